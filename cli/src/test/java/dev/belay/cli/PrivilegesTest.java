package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.Golden;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A team whose application logs in as the owner of everything, and what it is told to do. */
@ExtendWith(PostgresServer.class)
class PrivilegesTest {
  @RegisterExtension static final Golden GOLDEN = new Golden("privileges");

  private static final String SCHEMA =
      """
      CREATE TABLE customers (id integer PRIMARY KEY, name text);
      CREATE TABLE orders (id serial PRIMARY KEY, customer integer REFERENCES customers);
      """;

  @TempDir Path folder;
  private TestServer server;
  private ServerShop shop;
  private String app;
  private String url;

  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    shop = new ServerShop(server, folder, SCHEMA, "INSERT INTO customers VALUES (1, 'Ada');");
    app = "app_" + shop.name();
    server.execute(
        shop.name(),
        "CREATE ROLE " + app + " LOGIN",
        "ALTER TABLE customers OWNER TO " + app,
        "ALTER TABLE orders OWNER TO " + app);
    url = server.url(shop.name()).location();
  }

  private void see(String name, ExitStatus status, String... arguments) {
    Cli.Screen screen = shop.cli().run(arguments);
    String told = screen.whole().replace(shop.name(), "DB").replace(":" + server.port(), ":PORT");
    GOLDEN.compare(name, told.replaceAll(" +([0-9]+\\.[0-9] s)", "  0.0 s"));
    assertThat(screen.status()).as(screen.whole()).isEqualTo(status);
  }

  private void logsInAs(String role) throws Exception {
    shop.at(server.url(role, shop.name()).location());
  }

  @Test
  void what_is_seen_and_done() throws Exception {
    logsInAs(app);
    see("too-much", ExitStatus.NO, "doctor", "--privileges");
    see("own-login", ExitStatus.NO, "doctor", "--privileges", "--apply");
    logsInAs("postgres");
    see("superuser", ExitStatus.NO, "doctor", "--privileges");
    see("json", ExitStatus.NO, "doctor", "--privileges", "--role", app, "--json");
    see("apply", ExitStatus.DONE, "doctor", "--privileges", "--apply", "--role", app);
    see("enough", ExitStatus.DONE, "doctor", "--privileges", "--role", app);
    assertThat(shop.done("audit")).contains("privileges", "completed");
    // migrations go on, as the owner, and what they make is the application's to use
    shop.migration("0002_more.sql", "CREATE TABLE notes (id serial PRIMARY KEY, note text);\n");
    shop.done("migrate", "--role", shop.name() + "_owner");
    logsInAs(app);
    see("enough-login", ExitStatus.DONE, "doctor", "--privileges");
    server.psql(shop.name(), "SET ROLE " + app + "; INSERT INTO notes (note) VALUES ('x');");
  }

  @Test
  void production_needs_a_person_and_a_no_changes_nothing() throws Exception {
    shop.cli()
        .file(
            "belay.yaml",
            Cli.YAML
                .replace("sqlite:shop.db", "\"" + url + "\"")
                .replace("development", "production"));
    String[] apply = {"doctor", "--privileges", "--apply", "--role", app};
    assertThat(shop.ends(ExitStatus.NO, apply)).contains("needs a person");
    assertThat(shop.done("audit")).contains("privileges", "refused", "confirmation-needed");
    assertThat(shop.ends(ExitStatus.NO, "doctor", "--privileges", "--role", app))
        .contains("owns the tables customers, orders");
    shop.cli().typing("shop");
    shop.done(apply);
    shop.done("doctor", "--privileges", "--role", app);
  }

  @Test
  void what_is_not_as_it_was_proven_is_looked_at_again_until_it_is() {
    String right = "UPDATE ON customers %s " + app;
    shop.cli()
        .journaled(
            entry -> {
              if (entry.startsWith("Done[step=split")) {
                server.execute(shop.name(), "REVOKE " + right.formatted("FROM"));
              }
            });
    String[] apply = {"doctor", "--privileges", "--apply", "--role", app};
    assertThat(shop.ends(ExitStatus.NEEDS_PERSON, apply))
        .contains("Not finished in prove", "it can't do: UPDATE public.customers");
    shop.cli().journaled(entry -> {});
    server.execute(shop.name(), "GRANT " + right.formatted("TO"));
    assertThat(shop.done("recover")).contains("writes rows in every table");
    shop.done("doctor", "--privileges", "--role", app);
  }

  @Test
  void sqlite_has_no_roles() throws Exception {
    shop.at("sqlite:shop.db");
    assertThat(shop.ends(ExitStatus.NO, "doctor", "--privileges"))
        .contains("sqlite has no roles", "chmod 600");
  }
}
