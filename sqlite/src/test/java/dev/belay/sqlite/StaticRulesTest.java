package dev.belay.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.check.Check;
import dev.belay.check.Finding;
import dev.belay.check.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of SQLite's dangers without any database. */
final class StaticRulesTest {
  private static final String GIVEN =
      """
      CREATE TABLE customer (
        id INTEGER PRIMARY KEY, name TEXT, phone TEXT, points INTEGER NOT NULL DEFAULT 0);
      CREATE TABLE invoice (
        id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customer (id) ON DELETE CASCADE);
      """;

  private static final String SWAP =
      "DROP TABLE customer; ALTER TABLE customer_new RENAME TO customer;";

  /** Without the notice that there is a rebuild. */
  private static List<Finding> findings(String given, String sql) {
    return findings(new Chain().earlier(given).pending(sql));
  }

  private static List<Finding> findings(Chain chain) {
    return new Check(chain.script(), List.of())
        .look().all().stream().filter(finding -> finding.severity() != Severity.NOTICE).toList();
  }

  private static List<String> rules(String given, String sql) {
    return findings(given, sql).stream().map(Finding::rule).toList();
  }

  /** A rebuild of the customers in which nothing else is wrong. */
  private static String rebuild(String definition, String columns, String selected) {
    return "CREATE TABLE customer_new (%s); INSERT INTO customer_new (%s) SELECT %s FROM customer; %s"
        .formatted(definition, columns, selected, SWAP);
  }

  private static final String SAME =
      rebuild(
          "id INTEGER PRIMARY KEY, name TEXT, phone TEXT, points INTEGER NOT NULL DEFAULT 0",
          "id, name, phone, points",
          "id, name, phone, points");

  @Test
  void nothing_is_said_of_a_rebuild_that_copies_everything() {
    assertThat(rules(GIVEN, SAME)).isEmpty();
  }

