package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.digest.Sha256;
import dev.belay.json.Json;
import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A restore is not put in place before its owners, rights and comments are those of the backup. */
@ExtendWith(PostgresServer.class)
class RestoreProofTest {
  private static final String SCHEMA =
      "CREATE TABLE orders (id serial PRIMARY KEY, total numeric, note text);\n";

  private static final String TRIMMINGS =
      """
      DO $$ BEGIN CREATE ROLE clerk; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
      CREATE SEQUENCE fresh;
      ALTER SEQUENCE fresh RESTART WITH 77;
      INSERT INTO orders (total) VALUES (1), (2);
      GRANT SELECT, INSERT ON orders TO clerk;
      CREATE VIEW totals AS SELECT sum(total) FROM orders;
      ALTER VIEW totals OWNER TO clerk;
      COMMENT ON COLUMN orders.note IS 'what the customer says';
      """;

  @TempDir Path folder;

  private TestServer server;
  private ServerShop shop;

  @BeforeEach
  void prepare(TestServer given) throws Exception {
    server = given;
    shop = new ServerShop(server, folder, SCHEMA, TRIMMINGS);
    shop.done("backup", "kept");
  }

  /** Changes the manifest of the only backup, as if it had been written so. */
  private void rewrite(UnaryOperator<String> change) throws IOException {
    for (Path path : manifests()) {
      String text = change.apply(Files.readString(path));
      Json.Members file = Json.parse(text).asObject();
      String known = file.text("sha256");
      Files.writeString(path, text.replace(known, Sha256.of(file.get("manifest").toLine())));
    }
  }

  private List<Path> manifests() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("backups/shop"))) {
      return all.filter(path -> path.toString().contains(".manifest.")).toList();
    }
  }

  private String databases() {
    return server.psql(
        "postgres", "SELECT datname FROM pg_database WHERE datname LIKE '" + shop.name() + "\\_%'");
  }

  @Test
  void what_is_not_as_promised_is_named_and_nothing_is_swapped() throws Exception {
    rewrite(
        text ->
            text.replace("\"view public.totals\" : \"clerk\"", "\"view public.totals\" : \"ada\"")
                .replace("+clerk INSERT, ", "")
                .replace("what the customer says", "what the customer means")
                .replace("\"public.fresh\" : \"begins with 77\"", "\"public.fresh\" : \"41\""));
    shop.ask("DELETE FROM orders WHERE id = 1");
    for (String[] command : new String[][] {{"restore", "latest"}, {"verify", "latest"}}) {
      assertThat(shop.ends(ExitStatus.NO, command))
          .contains(
              "does not bring back all owners, rights and comments",
              "comment of table column public.orders.note: what the customer says, and not",
              "owner of view public.totals: clerk, and not ada",
              "rights of table public.orders: +clerk INSERT, +clerk SELECT, and not +clerk SELECT",
              "sequence of public.fresh: begins with 77, and not 41");
    }
    assertThat(shop.ask("SELECT count(*) FROM orders")).isEqualTo("1");
    assertThat(databases()).isEmpty();
  }

  @Test
  void a_backup_of_an_older_version_is_restored_and_what_was_not_compared_is_said()
      throws Exception {
    rewrite(text -> text.replaceAll("(?s),\\s+\"details\" : \\{.*?\\}\\s+\\}(?=,|\\s+\\})", ""));
    assertThat(Files.readString(manifests().getFirst())).doesNotContain("\"details\"");
    assertThat(shop.done("verify", "latest"))
        .contains("not compared, since the backup does not say: comment, ", "owner, rights");
    assertThat(shop.done("restore", "latest"))
        .contains("as promised", "not compared, since the backup does not say: comment, ");
  }

  @Test
  void whoever_has_no_more_than_the_rights_that_are_needed_is_told_the_same() throws Exception {
    String deployer = "deployer_" + shop.name();
    server.execute(
        "postgres",
        "CREATE ROLE " + deployer + " LOGIN CREATEDB",
        "GRANT clerk, pg_signal_backend TO " + deployer,
        "ALTER DATABASE " + shop.name() + " OWNER TO " + deployer);
    server.execute(
        shop.name(),
        "ALTER TABLE orders OWNER TO " + deployer,
        "ALTER SCHEMA belay OWNER TO " + deployer,
        "ALTER TABLE belay.history OWNER TO " + deployer,
        "ALTER VIEW totals OWNER TO " + deployer,
        "ALTER SEQUENCE fresh OWNER TO " + deployer,
        "ALTER DEFAULT PRIVILEGES FOR ROLE clerk GRANT SELECT ON TABLES TO PUBLIC");
    shop.at(server.url(deployer, shop.name()).location());
    shop.done("backup", "by-deployer");
    shop.ask("DELETE FROM orders WHERE id = 1");
    assertThat(shop.done("restore", "latest")).contains("as promised");
    assertThat(shop.ask("SELECT count(*) FROM orders")).isEqualTo("2");
    assertThat(shop.ask("SELECT viewowner FROM pg_views WHERE viewname = 'totals'"))
        .isEqualTo(deployer);
  }

  /** pg_dump leaves it out: nobody could use it. */
  @Test
  void an_index_whose_build_has_failed_does_not_keep_a_backup_from_being_restored() {
    shop.ask(
        "CREATE INDEX half ON orders (total);"
            + " UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'half'::regclass");
    shop.done("backup", "with-half");
    assertThat(shop.done("restore", "latest")).contains("as promised");
  }

  @Test
  void a_restore_in_place_says_what_it_has_left_otherwise() {
    shop.ask("GRANT CREATE ON SCHEMA public TO clerk");
    assertThat(shop.done("restore", "latest", "--in-place"))
        .contains("as promised")
        .contains("not as in the backup: rights of schema public: ")
        .contains("+clerk CREATE");
  }
}
