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
  private Cli cli;
  private String name;

  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    name = server.createDatabase();
    server.psql(name, SCHEMA);
    String url = server.url(name).location();
    cli = new Cli(folder.toRealPath());
    cli.file("belay.yaml", Cli.YAML.replace("sqlite:shop.db", "\"" + url + "\""));
    cli.file("migrations/0001_create.sql", SCHEMA);
    cli.file("migrations/0002_level.sql", LEVEL);
    ends(ExitStatus.DONE, "baseline", "0001");
  }

  @AfterEach
  void nothing_is_left_beside() {
    assertThat(
            server.psql(
                "postgres",
                "SELECT datname FROM pg_database WHERE datname LIKE '" + name + "\\_belay\\_%'"))
        .isBlank();
  }

  private String ends(ExitStatus status, String... arguments) {
    Cli.Screen screen = cli.run(arguments);
    assertThat(screen.status()).as(screen.whole()).isEqualTo(status);
    return screen.out() + screen.err();
  }

  @Test
  void the_server_copies_what_is_rehearsed_on() {
    assertThat(ends(ExitStatus.DONE, "migrate", "--rehearse", "template"))
        .contains("copy        made by the server, identical to the backup")
        .contains("on the server's copy; applied in")
        .contains("not proven: that the backup restores; belay verify db_backup_")
        .contains("schema and every value as rehearsed");
    assertThat(ends(ExitStatus.DONE, "backups", "show", "latest")).doesNotContain("restored");
  }

  @Test
  void a_check_on_the_servers_copy_reads_nothing_out() {
    assertThat(ends(ExitStatus.DONE, "check", "--rehearse", "template"))
        .contains("copy        made by the server, 2 tables, 1,050 rows")
        .contains("on the server's copy; applied in")
        .doesNotContain("not proven");
  }

  @Test
  void where_others_are_connected_the_backup_is_restored() throws Exception {
    try (Connection other = server.connect(name)) {
      assertThat(ends(ExitStatus.DONE, "check", "--rehearse", "template"))
          .contains("not by the server: others are connected; read instead", "restored in");
      assertThat(ends(ExitStatus.DONE, "migrate", "--rehearse", "template"))
          .contains("not by the server: others are connected; the backup is restored instead")
          .contains("identical to the backup");
      assertThat(other.isValid(1)).isTrue();
    }
  }

  @Test
  void a_loss_is_found_on_the_servers_copy_and_attributed() throws Exception {
    cli.file("migrations/0002_level.sql", "ALTER TABLE customers DROP COLUMN fax;\n");
    assertThat(ends(ExitStatus.NO, "migrate", "--rehearse", "template"))
        .contains("customers.fax holds 49 values in 50 rows; they would be lost");
    assertThat(ends(ExitStatus.NO, "check", "--rehearse", "template"))
        .contains("customers.fax holds 49 values in 50 rows; they would be lost");
  }

  @Test
  void what_is_written_between_backup_and_copy_is_told() throws Exception {
    cli.journaled(
        entry -> {
          if (entry.startsWith("Begun[step=copy")) {
            server.psql(name, "INSERT INTO customers VALUES (51, 'late')");
          }
        });
    assertThat(ends(ExitStatus.DONE, "migrate", "--rehearse", "template"))
        .contains("made by the server; others have written since the backup", "Done: 1 migration");
  }

  @Test
  void without_rows_nobody_is_told_that_all_is_well() throws Exception {
    assertThat(ends(ExitStatus.DONE, "check", "--rehearse", "schema"))
        .contains("copy        the schema alone: 2 tables, no rows")
        .contains("on the schema alone; applied in")
        .contains("customers     no reads or writes  0002_level.sql:1")
        .contains("for how long: can't be told without rows")
        .contains("not told: what becomes of all rows, and whether all of them keep new rules")
        .contains("1 migration can be run, as far as that can be told without all rows.")
        .doesNotContain("would go through");
    assertThat(ends(ExitStatus.DONE, "migrate", "--rehearse", "schema"))
        .contains("schema as rehearsed; rehearsed without all rows: everything was read")
        .contains("nothing lost");
  }

  @Test
  void a_loss_that_the_schema_alone_does_not_show_is_refused_all_the_same() throws Exception {
    cli.file("migrations/0002_level.sql", "ALTER TABLE customers DROP COLUMN fax;\n");
    assertThat(ends(ExitStatus.NO, "migrate", "--rehearse", "schema"))
        .contains("customers.fax holds 49 values in 50 rows");
    assertThat(
            ends(
                ExitStatus.DONE,
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
    cli.file("migrations/0002_level.sql", "ALTER TABLE customers ALTER fax SET NOT NULL;\n");
    ends(ExitStatus.DONE, "check", "--rehearse", "schema");
    assertThat(ends(ExitStatus.FAILED, "migrate", "--rehearse", "schema"))
        .contains("contains null values", "verified, as before");
  }

  @Test
  void a_sample_holds_its_foreign_keys_and_gives_estimates() throws Exception {
    server.psql(
        name,
        """
        INSERT INTO customers SELECT n, 'c' || n FROM generate_series(51, 30000) n;
        INSERT INTO orders SELECT n, 30000 - n % 20000, n FROM generate_series(1001, 25000) n;
        """);
    cli.file(
        "migrations/0002_level.sql",
        "ALTER TABLE orders ALTER total TYPE bigint;\nUPDATE customers SET name = NULL;\n");
    assertThat(ends(ExitStatus.NO, "check", "--rehearse", "sample"))
        .contains("not-null constraint");
    cli.file("migrations/0002_level.sql", "ALTER TABLE orders ALTER total TYPE bigint;\n");
    assertThat(ends(ExitStatus.DONE, "check", "--rehearse", "sample"))
        .contains("the first 10,000 rows of each table: 1")
        .contains("on a sample of the rows; applied in")
        .containsPattern("orders        no reads or writes for about [0-9.]+ s \\(rewritten, ")
        .contains("estimated, as much more than for the sample as the tables are larger");
    assertThat(ends(ExitStatus.DONE, "migrate", "--rehearse", "sample"))
        .contains("of 55,000", "everything was read, nothing was lost");
  }

  @Test
  void a_proven_down_script_keeps_what_was_written_since() throws Exception {
    cli.file(
        "migrations/0002_level.sql",
        "ALTER TABLE customers ADD COLUMN level integer;\n"
            + "CREATE INDEX by_total ON orders (total);\n");
    cli.file(
        "migrations/0002_level.down.sql",
        "DROP INDEX by_total;\nALTER TABLE customers DROP COLUMN level;\n");
    assertThat(ends(ExitStatus.DONE, "migrate", "--rehearse", "template"))
        .contains("down script proven: schema and every value as before");
    server.psql(name, "INSERT INTO orders VALUES (5000, 1, 1)");
    assertThat(ends(ExitStatus.DONE, "rollback"))
        .contains("the down scripts, as proven in rehearsal: what was written since stays")
        .contains("Done: 1 migration taken back");
    assertThat(server.psql(name, "SELECT count(*) FROM orders").strip()).isEqualTo("1001");
  }
}
