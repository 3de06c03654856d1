package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.Golden;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A protected database: what its team sees, and that all of Belay's own work goes on. */
@ExtendWith(PostgresServer.class)
class ProtectTest {
  @RegisterExtension static final Golden GOLDEN = new Golden("protect");

  private static final String SCHEMA =
      """
      CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL, fax text);
      CREATE TABLE orders (id integer PRIMARY KEY, customer integer REFERENCES customers);
      """;

  private static final String ROWS =
      """
      INSERT INTO customers SELECT i, 'name ' || i, 'fax' FROM generate_series(1, 3000) i;
      INSERT INTO orders SELECT i, i FROM generate_series(1, 3000) i;
      ANALYZE;
      """;

  private static final String DROPS =
      "ALTER TABLE customers DROP COLUMN fax; UPDATE customers SET name = 'x'; DROP TABLE orders;"
          + " CREATE TABLE notes (id integer PRIMARY KEY);";

  @TempDir Path folder;
  private TestServer server;
  private ServerShop shop;

  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    shop = new ServerShop(server, folder, SCHEMA, ROWS);
  }

  private Cli.Screen see(String name, ExitStatus status, String... arguments) {
    Cli.Screen screen = shop.cli().run(arguments);
    String told =
        screen.whole().replace(shop.name(), "DATABASE").replace(":" + server.port(), ":PORT");
    GOLDEN.compare(name, told.replaceAll(" +([0-9.]+ s)", "  0.0 s"));
    assertThat(screen.status()).as(screen.whole()).isEqualTo(status);
    return screen;
  }

  private void refused(String sql) {
    assertThatThrownBy(() -> server.execute(shop.name(), sql))
        .hasStackTraceContaining("is protected");
  }

  private void isProtected() {
    refused("TRUNCATE customers CASCADE");
    refused("DROP TABLE customers CASCADE");
    refused("DELETE FROM orders");
    assertThat(shop.done("protect", "--status")).contains("covered");
  }

  private String dump() throws Exception {
    Path file = folder.resolve("whole.sql");
    var command =
        new ProcessBuilder(
            server.programs().resolve("pg_dump").toString(),
            "--create",
            "--file=" + file,
            server.url(shop.name()).location());
    assertThat(command.inheritIO().start().waitFor()).isZero();
    return Files.readString(file).replaceAll("(?m)^\\\\(un)?restrict .*$", "");
  }

  @Test
  void what_is_seen() {
    see("status-none", ExitStatus.NO, "protect", "--status");
    see("protect", ExitStatus.DONE, "protect");
    see("status", ExitStatus.DONE, "protect", "--status");
    see("status-json", ExitStatus.DONE, "protect", "--status", "--json");
    see(
        "protect-more",
        ExitStatus.DONE,
        "protect",
        "--with",
        "drop-database",
        "--limit",
        "orders=5");
    see("protect-wrong", ExitStatus.USAGE, "protect", "--only", "everything");
    see("unprotect", ExitStatus.DONE, "unprotect");
    see("unprotect-again", ExitStatus.DONE, "unprotect");
  }

  @Test
  void nothing_is_left_behind() throws Exception {
    String before = dump();
    shop.done("protect", "--with", "drop-database", "--except", "orders", "--pass", "pg_monitor");
    assertThat(dump()).isNotEqualTo(before);
    shop.done("unprotect");
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void less_protection_needs_consent_and_is_on_record() throws Exception {
    shop.done("protect");
    String live =
        Cli.YAML
            .replace("sqlite:shop.db", "\"" + server.url(shop.name()).location() + "\"")
            .replace("development", "production");
    shop.cli().file("belay.yaml", live);
    assertThat(shop.ends(ExitStatus.NO, "unprotect")).contains("needs a person");
    assertThat(shop.ends(ExitStatus.NO, "protect", "--without", "drop")).contains("needs a person");
    isProtected();
    shop.done("protect", "--rows", "500");
    assertThat(shop.done("audit")).contains("unprotect", "refused", "confirmation-needed");
    shop.ends(ExitStatus.USAGE, "unprotect", "--confirm", "shop");
    shop.cli().typing("shop");
    shop.done("unprotect");
    server.execute(shop.name(), "TRUNCATE orders");
  }

  @Test
  void migrations_pass_and_all_ways_back_keep_the_guards() throws Exception {
    shop.done("protect");
    String before = shop.digest();
    shop.migration("0002_drop.sql", DROPS);
    String[] allowed = migrateAllowing("0002_drop.sql", "ban-drop-column", "ban-drop-table");
    assertThat(shop.done(allowed)).contains("schema and every value", "1 migration applied");
    refused("TRUNCATE notes");
    isProtectedNow("customers");
    assertThat(shop.done("rollback")).contains("as it was before");
    assertThat(shop.digest()).isEqualTo(before);
    isProtected();
    assertThat(shop.done("verify")).contains("can be restored");
    server.execute(shop.name(), "UPDATE customers SET name = 'lost' WHERE id = 1");
    assertThat(shop.done("restore", "latest", "--in-place")).contains("as promised");
    isProtected();
    shop.done("restore", "latest");
    isProtected();
  }

  private void isProtectedNow(String table) {
    refused("DROP TABLE " + table);
    refused("DELETE FROM " + table);
  }

  private static String[] migrateAllowing(String file, String... rules) {
    List<String> arguments = new ArrayList<>(List.of("migrate", "--because", "asked for"));
    for (String rule : rules) {
      arguments.addAll(List.of("--allow", rule + ":" + file));
    }
    return arguments.toArray(new String[0]);
  }

  @Test
  void a_migration_outside_of_transactions_passes_too() throws Exception {
    shop.done("protect");
    shop.migration(
        "0002_alone.sql",
        "CREATE INDEX CONCURRENTLY by_name ON customers (name);\nDELETE FROM orders;\n");
    String[] migrate =
        migrateAllowing("0002_alone.sql", "ban-delete-without-where", "ban-lost-rows");
    assertThat(shop.done(migrate)).contains("applied");
    assertThat(shop.ask("SELECT count(*) FROM orders")).isEqualTo("0");
  }

  @Test
  void a_role_without_the_right_can_rehearse_but_not_pass() throws Exception {
    server.psql(
        shop.name(),
        "DROP ROLE IF EXISTS guard_deployer; CREATE ROLE guard_deployer LOGIN CREATEDB; GRANT"
            + " guard_deployer TO postgres; ALTER TABLE customers OWNER TO guard_deployer; ALTER"
            + " TABLE orders OWNER TO guard_deployer; ALTER SCHEMA belay OWNER TO guard_deployer;"
            + " ALTER TABLE belay.history OWNER TO guard_deployer; ALTER SCHEMA public OWNER TO"
            + " guard_deployer; ALTER DATABASE "
            + shop.name()
            + " OWNER TO guard_deployer");
    shop.done("protect");
    shop.at(server.url("guard_deployer", shop.name()).location());
    shop.migration("0002_truncate.sql", "TRUNCATE orders;\n");
    String[] migrate =
        migrateAllowing("0002_truncate.sql", "ban-delete-without-where", "ban-lost-rows");
    assertThat(shop.ends(ExitStatus.FAILED, migrate)).contains("is protected", "TRUNCATE of");
    assertThat(shop.ask("SELECT count(*) FROM orders")).isEqualTo("3000");
    shop.at(server.url(shop.name()).location());
    shop.done("protect", "--pass", "guard_deployer");
    shop.at(server.url("guard_deployer", shop.name()).location());
    List<String> again = new ArrayList<>(List.of(migrate));
    again.add("--retry");
    assertThat(shop.done(again.toArray(new String[0]))).contains("applied");
    refused("TRUNCATE orders");
    refused("DROP TABLE orders");
  }

  @Test
  void a_template_is_swapped_and_stays_one() {
    shop.done("protect", "--with", "drop-database");
    shop.done("backup");
    shop.done("restore", "latest");
    String templates =
        "SELECT datname FROM pg_database WHERE datistemplate AND datname LIKE 'test%'";
    assertThat(shop.ask(templates)).isEqualTo(shop.name());
    assertThatThrownBy(() -> server.dropDatabase(shop.name()))
        .hasStackTraceContaining("template database");
    shop.done("unprotect");
    server.dropDatabase(shop.name());
  }
}
