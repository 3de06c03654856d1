package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files with statements that PostgreSQL refuses inside a transaction. */
@ExtendWith(PostgresServer.class)
class StepwiseTest {
  private static final String SCHEMA =
      """
      CREATE TABLE orders (id integer PRIMARY KEY, customer integer NOT NULL, code text NOT NULL);
      INSERT INTO orders SELECT n, n % 10, 'c' || n FROM generate_series(1, 100) n;
      """;

  private static final String INVALID = "SELECT count(*) FROM pg_index WHERE NOT indisvalid";
  private static final String INDEXES =
      "SELECT string_agg(indexname, ' ' ORDER BY indexname) FROM pg_indexes WHERE tablename ="
          + " 'orders'";

  @TempDir Path folder;

  private TestServer server;
  private ServerShop shop;

  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    shop = new ServerShop(server, folder, SCHEMA, "");
  }

  @Test
  void a_file_between_others_goes_in_by_a_run_of_its_own() throws Exception {
    shop.migration("0002_note.sql", "ALTER TABLE orders ADD COLUMN note text;\n");
    shop.migration(
        "0003_index.sql",
        "CREATE INDEX CONCURRENTLY by_customer ON orders (customer);\nVACUUM orders;\n");
    shop.migration("0004_more.sql", "UPDATE orders SET note = 'old';\n");
    assertThat(shop.ends(ExitStatus.DONE, "migrate"))
        .contains("2 statements, one by one", "no row was touched", "3 migrations applied");
    assertThat(shop.ask(INDEXES)).isEqualTo("by_customer orders_pkey");
    assertThat(shop.ask("SELECT count(*) FROM orders WHERE note = 'old'")).isEqualTo("100");
    assertThat(shop.ends(ExitStatus.DONE, "status")).contains("pending      none");
  }

  @Test
  void what_has_run_stays_and_the_next_run_goes_on_behind_it() throws Exception {
    String good = "CREATE INDEX CONCURRENTLY by_customer ON orders (customer);\n";
    shop.migration(
        "0002_index.sql",
        good + "CREATE UNIQUE INDEX CONCURRENTLY one_each ON orders (customer);\n");
    assertThat(shop.ends(ExitStatus.NO, "migrate")).contains("in rehearsal", "nothing was changed");
    assertThat(shop.ends(ExitStatus.FAILED, "migrate", "--no-rehearsal"))
        .contains("0002_index.sql failed at line 2", "could not create unique index")
        .contains("1 of the statements of 0002_index.sql are in shop and stay");
    assertThat(shop.ask(INDEXES)).isEqualTo("by_customer orders_pkey");
    assertThat(shop.ask(INVALID)).isEqualTo("0");
    shop.migration(
        "0002_index.sql", good + "CREATE UNIQUE INDEX CONCURRENTLY one_each ON orders (code);\n");
    assertThat(shop.ends(ExitStatus.DONE, "migrate"))
        .contains("1 statement, by itself", "1 migration applied");
    assertThat(shop.ask(INDEXES)).isEqualTo("by_customer one_each orders_pkey");
  }

  @Test
  void what_was_written_since_is_known_and_so_it_can_be_rolled_back() throws Exception {
    shop.migration(
        "0002_index.sql", "CREATE INDEX CONCURRENTLY by_customer ON orders (customer);\n");
    shop.done("migrate");
    server.psql(shop.name(), "INSERT INTO orders VALUES (101, 1, 'late')");
    assertThat(shop.ends(ExitStatus.NO, "rollback")).contains("orders: 1 row added");
    server.psql(shop.name(), "DELETE FROM orders WHERE id = 101");
    assertThat(shop.done("rollback")).contains("nothing was written since");
    assertThat(shop.ask(INDEXES)).isEqualTo("orders_pkey");
  }

  @Test
  void what_has_run_must_not_be_changed() throws Exception {
    String bad = "CREATE UNIQUE INDEX CONCURRENTLY one_each ON orders (customer);\n";
    shop.migration("0002_index.sql", "VACUUM orders;\n" + bad);
    shop.ends(ExitStatus.FAILED, "migrate", "--no-rehearsal");
    shop.migration("0002_index.sql", "VACUUM FULL orders;\n" + bad);
    assertThat(shop.ends(ExitStatus.NO, "migrate"))
        .contains("statement 1 of 0002_index.sql was changed after it was run");
  }

  @Test
  void a_statement_is_not_there_without_its_line_of_history() throws Exception {
    server.psql(
        shop.name(),
        """
        CREATE FUNCTION belay.no() RETURNS trigger LANGUAGE plpgsql AS
          $$BEGIN RAISE 'no second line'; END$$;
        CREATE TRIGGER no BEFORE INSERT ON belay.history FOR EACH ROW
          WHEN (NEW.outcome = 'STATEMENT') EXECUTE FUNCTION belay.no();
        """);
    shop.migration(
        "0002_pieces.sql",
        """
        -- belay:no-transaction
        UPDATE orders SET code = 'x' || code WHERE id <= 50;
        UPDATE orders SET code = 'x' || code WHERE id > 50;
        """);
    assertThat(shop.ends(ExitStatus.FAILED, "migrate", "--no-rehearsal"))
        .contains("no second line");
    assertThat(shop.ask("SELECT count(*) FROM orders WHERE code LIKE 'x%'")).isEqualTo("0");
    server.psql(shop.name(), "DROP TRIGGER no ON belay.history");
    shop.done("migrate", "--retry");
    assertThat(shop.ask("SELECT count(*) FROM orders WHERE code LIKE 'xc%'")).isEqualTo("100");
  }

  @Test
  void an_index_without_a_name_is_refused() throws Exception {
    shop.migration("0002_index.sql", "CREATE INDEX CONCURRENTLY ON orders (customer);\n");
    assertThat(shop.ends(ExitStatus.NO, "migrate")).contains("needs a name", "nothing was changed");
  }
}
