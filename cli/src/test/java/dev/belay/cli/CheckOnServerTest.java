package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.json.Json;
import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a check on a real server adds to the report: locks, times, a picture. */
@ExtendWith(PostgresServer.class)
class CheckOnServerTest {
  private static final String SCHEMA =
      """
      CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL, fax text);
      CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer NOT NULL, total integer);
      """;

  private static final String ROWS =
      """
      INSERT INTO customers SELECT n, 'name ' || n, '030 ' || n FROM generate_series(1, 3000) n;
      INSERT INTO orders SELECT n, n, n FROM generate_series(1, 3000) n;
      """;

  private static final String CHANGE =
      """
      ALTER TABLE customers ADD COLUMN level text, DROP COLUMN fax;
      ALTER TABLE orders ALTER COLUMN total TYPE bigint;
      """;

  @TempDir Path folder;

  @Test
  void what_was_measured_is_in_every_form_of_the_report(TestServer server) throws Exception {
    var shop = new ServerShop(server, folder, SCHEMA, ROWS).migration("0002_change.sql", CHANGE);

    String screen = shop.ends(ExitStatus.NO, "check", "--format", "json", "--output", "c.json");

    assertThat(screen)
        .contains("customers.fax holds 3,000 values in 3,000 rows")
        .containsPattern("\\n {2}\\|  ALTER TABLE customers ADD COLUMN level text, DROP COLUMN fax")
        .doesNotContain("measured: ");
    Json.Members report = Json.parse(Files.readString(folder.resolve("c.json"))).asObject();
    Json.Members file = report.get("files").asList().getFirst().asObject();
    Json.Members rewriting = file.get("statements").asList().get(1).asObject();
    assertThat(rewriting.get("measured").toLine()).contains("\"rewritten\"", "\"readers\"");

    shop.ends(ExitStatus.NO, "check", "--format", "html", "--output", "c.html");
    assertThat(folder.resolve("c.html"))
        .content()
        .containsPattern("<rect class=\"keeps-readers\".*<title>customers: readers and writers")
        .containsPattern("<rect class=\"keeps-readers\".*<title>orders: readers and writers");
  }
}
