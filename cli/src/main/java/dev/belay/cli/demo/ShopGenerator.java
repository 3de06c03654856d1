package dev.belay.cli.demo;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/**
 * Fills a shop with data that looks like a shop's: nulls, Unicode, blobs, odd numbers. The same
 * every time, whatever the machine.
 */
final class ShopGenerator {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final LocalDateTime OPENING = LocalDateTime.of(2019, 3, 1, 9, 0);
  private static final String[] FIRST = {
    "Anna", "Bjørn", "Chloé", "Dmitri", "Eszter", "Fatima", "Gül", "Håkon", "İbrahim", "José",
    "Ольга", "李", "さくら", "Nguyễn", "Zoë", "Łukasz", "Siobhán", "Václav", "Wendy", "Yusuf"
  };
  private static final String[] LAST = {
    "Müller", "Ångström", "Dvořák", "García", "Иванова", "Kowalski", "Nagy", "O'Brien", "Smith",
    "王", "田中", "Öztürk", "Papadopoulos", "Quispe", "Rossi", "Sørensen", "Tanaka", "van Dijk"
  };
  private static final String[] CITIES = {
    "Berlin", "Köln", "Paris", "São Paulo", "Kraków", "東京", "Reykjavík", "Zürich", "Dublin"
  };
  private static final String[] COUNTRIES = {"DE", "DE", "DE", "FR", "BR", "PL", "JP", "IS", "CH"};
  private static final String[] THINGS = {
    "Rope 60 m",
    "Carabiner",
    "Harness",
    "Helmet",
    "Chalk bag",
    "Quickdraw",
    "Belay device",
    "Crash pad",
    "Headlamp 🔦",
    "Sling 120 cm",
    "Ice axe",
    "Crampons"
  };
  private static final String[] STATUSES = {
    "open", "paid", "paid", "sent", "sent", "sent", "returned"
  };
  private static final String[] METHODS = {"card", "transfer", "invoice", "voucher"};
  private static final String[] KINDS = {"visit", "search", "basket", "login", "review"};

  private final Connection connection;
  private final int customers;
  private final int products;
  private final SplittableRandom random = new SplittableRandom(20_190_301);

  /**
   * Prepares.
   *
   * @param connection takes times and JSON as text
   */
  ShopGenerator(Connection connection, int customers) {
    this.connection = connection;
    this.customers = customers;
    this.products = customers / 10;
  }

  /** Creates the tables by {@code schema} and fills them, in one transaction. */
  void generate(String schema) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(schema);
    }
    customers();
    products();
    orders();
    events();
    connection.commit();
    connection.setAutoCommit(true);
  }

  private void customers() throws SQLException {
    try (PreparedStatement insert = prepare("customers", 8)) {
      for (int id = 1; id <= customers; id++) {
        String first = pick(FIRST);
        String last = pick(LAST);
        int place = random.nextInt(CITIES.length);
        insert.setInt(1, id);
        insert.setString(2, "customer" + id + "@example.org");
        insert.setString(3, random.nextInt(40) == 0 ? first : first + " " + last);
        text(insert, 4, random.nextInt(3) == 0 ? "" : "+49 30 " + digits(7));
        text(insert, 5, random.nextInt(25) == 0 ? "+49 30 " + digits(7) : "");
        text(insert, 6, random.nextInt(10) == 0 ? "" : CITIES[place]);
        insert.setString(7, COUNTRIES[place]);
        insert.setString(8, moment(id * 180L));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void products() throws SQLException {
    try (PreparedStatement insert = prepare("products", 7)) {
      for (int id = 1; id <= products; id++) {
        insert.setInt(1, id);
        insert.setString(2, "SKU-" + (100_000 + id));
        insert.setString(3, pick(THINGS) + " No. " + id);
        insert.setDouble(4, random.nextInt(100, 30_000) / 100.0);
        if (random.nextInt(5) == 0) {
          insert.setNull(5, Types.REAL);
        } else {
          insert.setDouble(5, random.nextInt(1, 5_000) / 1000.0);
        }
        insert.setInt(6, random.nextInt(500));
        insert.setBytes(7, random.nextInt(4) == 0 ? new byte[0] : bytes(random.nextInt(64, 512)));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void orders() throws SQLException {
    try (PreparedStatement order = prepare("orders", 5);
        PreparedStatement line = prepare("order_lines", 5);
        PreparedStatement payment = prepare("payments", 5)) {
      for (int id = 1; id <= customers * 3; id++) {
        String placed = moment(id * 60L);
        String status = pick(STATUSES);
        order.setInt(1, id);
        order.setInt(2, random.nextInt(1, customers + 1));
        order.setString(3, placed);
        order.setString(4, status);
        text(order, 5, random.nextInt(12) == 0 ? "bitte klingeln 🔔 — “back door”" : "");
        order.addBatch();
        double total = lines(line, id);
        if (!status.equals("open")) {
          payment(payment, id, total, placed);
        }
        if (id % 5_000 == 0) {
          run(order, line, payment);
        }
      }
      run(order, line, payment);
    }
  }

  private static void run(PreparedStatement... batches) throws SQLException {
    for (PreparedStatement batch : batches) {
      batch.executeBatch();
    }
  }

  private double lines(PreparedStatement line, int order) throws SQLException {
    double total = 0;
    int count = random.nextInt(1, 4);
    for (int position = 1; position <= count; position++) {
      int quantity = random.nextInt(1, 5);
      double price = random.nextInt(100, 30_000) / 100.0;
      line.setInt(1, order);
      line.setInt(2, position);
      line.setInt(3, random.nextInt(1, products + 1));
      line.setInt(4, quantity);
      line.setDouble(5, price);
      line.addBatch();
      total += quantity * price;
    }
    return total;
  }

  private void payment(PreparedStatement payment, int order, double total, String placed)
      throws SQLException {
    payment.setInt(1, order);
    payment.setInt(2, order);
    payment.setDouble(3, Math.round(total * 100) / 100.0);
    payment.setString(4, pick(METHODS));
    text(payment, 5, random.nextInt(8) == 0 ? "" : placed);
    payment.addBatch();
  }

  /** Beside those that the trigger has made from the orders. */
  private void events() throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO events (at, customer_id, kind, payload) VALUES (?, ?, ?, ?)")) {
      for (int count = 1; count <= customers / 2; count++) {
        insert.setString(1, moment(count * 360L));
        if (random.nextInt(4) == 0) {
          insert.setNull(2, Types.INTEGER);
        } else {
          insert.setInt(2, random.nextInt(1, customers + 1));
        }
        insert.setString(3, pick(KINDS));
        text(insert, 4, random.nextInt(2) == 0 ? "" : "{\"agent\":\"belay/" + digits(3) + "\"}");
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private PreparedStatement prepare(String table, int columns) throws SQLException {
    return connection.prepareStatement(
        "INSERT INTO " + table + " VALUES (?" + ", ?".repeat(columns - 1) + ")");
  }

  /** The empty text stands for NULL. */
  private static void text(PreparedStatement statement, int position, String value)
      throws SQLException {
    if (value.isEmpty()) {
      statement.setNull(position, Types.VARCHAR);
    } else {
      statement.setString(position, value);
    }
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }

  private String digits(int count) {
    var digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    System.arraycopy("\u0089PNG".getBytes(StandardCharsets.ISO_8859_1), 0, bytes, 0, 4);
    return bytes;
  }

  private static String moment(long minutes) {
    return OPENING.plusMinutes(minutes).format(MOMENT);
  }
}
