package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.TableName;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Comparison;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableFingerprint;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What an engine promises of the fingerprint of what is in a database. */
public interface FingerprintContract {
  TableName TABLE = TableName.of("t");

  EngineSubject subject();

  private Fingerprint of(String script) {
    Database database = subject().create();
    Script.run(database, script);
    return of(database, Carry.NOTHING);
  }

  private static Fingerprint of(Database database, Carry carry) {
    try (Session session = database.openReadOnly()) {
      return session.fingerprint(carry, Progress.NONE);
    }
  }

  private TableFingerprint rows(String values) {
    String insert = values.isEmpty() ? "" : "INSERT INTO t VALUES " + values;
    return of("CREATE TABLE t (a integer, b text); " + insert).find(TABLE).orElseThrow();
  }

  @Test
  default void the_order_of_rows_does_not_matter_but_how_often_they_occur_does() {
    TableFingerprint some = rows("(1, 'x'), (2, 'y'), (2, 'y')");

    assertThat(rows("(2, 'y'), (1, 'x'), (2, 'y')")).isEqualTo(some);
    assertThat(rows("(2, 'y'), (1, 'x')")).isNotEqualTo(some);
    assertThat(rows("(2, 'y'), (1, 'x'), (1, 'x')")).isNotEqualTo(some);
  }

  @Test
  default void values_that_change_places_between_rows_are_noticed() {
    TableFingerprint some = rows("(1, 'x'), (2, 'y')");
    TableFingerprint swapped = rows("(1, 'y'), (2, 'x')");

    assertThat(swapped.columns()).isEqualTo(some.columns());
    assertThat(swapped.rowSum()).isNotEqualTo(some.rowSum());
  }

  @Test
  default void null_is_no_value_and_the_empty_text_is_one() {
    TableFingerprint some = rows("(1, NULL), (NULL, ''), (NULL, NULL)");

    assertThat(some.rows().rows()).isEqualTo(3);
    assertThat(some.find("a").orElseThrow().values().rows()).isEqualTo(1);
    assertThat(some.find("b").orElseThrow().values().rows()).isEqualTo(1);
    assertThat(rows("(1, ''), (NULL, NULL), (NULL, NULL)")).isNotEqualTo(some);
    assertThat(rows("(NULL, NULL)").find("a").orElseThrow().sum())
        .isEqualTo(rows("").find("a").orElseThrow().sum());
  }

  @Test
  default void texts_of_all_alphabets_are_told_apart() {
    List<String> texts =
        List.of("", " ", "a", "A", "á", "a\u0301", "\uD83D\uDE00", "\uD83D\uDE01", "日本", "1", "01");

    assertThat(texts.stream().map(text -> rows("(1, '" + text + "')")).distinct())
        .hasSize(texts.size());
  }

  @Test
  default void integers_of_all_sizes_are_told_apart() {
    List<String> numbers = List.of("0", "1", "-1", "255", "256", "65536", "-2147483648");

    assertThat(numbers.stream().map(number -> rows("(" + number + ", '')")).distinct())
        .hasSize(numbers.size());
  }

  @Test
  default void a_table_alone_has_the_fingerprint_that_it_has_among_others() {
    Database database = subject().create();
    Script.run(
        database,
        "CREATE TABLE t (a integer); CREATE TABLE u (a integer); INSERT INTO t VALUES (1)");
    try (Session session = database.openReadOnly()) {
      Fingerprint all = session.fingerprint(Carry.NOTHING, Progress.NONE);

      assertThat(session.fingerprint(TABLE)).isEqualTo(all.find(TABLE)).isPresent();
      assertThat(session.fingerprint(TableName.of("nowhere"))).isEmpty();
    }
  }

  @Test
  default void odd_names_are_taken_literally() {
    List<String> names =
        List.of(
            "order", "two words", "it's", "a\"b", "select", "größe", "a;b", "semi--colon", "[x]");
    Database database = subject().create();
    var dialect = database.engine().dialect();
    for (String name : names) {
      String quoted = dialect.quote(name);
      Script.run(
          database,
          "CREATE TABLE %s (%s integer); INSERT INTO %s VALUES (7)"
              .formatted(quoted, quoted, quoted));
    }

    Fingerprint fingerprint = of(database, Carry.NOTHING);

    assertThat(fingerprint.tables()).hasSize(names.size());
    for (String name : names) {
      TableFingerprint table = fingerprint.find(TableName.of(name)).orElseThrow();
      assertThat(table.rows().rows()).isEqualTo(1);
      assertThat(table.find(name).orElseThrow().sum())
          .isEqualTo(fingerprint.tables().get(0).columns().get(0).sum());
    }
  }

  @Test
  default void carried_columns_show_that_rows_are_the_same_although_a_column_came() {
    Database database = subject().create();
    Script.run(
        database, "CREATE TABLE t (a integer, b text); INSERT INTO t VALUES (1, 'x'), (2, 'y')");
    Fingerprint before = of(database, Carry.NOTHING);
    Script.run(database, "ALTER TABLE t ADD COLUMN c integer; UPDATE t SET c = a * 10");
    Fingerprint added = of(database, Carry.of(before));
    Script.run(database, "UPDATE t SET b = CASE b WHEN 'x' THEN 'y' ELSE 'x' END");
    Fingerprint swapped = of(database, Carry.of(before));

    assertThat(added.find(TABLE).orElseThrow().carried().orElseThrow().rowSum())
        .isEqualTo(before.find(TABLE).orElseThrow().rowSum());
    assertThat(Comparison.between(before, added).losesData()).isFalse();
    assertThat(Comparison.between(before, added).changes()).hasSize(1);
    assertThat(Comparison.between(before, swapped).changes()).hasSize(2);
  }

  @Test
  default void a_fingerprint_is_of_one_moment_while_an_application_writes() {
    Database database = subject().create();
    Bank.found(database);
    try (Bank bank = Bank.open(database);
        Session session = database.openReadOnly()) {
      for (int number = 0; number < 20; number++) {
        bank.awaitTransfers(2);
        Fingerprint one = session.fingerprint(Carry.NOTHING, Progress.NONE);
        assertThat(one.tables()).hasSize(2);
      }
    }
    assertThat(of(database, Carry.NOTHING)).isEqualTo(of(database, Carry.NOTHING));
  }

  @Test
  default void the_progress_of_a_fingerprint_ends_at_its_total_or_the_number_of_rows() {
    Database database = subject().create();
    Bank.found(database);
    var last = new AtomicLong();
    var known = new AtomicLong();
    try (Session session = database.openReadOnly()) {
      Fingerprint all =
          session.fingerprint(
              Carry.NOTHING,
              (done, total, unit) -> {
                last.set(done);
                known.set(total);
              });

      long end = known.get() < 0 ? all.rows().rows() : known.get();
      assertThat(last.get()).isEqualTo(end).isPositive();
    }
  }
}
