package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of migrate and check, and what is in the database afterwards. */
class MigrateTest {
  private static final String GOOD =
      """
      ALTER TABLE customers ADD COLUMN level TEXT NOT NULL DEFAULT 'bronze';
      UPDATE customers SET level = 'gold' WHERE id = 1;
      """;

  @RegisterExtension static final Golden GOLDEN = new Golden("migrate");

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void prepare() throws Exception {
    cli = new Cli(folder.toRealPath()).shop();
  }

  private Cli.Screen see(String name, ExitStatus status, String... arguments) {
    Cli.Screen screen = cli.run(arguments);
    GOLDEN.compare(name, screen.whole());
    assertThat(screen.status()).isEqualTo(status);
    return screen;
  }

  private String digest() {
    return cli.run("fingerprint", "-q").out().lines().reduce((a, b) -> b).orElse("");
  }

  @Test
  void a_good_migration_is_applied_and_nothing_is_lost() throws Exception {
    cli.file("migrations/0002_add_level.sql", GOOD);
    see("good", ExitStatus.DONE, "migrate");
    assertThat(cli.ask("shop.db", "SELECT level FROM customers WHERE id = 1")).isEqualTo("gold");
    see("history", ExitStatus.DONE, "history");
    see("again", ExitStatus.DONE, "migrate");
  }

  @Test
  void machines_get_one_event_a_line_and_last_the_outcome() throws Exception {
    cli.file("migrations/0002_add_level.sql", GOOD);
    see("good-json", ExitStatus.DONE, "migrate", "--json");
  }

  @Test
  void a_dry_run_tells_and_changes_nothing() throws Exception {
    cli.file("migrations/0002_add_level.sql", GOOD);
    String before = digest();
    see("check", ExitStatus.DONE, "check");
    assertThat(digest()).isEqualTo(before);
    assertThat(cli.run("backups").out()).contains("No backup yet");
    assertThat(folder.resolve(".belay/scratch")).isEmptyDirectory();
  }

  @Test
  void a_column_in_use_is_not_dropped() throws Exception {
    cli.file("migrations/0002_drop_fax.sql", "ALTER TABLE customers DROP COLUMN fax;\n");
    String before = digest();
    see("drop-column", ExitStatus.NO, "migrate");
    assertThat(digest()).isEqualTo(before);
  }

  @Test
  void a_loss_that_is_allowed_happens_and_is_told() throws Exception {
    cli.file("migrations/0002_drop_fax.sql", "ALTER TABLE customers DROP COLUMN fax;\n");
    see(
        "drop-column-allowed",
        ExitStatus.DONE,
        "migrate",
        "--allow",
        "ban-drop-column:0002_drop_fax.sql",
        "--because",
        "nobody faxes");
  }

  @Test
  void a_table_rebuilt_with_foreign_keys_on_does_not_take_the_orders_along() throws Exception {
    cli.file(
        "migrations/0002_rebuild.sql",
        """
        PRAGMA foreign_keys = ON;
        CREATE TABLE customers_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''), fax TEXT);
        INSERT INTO customers_new (id, name, fax) SELECT id, name, fax FROM customers;
        DROP TABLE customers;
        ALTER TABLE customers_new RENAME TO customers;
        """);
    String before = digest();
    see("rebuild", ExitStatus.NO, "migrate");
    assertThat(digest()).isEqualTo(before);
  }

  @Test
  void what_fails_in_rehearsal_never_comes_to_the_database() throws Exception {
    cli.file(
        "migrations/0002_half.sql",
        "CREATE TABLE a (x);\nINSERT INTO customers (id, name) VALUES (1, 'again');\n");
    String before = digest();
    see("fails-in-rehearsal", ExitStatus.NO, "migrate");
    assertThat(digest()).isEqualTo(before);
  }

  @Test
  void what_fails_half_way_is_rolled_back_and_not_tried_again() throws Exception {
    cli.file(
        "migrations/0002_half.sql",
        "CREATE TABLE a (x);\nINSERT INTO customers (id, name) VALUES (1, 'again');\n");
    String before = digest();
    see("fails", ExitStatus.FAILED, "migrate", "--no-rehearsal");
    assertThat(digest()).isEqualTo(before);
    see("failed-before", ExitStatus.NO, "migrate");
    assertThat(cli.run("migrate", "--retry", "--no-rehearsal").status())
        .isEqualTo(ExitStatus.FAILED);
  }

  @Test
  void a_statement_outside_of_transactions_can_be_taken_back_too() throws Exception {
    cli.file("migrations/0002_add_level.sql", GOOD);
    cli.file("migrations/0003_vacuum.sql", "VACUUM;\n");
    cli.file("migrations/0004_bad.sql", "INSERT INTO customers (id, name) VALUES (1, 'again');\n");
    String before = digest();
    see("fails-after-commit", ExitStatus.FAILED, "migrate", "--no-rehearsal");
    assertThat(digest()).isEqualTo(before);
  }

