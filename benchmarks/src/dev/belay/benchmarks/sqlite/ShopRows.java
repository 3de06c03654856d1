package dev.belay.benchmarks.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Rows like an application's: skewed values, nulls, Unicode, JSON, and some that can't shrink. */
final class ShopRows implements AutoCloseable {
  private static final int CUSTOMERS = 1_000;
  private static final int ORDERS = 5_000;
  private static final int EVENTS = 20_000;
  private static final int FILES = 50;
  private static final int SESSIONS_AT_A_TIME = 500;
  private static final int EVENTS_OF_A_SESSION = 8;

  private static final LocalDateTime OPENING = LocalDateTime.of(2019, 3, 1, 9, 0);
  private static final String[] FIRST = {
    "Anna", "Bjørn", "Chloé", "Dmitri", "Eszter", "Fatima", "Gül", "Håkon", "José", "Ольга", "李",
    "さくら", "Nguyễn", "Zoë", "Łukasz", "Siobhán", "Václav", "Wendy", "Yusuf", "Ingrid"
  };
  private static final String[] LAST = {
    "Müller",
    "Ångström",
    "Dvořák",
    "García",
    "Иванова",
    "Kowalski",
    "Nagy",
    "O'Brien",
    "Smith",
    "王",
    "田中",
    "Öztürk",
    "Papadopoulos",
    "Quispe",
    "Rossi",
    "Sørensen",
    "van Dijk"
  };
  private static final String[] CITIES = {
    "Berlin", "Köln", "Paris", "São Paulo", "Kraków", "東京", "Reykjavík", "Zürich", "Dublin"
  };
  private static final String[] COUNTRIES = {"DE", "DE", "FR", "BR", "PL", "JP", "IS", "CH", "IE"};
  private static final String[] STATUSES = {"open", "paid", "sent", "sent", "sent", "returned"};
  private static final String[] KINDS = {"visit", "visit", "search", "basket", "login", "review"};
  private static final String[] WORDS = {
    "rope",
    "please",
    "deliver",
    "after",
    "noon",
    "harness",
    "the",
    "blue",
    "one",
    "carabiner",
    "not",
    "gate",
    "ring",
    "twice",
    "gift",
    "wrapped",
    "size",
    "was",
    "wrong",
    "again",
    "und",
    "bitte",
    "neighbour",
    "returned",
    "helmet",
    "chalk",
    "invoice",
    "company",
    "thanks",
    "very"
  };

  private final SplittableRandom random = new SplittableRandom(20_190_301);
  private final @Nullable String[] sessions = new String[SESSIONS_AT_A_TIME];
  private final long[] sessionCustomers = new long[SESSIONS_AT_A_TIME];
  private final PreparedStatement customers;
  private final PreparedStatement orders;
  private final PreparedStatement events;
  private final PreparedStatement files;
  private long customerCount;
  private long orderCount;
  private long eventCount;

  ShopRows(Connection connection) throws SQLException {
    customers =
        connection.prepareStatement("INSERT INTO customers VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)");
    orders = connection.prepareStatement("INSERT INTO orders VALUES (NULL, ?, ?, ?, ?, ?)");
    events = connection.prepareStatement("INSERT INTO events VALUES (NULL, ?, ?, ?, ?, ?)");
    files = connection.prepareStatement("INSERT INTO files VALUES (NULL, ?, ?, ?)");
  }

  /** About five megabytes. */
  void addChunk() throws SQLException {
    for (int i = 0; i < CUSTOMERS; i++) {
      addCustomer();
    }
    for (int i = 0; i < ORDERS; i++) {
      addOrder();
    }
    for (int i = 0; i < EVENTS; i++) {
      addEvent();
    }
    for (int i = 0; i < FILES; i++) {
      addFile();
    }
  }

  private void addCustomer() throws SQLException {
    customerCount++;
    int place = random.nextInt(CITIES.length);
    String first = any(FIRST);
    add(
        customers,
        first + " " + any(LAST),
        first.toLowerCase(Locale.ROOT) + customerCount + "@example.org",
        chance(20) ? null : any(WORDS) + " street " + random.nextInt(1, 200),
        CITIES[place],
        COUNTRIES[place],
        chance(60) ? null : "+49 " + random.nextInt(100, 999) + " " + random.nextInt(1_000_000),
        random.nextInt(0, 50_000) / 100.0,
        moment());
  }

  private void addOrder() throws SQLException {
    orderCount++;
    add(
        orders,
        random.nextLong(1, customerCount + 1),
        moment(),
        any(STATUSES),
        random.nextInt(500, 90_000),
        chance(70) ? null : words(random.nextInt(3, 18)));
  }

  private void addEvent() throws SQLException {
    eventCount++;
    int session = random.nextInt(SESSIONS_AT_A_TIME);
    if (sessions[session] == null || random.nextInt(EVENTS_OF_A_SESSION) == 0) {
      sessions[session] = hex(16);
      sessionCustomers[session] = random.nextLong(1, customerCount + 1);
    }
    add(
        events,
        sessionCustomers[session],
        1_551_430_800_000L + eventCount * 731 + random.nextInt(700),
        any(KINDS),
        sessions[session],
        chance(25) ? null : payload());
  }

  private String payload() {
    return "{\"path\":\"/products/%d\",\"referrer\":\"%s\",\"ms\":%d,\"tags\":[\"%s\",\"%s\"]}"
        .formatted(
            random.nextInt(2_000),
            chance(50) ? "search" : "https://example.org/" + any(WORDS),
            random.nextInt(5, 4_000),
            any(WORDS),
            any(WORDS));
  }

  private void addFile() throws SQLException {
    byte[] content = new byte[random.nextInt(1_000, 12_000)];
    if (chance(50)) {
      random.nextBytes(content);
    } else {
      content = words(content.length / 6).getBytes(StandardCharsets.UTF_8);
    }
    add(files, random.nextLong(1, orderCount + 1), "invoice-" + orderCount + ".pdf", content);
  }

  private static void add(PreparedStatement insert, Object... values) throws SQLException {
    for (int at = 0; at < values.length; at++) {
      insert.setObject(at + 1, values[at]);
    }
    insert.executeUpdate();
  }

  private String words(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(text.isEmpty() ? "" : " ").append(any(WORDS));
    }
    return text.toString();
  }

  private String hex(int digits) {
    String hex = Long.toHexString(random.nextLong() | Long.MIN_VALUE);
    return hex.substring(0, digits);
  }

  private String moment() {
    return OPENING.plusSeconds(random.nextInt(200_000_000)).toString();
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  @Override
  public void close() throws SQLException {
    customers.close();
    orders.close();
    events.close();
    files.close();
  }
}
