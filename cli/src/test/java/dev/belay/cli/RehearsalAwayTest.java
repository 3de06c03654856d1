package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rehearsals that are not on the target's server. */
@ExtendWith(PostgresServer.class)
class RehearsalAwayTest {
  private static final String SCHEMA =
      """
      CREATE TABLE orders (id integer PRIMARY KEY, total integer NOT NULL);
      INSERT INTO orders SELECT n, n FROM generate_series(1, 100) n;
      """;

  private static TestServer other;

  @TempDir Path folder;

  private TestServer server;
  private Cli cli;
  private String name;
  private String owner;

  @BeforeAll
  static void start() {
    other = TestServer.start();
  }

  @AfterAll
  static void stop() {
    other.close();
  }

  /** Whoever migrates may not make databases on the target's server: so none can be made there. */
  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    name = server.createDatabase();
    owner = "seller_" + name;
    server.psql(
        "postgres",
        "CREATE ROLE %s LOGIN; ALTER DATABASE %s OWNER TO %s;".formatted(owner, name, owner));
    server.psql(name, "SET ROLE " + owner + "; " + SCHEMA);
    cli = new Cli(folder.toRealPath());
    cli.file("belay.yaml", yaml(""));
    cli.file("migrations/0001_create.sql", SCHEMA);
    cli.file("migrations/0002_more.sql", "ALTER TABLE orders ADD COLUMN more integer;\n");
    cli.ends(ExitStatus.DONE, "baseline", "0001");
  }

  private String yaml(String more) {
    return Cli.YAML.replace("sqlite:shop.db", "\"" + server.url(owner, name).location() + "\"")
        + more;
  }

  private static String databasesThere() {
    return other.psql("postgres", "SELECT count(*) FROM pg_database").strip();
  }

  @Test
  void another_server_bears_the_load() throws Exception {
    assertThat(cli.ends(ExitStatus.UNREACHABLE, "check"))
        .contains("permission denied to create database");
    other.psql("postgres", "CREATE ROLE " + owner);
    String before = databasesThere();
    String there = other.url("postgres").location();
    assertThat(cli.ends(ExitStatus.DONE, "check", "--rehearse-on", there))
        .contains("identical to the copy, on 127.0.0.1:" + other.port());
    cli.file(
        "belay.yaml",
        yaml("  staging:\n    url: \"" + there + "\"\nmigrate:\n  rehearse-on: staging\n"));
    assertThat(cli.ends(ExitStatus.DONE, "migrate"))
        .contains("identical to the backup, on 127.0.0.1:" + other.port())
        .contains("schema and every value as rehearsed");
    assertThat(databasesThere()).isEqualTo(before);
  }

  @Test
  void what_is_missing_there_is_told_before_anything_is_backed_up() {
    assertThat(
            cli.ends(ExitStatus.NO, "migrate", "--rehearse-on", other.url("postgres").location()))
        .contains("can't rehearse on 127.0.0.1:" + other.port())
        .contains("the role " + owner + " is not here", "CREATE ROLE \"" + owner + "\";")
        .doesNotContain("backup      ");
  }

  @Test
  void a_server_is_made_here_and_deleted() throws Exception {
    Set<Path> before = clusters();
    String disk = "disk_" + name;
    server.psql("postgres", "COPY (SELECT) TO PROGRAM 'mkdir " + disk + "'");
    Path location = server.folder().resolve("data").resolve(disk);
    server.psql("postgres", "CREATE TABLESPACE %s LOCATION '%s'".formatted(disk, location));
    server.psql(name, "CREATE INDEX there ON orders (total) TABLESPACE " + disk);
    assertThat(cli.ends(ExitStatus.DONE, "migrate", "--rehearse-on", "local", "--role", owner))
        .contains("identical to the backup, on a server made for it here")
        .contains("rights were not seen to")
        .contains("schema and every value as rehearsed");
    assertThat(clusters()).isEqualTo(before);
  }

  @Test
  void a_check_that_fails_on_a_server_made_here_deletes_it_too() throws Exception {
    Set<Path> before = clusters();
    cli.file("migrations/0002_more.sql", "ALTER TABLE orders DROP COLUMN total;\n");
    assertThat(cli.ends(ExitStatus.NO, "check", "--rehearse-on", "local"))
        .contains("orders.total holds 100 values in 100 rows");
    assertThat(clusters()).isEqualTo(before);
  }

  private static Set<Path> clusters() throws IOException {
    Set<Path> found = new TreeSet<>();
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    String own = "belay-postgres-" + ProcessHandle.current().pid() + "-*";
    try (var folders = Files.newDirectoryStream(parent, own)) {
      folders.forEach(found::add);
    }
    return found;
  }

  @Test
  void a_place_that_is_none_is_refused() {
    assertThat(cli.ends(ExitStatus.USAGE, "check", "--rehearse-on", "nowhere"))
        .contains("no server is called nowhere");
    assertThat(
            cli.ends(ExitStatus.USAGE, "check", "--rehearse-on", "local", "--rehearse", "template"))
        .contains("no server copies its databases to another one");
  }
}
