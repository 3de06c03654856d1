package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The mark of a server's database stays with it, and with nothing that is made of it. */
@ExtendWith(PostgresServer.class)
class MarkOnServerTest {
  private static final String SCHEMA = "CREATE TABLE orders (id integer PRIMARY KEY);\n";
  private static final String MARKED = "production: mark in the database";

  @TempDir Path folder;

  private TestServer server;
  private ServerShop shop;

  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    shop = new ServerShop(server, folder, SCHEMA, "INSERT INTO orders VALUES (1);\n");
  }

  private String status() {
    return shop.cli().run("status").out();
  }

  @Test
  void what_a_restore_puts_in_its_place_is_marked_like_it() {
    shop.done("backup");
    shop.done("mark", "production");
    shop.cli().typing("shop");
    assertThat(shop.done("restore", "latest")).contains("purpose     marked production, as before");
    assertThat(status()).contains(MARKED);
    shop.done("rollback", "--undo");
    assertThat(status()).contains(MARKED);
  }

  @Test
  void so_is_a_twin() throws Exception {
    shop.migration("0002_note.sql", "ALTER TABLE orders ADD COLUMN note text;\n");
    shop.done("migrate", "--twin", "idle");
    shop.done("mark", "production");
    shop.cli().typing("shop");
    assertThat(shop.done("rollback", "--discard-writes"))
        .contains("is in its place", "marked production, as before");
    assertThat(status()).contains(MARKED);
  }

  @Test
  void so_is_what_is_restored_inside_of_it() {
    shop.done("backup");
    shop.done("mark", "staging");
    shop.done("restore", "latest", "--in-place", "--confirm", "shop");
    assertThat(status()).contains("staging: mark in the database");
  }

  @Test
  void a_clone_beside_it_is_known_for_one() throws Exception {
    shop.done("mark", "production");
    String clone = shop.name() + "_clone";
    server.psql("postgres", "CREATE DATABASE " + clone + " TEMPLATE " + shop.name());
    try {
      shop.at(server.url(clone).location());
      assertThat(status())
          .contains("development: belay.yaml:5")
          .contains("a copy: its mark says production of " + shop.name() + " in cluster ");
    } finally {
      server.psql("postgres", "DROP DATABASE " + clone);
    }
  }

  @Test
  void under_another_name_it_is_still_the_same() throws Exception {
    shop.done("mark", "production");
    String renamed = shop.name() + "_renamed";
    server.psql("postgres", "ALTER DATABASE " + shop.name() + " RENAME TO " + renamed);
    shop.at(server.url(renamed).location());
    assertThat(status()).contains(MARKED);
  }

  @Test
  void whoever_may_connect_may_read_it() {
    shop.done("mark", "production");
    assertThat(shop.ask("SET ROLE pg_read_all_settings; SELECT environment FROM belay.mark"))
        .endsWith("production");
  }

  @Test
  void a_mark_that_a_role_may_not_read_counts_as_unknown() throws Exception {
    shop.done("mark", "production");
    server.psql(
        shop.name(),
        "CREATE ROLE mark_stranger LOGIN; REVOKE ALL ON SCHEMA belay FROM PUBLIC;"
            + " GRANT SELECT ON orders TO mark_stranger");
    try {
      shop.at(server.url("mark_stranger", shop.name()).location());
      assertThat(shop.done("mark"))
          .contains("The strictest decides: unknown: mark in the database, which can't be read");
    } finally {
      server.psql(shop.name(), "DROP OWNED BY mark_stranger; DROP ROLE mark_stranger");
    }
  }

  @Test
  void a_command_is_refused_wherever_the_mark_says_so() {
    shop.cli().with(Map.of("PATH", System.getenv("PATH")));
    shop.done("mark", "production");
    assertThat(shop.ends(ExitStatus.NO, "guard", "--", "false"))
        .contains("guard on shop (production) needs a person");
  }
}