  @Test
  void an_assertion_that_does_not_hold_stops_the_change() throws Exception {
    cli.file("migrations/0002_add_level.sql", GOOD);
    cli.file(
        "migrations/verify/levels.sql", "SELECT id, level FROM customers WHERE level = 'gold'");
    see("assertion", ExitStatus.NO, "migrate");
  }

  @Test
  void late_changed_and_vanished_files_are_told() throws Exception {
    cli.file("migrations/0003_add_level.sql", GOOD);
    assertThat(cli.run("migrate").status()).isEqualTo(ExitStatus.DONE);
    cli.file("migrations/0002_late.sql", "CREATE TABLE late (x);\n");
    cli.file("migrations/0003_add_level.sql", GOOD + "-- changed\n");
    see("unsettled", ExitStatus.NO, "migrate");
    see("unsettled-status", ExitStatus.NO, "status");
    Files.delete(folder.resolve("migrations/0003_add_level.sql"));
    see("vanished", ExitStatus.NO, "migrate", "--out-of-order");
  }

  @Test
  void an_existing_database_needs_a_baseline() throws Exception {
    cli.sql("other.db", "CREATE TABLE t (x)");
    see("baseline-needed", ExitStatus.NO, "migrate", "-t", "other.db", "--confirm", "other");
  }

  @Test
  void a_new_database_is_made_whole() throws Exception {
    see("new", ExitStatus.DONE, "migrate", "-t", "new.db", "--confirm", "new");
    assertThat(cli.ask("new.db", "SELECT count(*) FROM customers")).isEqualTo("0");
  }

  @Test
  void nothing_is_applied_while_migrations_are_to_be_skipped() throws Exception {
    cli.file("migrations/0002_add_level.sql", GOOD);
    cli.with(Map.of("SKIP_MIGRATIONS", "true"));
    see("skipped", ExitStatus.NO, "migrate");
  }

  @Test
  void a_protected_database_wants_its_name() throws Exception {
    cli.file("migrations/0002_add_level.sql", GOOD);
    cli.with(Map.of("BELAY_ENV", "production"));
    see("not-confirmed", ExitStatus.NO, "migrate");
    cli.typing("shop");
    assertThat(cli.run("migrate").status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void a_script_may_not_end_the_transaction() throws Exception {
    cli.file("migrations/0002_commit.sql", "CREATE TABLE a (x);\nCOMMIT;\nCREATE TABLE b (x);\n");
    String before = digest();
    see("commit-in-script", ExitStatus.NO, "migrate");
    assertThat(cli.run("migrate", "--no-rehearsal").status()).isEqualTo(ExitStatus.NO);
    assertThat(digest()).isEqualTo(before);
  }

  @Test
  void rows_that_are_added_do_not_hide_rows_that_are_deleted() throws Exception {
    cli.file(
        "migrations/0002_swap.sql",
        """
        DELETE FROM orders WHERE id <= 2;
        INSERT INTO orders (customer_id, total) VALUES (1, 1), (1, 2), (1, 3);
        """);
    see("hidden-delete", ExitStatus.NO, "migrate");
    assertThat(cli.ask("shop.db", "SELECT count(*) FROM orders")).isEqualTo("4");
  }

  @Test
  void rows_alone_that_are_added_are_no_loss() throws Exception {
    cli.file(
        "migrations/0002_more.sql",
        """
        INSERT INTO orders (customer_id, total) VALUES (1, 1);
        UPDATE orders SET total = 30 WHERE id = 2;
        """);
    assertThat(cli.run("migrate").status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void a_table_renamed_and_given_a_column_keeps_its_rows() throws Exception {
    cli.file(
        "migrations/0002_rename.sql",
        "ALTER TABLE orders RENAME TO sales;\nALTER TABLE sales ADD COLUMN note TEXT;\n");
    assertThat(cli.run("migrate").status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void a_permission_without_a_reason_allows_nothing() throws Exception {
    cli.file(
        "migrations/0002_drop_fax.sql",
        "-- belay:allow ban-drop-column\nALTER TABLE customers DROP COLUMN fax;\n");
    see("allow-without-reason", ExitStatus.NO, "check");
  }

  @Test
  void foreign_keys_act_outside_of_transactions_only_where_the_file_says_so() throws Exception {
    cli.file("migrations/0002_on.sql", "PRAGMA foreign_keys = ON;\nCREATE TABLE a (x);\n");
    cli.file(
        "migrations/0003_off.sql",
        "-- belay:no-transaction\nDELETE FROM customers WHERE id = 3;\n");
    cli.run(
        "migrate", "--allow", "ban-lost-rows:0003_off.sql", "--because", "the customer is gone");
    cli.run("check");
    assertThat(cli.ask("shop.db", "SELECT count(*) FROM orders WHERE customer_id = 3"))
        .isEqualTo("1");
  }
}
