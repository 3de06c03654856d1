package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Databases for tests on a server. */
@ExtendWith(PostgresServer.class)
class TestdbOnServerTest {
  private static final String SCHEMA = "CREATE TABLE orders (id integer PRIMARY KEY);\n";

  @TempDir Path folder;

  private TestServer server;
  private ServerShop shop;
  private String name;

  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    shop = new ServerShop(server, folder, SCHEMA, "INSERT INTO orders VALUES (1);\n");
    name = shop.name() + "_test";
  }

  @AfterEach
  void clear() {
    all().forEach(server::dropDatabase);
  }

  /** The databases beside the shop. */
  private List<String> all() {
    String names = "SELECT datname FROM pg_database WHERE datname ~ '^" + shop.name() + "_'";
    return server.psql("postgres", names + " ORDER BY 1").lines().toList();
  }

  private String refused(String... arguments) {
    return shop.ends(ExitStatus.NO, arguments);
  }

  private String orders() {
    return server.psql(name, "SELECT count(*) FROM orders").strip();
  }

  @Test
  void one_is_made_emptied_and_dropped_whoever_is_connected() throws Exception {
    assertThat(shop.done("testdb", "create"))
        .contains("migrate     1 applied", "Done: " + name + " is there.");
    assertThat(all()).containsExactly(name);
    assertThat(
            server.psql(
                "postgres",
                "SELECT datconnlimit, shobj_description(oid, 'pg_database') FROM pg_database"
                    + " WHERE datname = '"
                    + name
                    + "'"))
        .isEqualTo("-1|\n");
    assertThat(refused("testdb", "create")).contains("there is a database " + name + " already");
    server.execute(name, "INSERT INTO orders VALUES (7)");
    try (Connection application = server.connect(name)) {
      shop.done("testdb", "reset");
      assertThat(application.isValid(1)).isFalse();
    }
    assertThat(orders()).isEqualTo("0");
    try (Connection application = server.connect(name)) {
      assertThat(shop.done("testdb", "drop")).contains("Done: " + name + " is gone.");
      assertThat(application.isValid(1)).isFalse();
    }
    assertThat(all()).isEmpty();
    shop.ends(ExitStatus.UNREACHABLE, "testdb", "drop");
    assertThat(shop.ask("SELECT count(*) FROM orders")).isEqualTo("1");
  }

  @Test
  void the_address_has_all_that_the_target_has_for_logging_in() throws Exception {
    String place = "127.0.0.1:" + server.port();
    shop.at("postgresql://postgres:s%20cret@" + place + "/" + shop.name() + "?sslmode=disable");
    String url = shop.done("testdb", "url").strip();
    assertThat(url)
        .isEqualTo("postgresql://postgres:s%20cret@" + place + "/" + name + "?sslmode=disable");
    shop.done("testdb", "create");
    assertThat(shop.done("status", "-t", url)).contains("test: mark in the database");
    assertThat(shop.done("audit")).doesNotContain("s%20cret").contains("testdb");
    shop.at("postgresql://postgres@" + place + "?sslmode=disable&dbname=" + shop.name());
    assertThat(shop.done("testdb", "url").strip())
        .isEqualTo("postgresql://postgres@" + place + "/" + name + "?sslmode=disable");
    shop.done("testdb", "reset");
  }

  @Test
  void a_database_that_is_only_called_so_is_refused() {
    server.execute("postgres", "CREATE DATABASE " + name);
    assertThat(refused("testdb", "drop"))
        .contains(name + " is there, and was not made for tests", "nobody has marked it");
    refused("testdb", "reset");
    assertThat(all()).containsExactly(name);
  }

  @Test
  void a_clone_and_what_was_renamed_over_it_are_refused() {
    shop.done("testdb", "create");
    String clone = shop.name() + "_clone_test";
    server.execute("postgres", "CREATE DATABASE " + clone + " TEMPLATE " + name);
    assertThat(refused("testdb", "drop", clone)).contains("its mark is that of");
    server.execute(
        "postgres",
        "DROP DATABASE " + name,
        "ALTER DATABASE " + shop.name() + " RENAME TO " + name);
    try {
      assertThat(refused("testdb", "drop")).contains("nobody has marked it");
      assertThat(orders()).isEqualTo("1");
    } finally {
      server.execute("postgres", "ALTER DATABASE " + name + " RENAME TO " + shop.name());
    }
  }

  @Test
  void a_host_of_production_is_refused_before_anybody_connects() throws Exception {
    shop.at("postgresql://postgres@db.prod.example.invalid/shop");
    assertThat(refused("testdb", "url"))
        .contains("shop_test counts as production: host db.prod.example.invalid");
    shop.cli().with(Map.of("TEST_DATABASE_URL", "postgresql://db-production.invalid/shop_test"));
    assertThat(refused("testdb", "url")).contains("host db-production.invalid");
  }

  @Test
  void a_mark_in_the_target_speaks_for_its_server() {
    shop.done("testdb", "create");
    shop.done("mark", "production");
    for (String action : List.of("create", "reset", "drop")) {
      assertThat(refused("testdb", action)).contains("production: mark in the database");
    }
    assertThat(all()).containsExactly(name);
  }

  @Test
  void a_mark_that_can_not_be_read_is_no_word_for_tests() throws Exception {
    shop.done("testdb", "create");
    String closed = "REVOKE ALL ON SCHEMA belay FROM PUBLIC";
    server.execute("postgres", "CREATE ROLE testdb_stranger LOGIN");
    server.execute(name, closed);
    try {
      shop.done("mark", "development");
      shop.at(server.url("testdb_stranger", shop.name()).location());
      assertThat(refused("testdb", "drop")).contains("its mark can't be read");
      server.execute(shop.name(), closed);
      assertThat(refused("testdb", "create", "new_test"))
          .contains("counts as unknown: mark in the database, which can't be read");
    } finally {
      server.execute("postgres", "DROP ROLE testdb_stranger");
    }
    assertThat(all()).containsExactly(name);
  }

  @Test
  void a_migration_that_fails_leaves_what_was_there() throws Exception {
    shop.done("testdb", "create");
    server.execute(name, "INSERT INTO orders VALUES (7)");
    shop.migration("0002_broken.sql", "ALTER TABLE nosuch ADD COLUMN a text;\n");
    assertThat(shop.ends(ExitStatus.FAILED, "testdb", "reset"))
        .contains("0002_broken.sql failed at line 1", "State: nothing was changed in " + name);
    assertThat(orders()).isEqualTo("1");
    assertThat(all()).containsExactly(name);
  }

  @Test
  void what_a_killed_run_has_left_is_dropped_by_the_next() {
    server.execute(
        "postgres",
        "CREATE DATABASE " + shop.name() + "_belay_0123abcd_test CONNECTION LIMIT 1112888665",
        "CREATE DATABASE " + shop.name() + "_belay_4567cdef_test");
    shop.done("testdb", "create");
    assertThat(all()).containsExactly(shop.name() + "_belay_4567cdef_test", name);
  }

  @Test
  void another_run_at_work_on_it_is_respected() {
    String lock = "SELECT pg_advisory_lock(hashtextextended('belay run " + name + "', 0))";
    try (Connection other = server.connect("postgres");
        var statement = other.createStatement()) {
      statement.execute(lock);
      assertThat(shop.ends(ExitStatus.LOCKED, "testdb", "create")).contains("another run holds");
      assertThat(all()).isEmpty();
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }
}
