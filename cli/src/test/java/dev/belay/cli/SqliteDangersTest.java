package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can go wrong without a word from SQLite when a table is changed: each danger is refused,
 * with the rule that says why, or made harmless. Most come from the twelve steps of
 * https://www.sqlite.org/lang_altertable.html, section 7.
 */
class SqliteDangersTest {
  private static final Pattern RULE =
      Pattern.compile("\"rule\":\"([a-z-]+)\",\"severity\":\"(error|warning)\"");

  @TempDir Path folder;
  private Cli cli;
  private String before = "";

  @BeforeEach
  void prepare() throws Exception {
    cli = new Cli(folder.toRealPath()).shop();
    cli.sql(
        "shop.db",
        "CREATE TABLE visits (customer_id INTEGER REFERENCES customers (id) ON DELETE SET NULL)",
        "INSERT INTO visits VALUES (1), (2)",
        "CREATE TABLE codes (code TEXT, other TEXT)",
        "INSERT INTO codes VALUES ('00742', 'a'), ('1e3', 'b')",
        "CREATE INDEX orders_by_customer ON orders (customer_id)",
        "CREATE TRIGGER orders_kept AFTER DELETE ON orders BEGIN SELECT 1; END");
    before = digest();
  }

  private String digest() {
    return cli.run("fingerprint", "-q").out().lines().reduce((a, b) -> b).orElse("");
  }

  /** The rules that object to a script, errors and warnings, in a refused migrate. */
  private List<String> refusal(String script) throws Exception {
    cli.file("migrations/0002_change.sql", script);
    Cli.Screen screen = cli.run("migrate", "--json");
    assertThat(screen.status()).as(screen.whole()).isEqualTo(ExitStatus.NO);
    assertThat(digest()).isEqualTo(before);
    List<String> rules = new ArrayList<>();
    RULE.matcher(screen.out()).results().forEach(found -> rules.add(found.group(1)));
    return rules;
  }

  private void goesThrough(String script) throws Exception {
    cli.file("migrations/0002_change.sql", script);
    Cli.Screen screen = cli.run("migrate");
    assertThat(screen.status()).as(screen.whole()).isEqualTo(ExitStatus.DONE);
  }

  private String count(String table) throws SQLException {
    return cli.ask("shop.db", "SELECT count(*) FROM " + table);
  }

  private static final String REBUILT_CUSTOMERS =
      """
      CREATE TABLE customers_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, fax TEXT);
      INSERT INTO customers_new (id, name, fax) SELECT id, name, fax FROM customers;
      DROP TABLE customers;
      ALTER TABLE customers_new RENAME TO customers;
      """;

  @Test
  void dropping_a_parent_with_foreign_keys_on_deletes_and_nulls_what_refers_to_it()
      throws Exception {
    assertThat(refusal("PRAGMA foreign_keys = ON;\n" + REBUILT_CUSTOMERS))
        .contains("ban-lost-rows", "ban-lost-values");
  }

  @Test
  void deferring_foreign_keys_does_not_help() throws Exception {
    assertThat(
            refusal(
                "PRAGMA foreign_keys = ON;\nPRAGMA defer_foreign_keys = ON;\n" + REBUILT_CUSTOMERS))
        .contains("ban-lost-rows");
  }

  @Test
  void the_same_rebuild_without_foreign_keys_keeps_everything() throws Exception {
    goesThrough(REBUILT_CUSTOMERS);
    assertThat(count("orders")).isEqualTo("4");
    assertThat(count("visits WHERE customer_id IS NOT NULL")).isEqualTo("2");
  }

  @Test
  void a_pragma_that_comes_too_late_is_told() throws Exception {
    assertThat(
            refusal(
                "CREATE TABLE first (x);\nPRAGMA foreign_keys = OFF;\n"
                    + "ALTER TABLE codes DROP COLUMN other;\n"))
        .contains("ban-foreign-keys-pragma-in-transaction");
  }

  @Test
  void renaming_first_makes_references_follow_the_old_table() throws Exception {
    assertThat(
            refusal(
                """
                ALTER TABLE customers RENAME TO customers_old;
                CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, fax TEXT);
                INSERT INTO customers (id, name, fax) SELECT id, name, fax FROM customers_old;
                DROP TABLE customers_old;
                """))
        .isNotEmpty();
  }

  private static final String REBUILT_ORDERS =
      """
      CREATE TABLE orders_new (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
        total NUMERIC NOT NULL
      );
      INSERT INTO orders_new (id, customer_id, total) SELECT id, customer_id, total FROM orders;
      DROP TABLE orders;
      ALTER TABLE orders_new RENAME TO orders;
      """;

  @Test
  void indexes_and_triggers_that_a_rebuild_forgets_are_missed() throws Exception {
    assertThat(refusal(REBUILT_ORDERS))
        .filteredOn("ban-lost-object"::equals)
        .as("an index and a trigger")
        .hasSize(2);
  }

  @Test
  void a_rebuild_that_remembers_them_goes_through() throws Exception {
    goesThrough(
        REBUILT_ORDERS
            + """
            CREATE INDEX orders_by_customer ON orders (customer_id);
            CREATE TRIGGER orders_kept AFTER DELETE ON orders BEGIN SELECT 1; END;
            """);
  }

