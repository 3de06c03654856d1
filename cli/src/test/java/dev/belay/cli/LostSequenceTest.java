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

/** Numbers that PostgreSQL's sequences have given out are not given out again. */
@ExtendWith(PostgresServer.class)
class LostSequenceTest {
  private static final String SCHEMA =
      """
      CREATE TABLE invoice (id serial PRIMARY KEY, total integer);
      CREATE TABLE "Job" (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
      CREATE SCHEMA sales;
      CREATE TABLE sales.orders (id serial PRIMARY KEY);
      CREATE SEQUENCE down INCREMENT -1;
      CREATE SEQUENCE round MAXVALUE 10 CYCLE;
      INSERT INTO invoice (total) VALUES (100), (200), (300);
      DELETE FROM invoice WHERE id = 3;
      INSERT INTO "Job" DEFAULT VALUES;
      INSERT INTO sales.orders DEFAULT VALUES;
      SELECT nextval('down'), nextval('round') FROM generate_series(1, 9);
      """;

  @TempDir Path folder;

  private ServerShop shop;

  @BeforeEach
  void prepare(TestServer server) throws Exception {
    shop = new ServerShop(server, folder, SCHEMA, "");
  }

  @Test
  void a_sequence_that_goes_back_is_a_loss_however_it_is_said() throws Exception {
    shop.migration(
        "0002_set.sql", "SELECT setval('invoice_id_seq', (SELECT max(id) FROM invoice));");
    shop.migration("0003_alter.sql", "ALTER TABLE \"Job\" ALTER id RESTART;");
    shop.migration(
        "0004_empty.sql", "DELETE FROM sales.orders;\nTRUNCATE sales.orders RESTART IDENTITY;");
    assertThat(shop.ends(ExitStatus.NO, "check"))
        .contains(
            "invoice_id_seq would give out numbers again: it goes back from 3 to 2",
            "Carry the sequence over: SELECT setval('invoice_id_seq', 3)",
            "Job_id_seq would give out numbers again: it goes back from 1 to 0",
            "0003_alter.sql",
            "sales.orders_id_seq would give out numbers again: it goes back from 1 to 0",
            "0004_empty.sql:2");
    shop.ends(ExitStatus.NO, "migrate");
    assertThat(shop.ask("SELECT last_value FROM invoice_id_seq")).isEqualTo("3");
  }

  @Test
  void what_gives_out_no_number_twice_is_none() throws Exception {
    shop.migration(
        "0002_on.sql",
        """
        SELECT setval('invoice_id_seq', 4, false);
        ALTER SEQUENCE "Job_id_seq" RESTART WITH 2;
        SELECT nextval('down'), nextval('round'), nextval('round');
        """);
    assertThat(shop.ends(ExitStatus.DONE, "migrate")).doesNotContain("lost-sequence");
    assertThat(shop.ask("INSERT INTO invoice (total) VALUES (1) RETURNING id")).startsWith("4");
  }
}
