package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is unsafe is written anew, shown first, and then goes through. */
@ExtendWith(PostgresServer.class)
class CheckFixTest {
  private static final String SCHEMA =
      """
      CREATE TABLE customers (id integer PRIMARY KEY, email text NOT NULL);
      CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer NOT NULL, total integer);
      """;

  private static final String ROWS =
      """
      INSERT INTO customers SELECT n, n || '@example.org' FROM generate_series(1, 300) n;
      INSERT INTO orders SELECT n, n, n FROM generate_series(1, 300) n;
      """;

  /** The comment and the column stay where they are. */
  private static final String CHANGE =
      """
      -- orders know their customers
      ALTER TABLE orders ADD COLUMN sent date;
      CREATE INDEX orders_customer_idx ON orders (customer_id);
      ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey
        FOREIGN KEY (customer_id) REFERENCES customers (id);
      """;

  @TempDir Path folder;

  @Test
  void safe_forms_are_shown_written_and_go_through(TestServer server) throws Exception {
    var shop = new ServerShop(server, folder, SCHEMA, ROWS).migration("0002_change.sql", CHANGE);
    Path migrations = folder.resolve("migrations");

    String shown = shop.done("check", "--no-rehearsal", "--fix");

    assertThat(shown)
        .contains(
            "-CREATE INDEX orders_customer_idx ON orders (customer_id);",
            "0002.1_change_part_2.sql, new",
            "+CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);",
            "Nothing was written. To write 3 files: belay check --fix --write");
    assertThat(migrations.resolve("0002_change.sql")).hasContent(CHANGE);

    shop.done("check", "--no-rehearsal", "--fix", "--write");

    assertThat(migrations.resolve("0002_change.sql"))
        .content()
        .startsWith("-- orders know their customers\nALTER TABLE orders ADD COLUMN sent date;\n")
        .contains("REFERENCES customers (id) NOT VALID")
        .doesNotContain("INDEX");
    assertThat(Files.readString(migrations.resolve("0002.2_change_part_3.sql")))
        .isEqualTo(
            """
            -- belay:no-transaction
            ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_fkey;
            """);
    assertThat(shop.done("check", "--no-rehearsal"))
        .doesNotContain("require-concurrent-index", "require-not-valid");
    shop.done("migrate");
    assertThat(
            shop.ask(
                "SELECT count(*) FROM pg_index WHERE indisvalid AND indrelid = 'orders'::regclass"))
        .isEqualTo("2");
    assertThat(
            shop.ask(
                "SELECT convalidated FROM pg_constraint WHERE conname = 'orders_customer_fkey'"))
        .isEqualTo("t");
  }
}
