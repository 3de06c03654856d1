package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a rehearsal is run on, and what it therefore can't tell. */
@ExtendWith(PostgresServer.class)
class RehearsalGroundTest {
  private static final String SCHEMA =
      """
      CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL, fax text);
      CREATE TABLE orders (
        id integer PRIMARY KEY, customer integer NOT NULL REFERENCES customers (id), total integer);
      INSERT INTO customers SELECT n, 'c' || n, nullif(n, 1)::text FROM generate_series(1, 50) n;
      INSERT INTO orders SELECT n, n % 50 + 1, n FROM generate_series(1, 1000) n;
      """;

  private static final String LEVEL =
      """
      ALTER TABLE customers ADD COLUMN level integer;
      UPDATE customers SET level = 1;
      """;

  @TempDir Path folder;

  private TestServer server;
  private ServerShop shop;

  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    shop = new ServerShop(server, folder, SCHEMA, "");
    shop.migration("0002_level.sql", LEVEL);
  }

  @AfterEach
  void nothing_is_left_beside() {
    assertThat(
            server.psql(
                "postgres",
                "SELECT datname FROM pg_database WHERE datname LIKE '"
                    + shop.name()
                    + "\\_belay\\_%'"))
        .isBlank();
  }

  @Test
  void the_server_copies_what_is_rehearsed_on() {
    assertThat(shop.done("migrate", "--rehearse", "template"))
        .contains("copy        made by the server, identical to the backup")
        .contains("on the server's copy; applied in")
        .contains("not proven: that the backup restores; belay verify db_backup_")
        .contains("schema and every value as rehearsed");
    assertThat(shop.done("backups", "show", "latest")).doesNotContain("restored");
  }

  @Test
  void a_check_on_the_servers_copy_reads_nothing_out() {
    assertThat(shop.done("check", "--rehearse", "template"))
        .contains("copy        made by the server, 2 tables, 1,050 rows")
        .contains("on the server's copy; applied in")
        .doesNotContain("not proven");
  }

  @Test
  void where_others_are_connected_the_backup_is_restored() throws Exception {
    try (Connection other = server.connect(shop.name())) {
      assertThat(shop.done("check", "--rehearse", "template"))
          .contains("not by the server: others are connected; read instead", "restored in");
      assertThat(shop.done("migrate", "--rehearse", "template"))
          .contains("not by the server: others are connected; the backup is restored instead")
          .contains("identical to the backup");
      assertThat(other.isValid(1)).isTrue();
    }
  }

  @Test
  void a_loss_is_found_on_the_servers_copy_and_attributed() throws Exception {
    shop.migration("0002_level.sql", "ALTER TABLE customers DROP COLUMN fax;\n");
    assertThat(shop.ends(ExitStatus.NO, "migrate", "--rehearse", "template"))
        .contains("customers.fax holds 49 values in 50 rows, which would be lost");
    assertThat(shop.ends(ExitStatus.NO, "check", "--rehearse", "template"))
        .contains("customers.fax holds 49 values in 50 rows, which would be lost");
  }

  @Test
  void what_is_written_between_backup_and_copy_is_told() throws Exception {
    shop.cli()
        .journaled(
            entry -> {
              if (entry.startsWith("Begun[step=copy")) {
                shop.ask("INSERT INTO customers VALUES (51, 'late')");
              }
            });
    assertThat(shop.done("migrate", "--rehearse", "template"))
        .contains("made by the server; others have written since the backup", "Done: 1 migration");
  }

  @Test
  void without_rows_nobody_is_told_that_all_is_well() throws Exception {
    assertThat(shop.done("check", "--rehearse", "schema"))
        .contains("copy        the schema alone: 2 tables, no rows")
        .contains("on the schema alone; applied in")
        .contains("customers     no reads or writes  0002_level.sql:1")
        .contains("for how long: can't be told without rows")
        .contains("not told: what becomes of all rows, and whether all of them keep new rules")
        .contains("1 migration can be run, as far as that can be told without all rows.")
        .doesNotContain("would go through");
    assertThat(shop.done("migrate", "--rehearse", "schema"))
        .contains("schema as rehearsed; rehearsed without all rows: everything was read")
        .contains("nothing lost");
  }

  @Test
  void a_loss_that_the_schema_alone_does_not_show_is_refused_all_the_same() throws Exception {
    shop.migration("0002_level.sql", "ALTER TABLE customers DROP COLUMN fax;\n");
    assertThat(shop.ends(ExitStatus.NO, "migrate", "--rehearse", "schema"))
        .contains("customers.fax holds 49 values in 50 rows");
    assertThat(
            shop.done(
                "migrate",
                "--rehearse",
                "schema",
                "--allow",
                "ban-drop-column:0002_level.sql",
                "--because",
                "nobody faxes"))
        .contains("lost what was allowed to be lost");
  }

  @Test
  void what_only_the_real_rows_break_is_taken_back() throws Exception {
    shop.migration("0002_level.sql", "ALTER TABLE customers ALTER fax SET NOT NULL;\n");
    shop.done("check", "--rehearse", "schema");
    assertThat(shop.ends(ExitStatus.FAILED, "migrate", "--rehearse", "schema"))
        .contains("contains null values", "verified, as before");
  }

  @Test
  void a_sample_holds_its_foreign_keys_and_gives_estimates() throws Exception {
    shop.ask(
        """
        INSERT INTO customers SELECT n, 'c' || n FROM generate_series(51, 30000) n;
        INSERT INTO orders SELECT n, 30000 - n % 20000, n FROM generate_series(1001, 25000) n;
        """);
    shop.migration(
        "0002_level.sql",
        "ALTER TABLE orders ALTER total TYPE bigint;\nUPDATE customers SET name = NULL;\n");
    assertThat(shop.ends(ExitStatus.NO, "check", "--rehearse", "sample"))
        .contains("not-null constraint");
    shop.migration("0002_level.sql", "ALTER TABLE orders ALTER total TYPE bigint;\n");
    assertThat(shop.done("check", "--rehearse", "sample"))
        .contains("the first 10,000 rows of each table: 1")
        .contains("on a sample of the rows; applied in")
        .containsPattern("orders        no reads or writes for about [0-9.]+ s \\(rewritten, ")
        .contains("estimated, as much more than for the sample as the tables are larger");
    assertThat(shop.done("migrate", "--rehearse", "sample"))
        .contains("of 55,000", "everything was read, nothing was lost");
  }

  @Test
  void a_proven_down_script_keeps_what_was_written_since() throws Exception {
    shop.migration(
        "0002_level.sql",
        "ALTER TABLE customers ADD COLUMN level integer;\n"
            + "CREATE INDEX by_total ON orders (total);\n");
    shop.migration(
        "0002_level.down.sql", "DROP INDEX by_total;\nALTER TABLE customers DROP COLUMN level;\n");
    assertThat(shop.done("migrate", "--rehearse", "template"))
        .contains("down script proven: schema and every value as before");
    shop.ask("INSERT INTO orders VALUES (5000, 1, 1)");
    assertThat(shop.done("rollback"))
        .contains("the down scripts, as proven in rehearsal: what was written since stays")
        .contains("Done: 1 migration taken back");
    assertThat(shop.ask("SELECT count(*) FROM orders")).isEqualTo("1001");
  }
}