  @Test
  void with_foreign_keys_a_rebuild_empties_what_refers_to_the_table() {
    assertThat(findings(GIVEN, "PRAGMA foreign_keys = ON; PRAGMA defer_foreign_keys = ON; " + SAME))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("ban-lost-rows");
              assertThat(finding.message())
                  .isEqualTo(
                      "rows of invoice would be lost: dropping customer deletes its rows first,"
                          + " and the foreign key acts on it (ON DELETE CASCADE)");
              assertThat(finding.help()).contains("defer_foreign_keys does not help");
            });
  }

  @Test
  void with_foreign_keys_a_rebuild_clears_what_refers_to_the_table() {
    String given = GIVEN.replace("CASCADE", "SET NULL");

    assertThat(rules(given, "PRAGMA foreign_keys = ON; " + SAME))
        .containsExactly("ban-lost-values");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ON DELETE RESTRICT", "ON DELETE NO ACTION"})
  void a_reference_that_does_nothing_loses_nothing(String onDelete) {
    String given = GIVEN.replace("ON DELETE CASCADE", onDelete);

    assertThat(rules(given, "PRAGMA foreign_keys = ON; " + SAME)).isEmpty();
  }

  @Test
  void a_table_that_was_rebuilt_itself_still_refers() {
    String again =
        "CREATE TABLE i (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customer"
            + " ON DELETE CASCADE); INSERT INTO i (id, customer_id) SELECT id, customer_id FROM"
            + " invoice; DROP TABLE invoice; ALTER TABLE i RENAME TO invoice;";

    assertThat(findings(GIVEN + again, "PRAGMA foreign_keys = ON; " + SAME))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .startsWith("rows of invoice would be lost");
  }

  @Test
  void a_column_that_nothing_is_copied_into_loses_its_values() {
    String sql =
        rebuild(
            "id INTEGER PRIMARY KEY, name TEXT, phone TEXT, points INTEGER",
            "id, name, points",
            "id, name, points");

    assertThat(rules(GIVEN, sql)).containsExactly("ban-lost-values");
    assertThat(
            rules(
                GIVEN,
                sql.replace(SWAP, "UPDATE customer_new SET phone = 1 WHERE id > 1; " + SWAP)))
        .isEmpty();
  }

  @Test
  void a_column_that_the_new_table_lacks_is_dropped() {
    String definition = "id INTEGER PRIMARY KEY, name TEXT, points INTEGER";

    assertThat(rules(GIVEN, rebuild(definition, "id, name, points", "id, name, points")))
        .containsExactly("ban-drop-column");
    assertThat(rules(GIVEN, rebuild(definition, "id, name, points", "id, name || phone, points")))
        .isEmpty();
  }

  @Test
  void columns_added_and_renamed_before_are_known() {
    String given =
        GIVEN
            + "ALTER TABLE customer ADD COLUMN fax TEXT;"
            + "ALTER TABLE customer RENAME COLUMN phone TO telephone;";
    String definition = "id INTEGER PRIMARY KEY, name TEXT, telephone TEXT, points INTEGER";
    String columns = "id, name, telephone, points";

    assertThat(findings(given, rebuild(definition, columns, columns)))
        .extracting(Finding::message)
        .containsExactly("whatever customer.fax holds would be lost");
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, INTEGER, ERROR",
    "VARCHAR(20), DECIMAL, ERROR",
    "TEXT, REAL, ERROR",
    "INTEGER, REAL, WARNING",
    "INTEGER, TEXT, WARNING",
    "'', INTEGER, WARNING",
  })
  void another_affinity_changes_values(String old, String now, Severity severity) {
    assertThat(findings(typed(old), copied(now)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("ban-changed-values");
              assertThat(finding.severity()).isEqualTo(severity);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, VARCHAR(9)",
    "INT, BIGINT",
    "INTEGER, NUMERIC",
    "TEXT, BLOB",
    "TEXT, DATETIME",
    "FLOAT, DOUBLE"
  })
  void the_same_affinity_changes_nothing(String old, String now) {
    assertThat(rules(typed(old), copied(now))).isEmpty();
  }

  private static String typed(String type) {
    return "CREATE TABLE customer (id INTEGER PRIMARY KEY, a " + type + ");";
  }

  private static String copied(String type) {
    return rebuild("id INTEGER PRIMARY KEY, a " + type, "id, a", "id, a");
  }

  @Test
  void a_conversion_that_is_said_is_none_in_silence() {
    String sql = rebuild("id INTEGER PRIMARY KEY, a INTEGER", "id, a", "id, CAST(a AS INTEGER)");

    assertThat(rules(typed("TEXT"), sql)).isEmpty();
  }

  @Test
  void null_does_not_fit_where_it_must_not_be() {
    assertThat(rules(typed("TEXT"), copied("TEXT NOT NULL")))
        .containsExactly("require-values-for-not-null");
    assertThat(
            rules(
                typed("TEXT"),
                rebuild("id INTEGER PRIMARY KEY, a TEXT NOT NULL", "id, a", "id, coalesce(a, '')")))
        .isEmpty();
    assertThat(rules(typed("TEXT NOT NULL"), copied("TEXT NOT NULL"))).isEmpty();
    assertThat(
            rules(
                typed("TEXT"),
                "UPDATE customer SET a = '' WHERE a IS NULL; " + copied("TEXT NOT NULL")))
        .isEmpty();
  }

  @Test
  void nothing_is_said_of_tables_that_are_made_in_the_same_run() {
    assertThat(findings(new Chain().pending(GIVEN).pending("PRAGMA foreign_keys = ON; " + SAME)))
        .isEmpty();
  }

  @Test
  void nothing_is_said_of_tables_that_nobody_knows() {
    assertThat(rules("", copied("INTEGER NOT NULL"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fts5(name, content='customer')", "fts4(content=\"customer\", name)"})
  void a_search_index_knows_rows_by_numbers_that_change(String module) {
    String given =
        "CREATE TABLE customer (email TEXT PRIMARY KEY, name TEXT);"
            + "CREATE VIRTUAL TABLE search USING "
            + module
            + ";";
    String sql = rebuild("email TEXT PRIMARY KEY, name TEXT", "email, name", "email, name");

    assertThat(rules(given, sql)).containsExactly("ban-new-row-numbers");
    assertThat(rules(given, sql + "INSERT INTO search (search) VALUES ('rebuild')")).isEmpty();
    assertThat(
            rules(
                given,
                rebuild(
                    "email TEXT PRIMARY KEY, name TEXT",
                    "rowid, email, name",
                    "rowid, email, name")))
        .isEmpty();
    assertThat(
            rules(
                given.replace("email TEXT", "email INTEGER"),
                sql.replace("email TEXT", "email INTEGER")))
        .isEmpty();
  }
}