  @Test
  void numbers_are_not_given_out_twice() throws Exception {
    cli.sql("shop.db", "DELETE FROM orders WHERE id = 4");
    before = digest();
    assertThat(refusal(REBUILT_ORDERS)).contains("ban-lost-sequence");
  }

  @Test
  void rows_that_insert_or_ignore_drops_are_missed() throws Exception {
    assertThat(
            refusal(
                """
                CREATE TABLE visits_new (customer_id INTEGER UNIQUE CHECK (customer_id <> 2));
                INSERT OR IGNORE INTO visits_new (customer_id) SELECT customer_id FROM visits;
                DROP TABLE visits;
                ALTER TABLE visits_new RENAME TO visits;
                """))
        .contains("ban-insert-or-ignore-in-rebuild", "ban-lost-rows");
  }

  @Test
  void values_that_select_star_puts_into_other_columns_are_missed() throws Exception {
    assertThat(
            refusal(
                """
                CREATE TABLE codes_new (other TEXT, code TEXT);
                INSERT INTO codes_new SELECT * FROM codes;
                DROP TABLE codes;
                ALTER TABLE codes_new RENAME TO codes;
                """))
        .contains("ban-moved-values");
  }

  @Test
  void a_column_left_out_of_the_copy_is_missed() throws Exception {
    assertThat(
            refusal(
                """
                CREATE TABLE codes_new (code TEXT, other TEXT);
                INSERT INTO codes_new (code) SELECT code FROM codes;
                DROP TABLE codes;
                ALTER TABLE codes_new RENAME TO codes;
                """))
        .contains("ban-lost-values");
  }

  @Test
  void values_that_another_type_changes_are_noticed() throws Exception {
    assertThat(
            refusal(
                """
                CREATE TABLE codes_new (code INTEGER, other TEXT);
                INSERT INTO codes_new (code, other) SELECT code, other FROM codes;
                DROP TABLE codes;
                ALTER TABLE codes_new RENAME TO codes;
                """))
        .contains("ban-changed-values");
  }

  @Test
  void integers_too_large_for_a_real_are_noticed() throws Exception {
    cli.sql("shop.db", "CREATE TABLE big (n INTEGER)", "INSERT INTO big VALUES (9007199254740993)");
    before = digest();
    assertThat(
            refusal(
                """
                CREATE TABLE big_new (n REAL);
                INSERT INTO big_new (n) SELECT n FROM big;
                DROP TABLE big;
                ALTER TABLE big_new RENAME TO big;
                """))
        .contains("ban-changed-values");
  }

  @Test
  void a_column_that_may_not_be_null_fails_in_rehearsal() throws Exception {
    refusal("ALTER TABLE customers ADD COLUMN age INTEGER NOT NULL;\n");
    refusal("ALTER TABLE customers ADD COLUMN at TEXT DEFAULT CURRENT_TIMESTAMP;\n");
    refusal("ALTER TABLE customers ADD COLUMN sku TEXT UNIQUE;\n");
  }

  @Test
  void a_column_in_use_by_an_index_or_a_view_fails_in_rehearsal() throws Exception {
    refusal("ALTER TABLE orders DROP COLUMN customer_id;\n");
    cli.sql("shop.db", "CREATE VIEW names AS SELECT name FROM customers");
    refusal("ALTER TABLE customers DROP COLUMN name;\n");
  }

  @Test
  void a_view_that_is_broken_afterwards_is_noticed() throws Exception {
    cli.sql("shop.db", "CREATE VIEW names AS SELECT name FROM customers");
    assertThat(
            refusal(
                """
                PRAGMA legacy_alter_table = ON;
                CREATE TABLE customers_new (id INTEGER PRIMARY KEY, title TEXT NOT NULL, fax TEXT);
                INSERT INTO customers_new (id, title, fax) SELECT id, name, fax FROM customers;
                DROP TABLE customers;
                ALTER TABLE customers_new RENAME TO customers;
                """))
        .contains("ban-violation");
  }

  @Test
  void what_cannot_run_in_a_transaction_runs_alone() throws Exception {
    goesThrough("VACUUM;\n");
    assertThat(count("orders")).isEqualTo("4");
  }

  @Test
  void a_script_cannot_end_the_transaction() throws Exception {
    assertThat(refusal("CREATE TABLE a (x);\nCOMMIT;\nDROP TABLE orders;\n"))
        .contains("ban-transaction-control");
    assertThat(refusal("BEGIN;\nDELETE FROM orders;\nEND TRANSACTION;\n"))
        .contains("ban-transaction-control");
  }

  @Test
  void another_database_stays_out_of_reach() throws Exception {
    cli.sql("other.db", "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)");
    String place = folder.resolve("other.db").toString();
    assertThat(refusal("ATTACH '" + place + "' AS other;\nDELETE FROM other.t;\n"))
        .contains("ban-attach");
    assertThat(cli.ask("other.db", "SELECT count(*) FROM t")).isEqualTo("1");
    assertThat(refusal("VACUUM INTO '" + folder.resolve("new.db") + "';\n")).contains("ban-attach");
    assertThat(folder.resolve("new.db")).doesNotExist();
  }

  @Test
  void writing_to_the_schema_table_is_refused() throws Exception {
    refusal(
        "PRAGMA writable_schema = ON;\n"
            + "UPDATE sqlite_schema SET sql = NULL WHERE name = 'codes';\n");
  }
}
