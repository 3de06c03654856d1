package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.RunLock;
import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a user does with a PostgreSQL database, and sees. */
@ExtendWith(PostgresServer.class)
class PostgresStoryTest {
  private static final String SCHEMA =
      """
      CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL, fax text);
      CREATE TABLE orders (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        customer_id integer NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
        total numeric(10, 2) NOT NULL
      );
      """;

  private static final String ROWS =
      """
      INSERT INTO customers VALUES (1, 'Ada', '030 1'), (2, 'Bjørn', NULL), (3, '李', '030 3');
      INSERT INTO orders (customer_id, total) VALUES (1, 9.5), (1, 20), (2, 7), (3, 0);
      """;

  private static final String GOOD =
      """
      ALTER TABLE customers ADD COLUMN level text NOT NULL DEFAULT 'bronze';
      UPDATE customers SET level = 'gold' WHERE id = 1;
      """;

  @TempDir Path folder;

  private TestServer server;
  private ServerShop shop;

  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    shop = new ServerShop(server, folder, SCHEMA, ROWS);
  }

  private String sides() {
    return server.psql(
        "postgres",
        "SELECT datname FROM pg_database WHERE datname LIKE '" + shop.name() + "\\_belay\\_%'");
  }

  @Test
  void a_good_migration_and_the_ways_back() throws Exception {
    shop.migration("0002_add_level.sql", GOOD);
    String before = shop.digest();
    assertThat(shop.done("status")).contains("PostgreSQL", "pending", "0002_add_level", "none yet");
    assertThat(shop.done("check")).contains("nothing to object to");
    assertThat(shop.digest()).isEqualTo(before);
    assertThat(shop.done("migrate"))
        .contains("identical to the backup", "schema and every value", "1 migration applied");
    String after = shop.digest();
    assertThat(shop.ask("SELECT level FROM customers WHERE id = 1")).isEqualTo("gold");
    assertThat(shop.done("migrate")).contains("Nothing");
    assertThat(shop.done("verify")).contains("as promised", "can be restored");
    assertThat(shop.done("rollback")).contains("as it was before 0002_add_level.sql");
    assertThat(shop.digest()).isEqualTo(before);
    assertThat(shop.done("rollback", "--undo")).contains("before the last rollback");
    assertThat(shop.digest()).isEqualTo(after);
    assertThat(shop.done("history")).contains("0002_add_level.sql");
    assertThat(shop.done("audit", "--verify")).doesNotContain("broken");
    assertThat(sides()).isEmpty();
  }

  @Test
  void the_rehearsal_tells_who_would_have_to_wait() throws Exception {
    shop.migration(
        "0002_big.sql",
        """
        CREATE INDEX orders_total ON orders (total);
        ALTER TABLE customers ALTER name TYPE varchar(50);
        UPDATE orders SET total = 1;
        CREATE TABLE notes (id integer PRIMARY KEY, customer integer REFERENCES customers);
        """);
    String told = shop.done("check");
    assertThat(told)
        .contains("customers     no reads or writes for 0.0 s (rewritten,", "0002_big.sql:2")
        .contains("orders        no writes for 0.0 s (index built,", "0002_big.sql:1")
        .contains("besides: waiting for locks", "up to 0.0 s each")
        .doesNotContain("notes  ", "ACCESS EXCLUSIVE");
    assertThat(told.lines()).allMatch(line -> line.length() <= 100);
    assertThat(shop.done("check", "-v"))
        .contains("0002_big.sql:3  0.0 s, 4 rows written")
        .contains("customers  ACCESS EXCLUSIVE");
    assertThat(shop.done("check", "--json"))
        .contains("\"mode\":\"ACCESS EXCLUSIVE\",\"keeps_out\":\"readers\"");
  }

  @Test
  void a_column_in_use_is_not_dropped() throws Exception {
    shop.migration("0002_drop_fax.sql", "ALTER TABLE customers DROP COLUMN fax;\n");
    String before = shop.digest();
    assertThat(shop.ends(ExitStatus.NO, "migrate"))
        .contains("ban-drop-column", "customers.fax holds 2 values", "nothing was changed");
    assertThat(shop.digest()).isEqualTo(before);
    assertThat(sides()).isEmpty();
  }

  @Test
  void truncate_does_not_take_other_tables_along() throws Exception {
    shop.migration("0002_empty.sql", "TRUNCATE customers CASCADE;\n");
    String before = shop.digest();
    assertThat(shop.ends(ExitStatus.NO, "migrate")).contains("customers", "orders", "4 rows");
    assertThat(shop.digest()).isEqualTo(before);
  }

  @Test
  void what_fails_half_way_leaves_everything_as_before() throws Exception {
    shop.migration("0002_add_level.sql", GOOD);
    shop.migration("0003_bad.sql", "INSERT INTO customers VALUES (1, 'again');\n");
    String before = shop.digest();
    assertThat(shop.ends(ExitStatus.FAILED, "migrate", "--no-rehearsal"))
        .contains("0003_bad.sql failed at line 1", "duplicate key", "as it was before");
    assertThat(shop.digest()).isEqualTo(before);
  }

  @Test
  void what_fails_in_the_rehearsal_never_comes_near_the_database() throws Exception {
    shop.migration("0002_bad.sql", "INSERT INTO nowhere VALUES (1);\n");
    String before = shop.digest();
    assertThat(shop.ends(ExitStatus.NO, "migrate")).contains("nowhere", "does not exist");
    assertThat(shop.digest()).isEqualTo(before);
    assertThat(sides()).isEmpty();
  }

  @Test
  void a_backup_is_restored_here_and_elsewhere() {
    shop.done("backup");
    String before = shop.digest();
    server.psql(shop.name(), "DELETE FROM orders; UPDATE customers SET name = 'x'");
    assertThat(shop.ends(ExitStatus.NO, "compare", "latest")).contains("orders");
    assertThat(shop.done("restore", "latest")).contains("The way back: belay rollback --undo");
    assertThat(shop.digest()).isEqualTo(before);
    String other = server.url(shop.name() + "_look").location();
    assertThat(shop.done("restore", "latest", "--to", other)).contains(shop.name() + "_look");
    assertThat(shop.done("compare", "shop", other)).contains("Same");
    assertThat(server.psql(shop.name() + "_look", "SELECT count(*) FROM orders")).isEqualTo("4\n");
    shop.ends(ExitStatus.USAGE, "restore", "latest", "--to", other);
    shop.done("rollback", "--undo");
    assertThat(shop.ask("SELECT count(*) FROM orders")).isEqualTo("0");
  }

  @Test
  void elsewhere_is_a_name_on_the_same_server_or_a_url_but_no_file() throws Exception {
    shop.done("backup");
    String look = shop.name() + "_by_name";
    assertThat(shop.done("restore", "latest", "--to", look)).contains(look + " holds");
    assertThat(server.psql(look, "SELECT count(*) FROM orders")).isEqualTo("4\n");
    assertThat(shop.done("compare", "latest", look)).contains("and " + look + " hold the same");
    assertThat(shop.done("compare", look)).contains("Same");
    assertThat(shop.ends(ExitStatus.NO, "compare", "nothing_so_called")).contains("no backup");
    for (String file : List.of("./look", "/tmp/look", "sqlite:look.db")) {
      assertThat(shop.ends(ExitStatus.USAGE, "restore", "latest", "--to", file))
          .contains("is no database of postgresql");
    }
    assertThat(server.psql("postgres", "SELECT datname FROM pg_database")).doesNotContain("/look");
  }

  private String dump(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(server.programs().resolve("pg_dump").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of("--file=" + folder.resolve("old.dump"), server.url(shop.name()).location()));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    return "old.dump";
  }

  @Test
  void a_dump_of_another_tool_is_restored_here_and_elsewhere() throws Exception {
    String dump = dump("-Fc");
    String before = shop.digest();
    server.psql(shop.name(), "DELETE FROM orders");
    String other = server.url(shop.name() + "_old").location();
    assertThat(shop.done("restore", dump, "--to", other))
        .contains("Done: " + other + " holds old.dump.", "counted: the 9 rows", "not proven: ")
        .contains("fingerprint");
    assertThat(server.psql(shop.name() + "_old", "SELECT count(*) FROM orders")).isEqualTo("4\n");
    assertThat(shop.done("restore", dump)).contains("swap", "The way back: belay rollback --undo");
    assertThat(shop.digest()).isEqualTo(before);
    shop.done("rollback", "--undo");
    assertThat(shop.ask("SELECT count(*) FROM orders")).isEqualTo("0");
    shop.cli().file("cut.sql", "--\n-- PostgreSQL database dump\n--\nCREATE TABLE t (i int);\n");
    assertThat(shop.ends(ExitStatus.NO, "restore", "cut.sql"))
        .contains("cut off", "nothing was changed");
    assertThat(sides()).isEmpty();
  }

  @Test
  void a_table_is_taken_out_of_a_backup() throws Exception {
    shop.done("backup");
    server.psql(shop.name(), "DELETE FROM orders WHERE id > 1");
    assertThat(shop.ends(ExitStatus.NO, "restore", "latest", "--table", "orders"))
        .contains("there is a table orders already", "--as orders_restored");
    assertThat(shop.done("restore", "latest", "--table", "orders", "--as", "orders_restored"))
        .contains("orders_restored: 4 rows, every value as in the backup");
    assertThat(shop.ask("SELECT count(*) FROM orders_restored")).isEqualTo("4");
    assertThat(shop.ask("SELECT count(*) FROM orders")).isEqualTo("1");
    String other = server.url(shop.name() + "_part").location();
    assertThat(shop.done("restore", "latest", "--table", "public.orders", "--to", other))
        .contains("Done: " + other + " holds the table public.orders of ");
    assertThat(server.psql(shop.name() + "_part", "SELECT count(*) FROM orders")).isEqualTo("4\n");
    shop.ends(ExitStatus.USAGE, "restore", "latest", "--as", "x");
    assertThat(sides()).isEmpty();
  }

  @Test
  void rights_that_a_restore_needs_are_asked_for_before_anything_is_done() throws Exception {
    shop.done("backup");
    String role = "clerk_" + shop.name();
    server.execute("postgres", "CREATE ROLE " + role + " LOGIN");
    shop.at(server.url(role, shop.name()).location());
    assertThat(shop.ends(ExitStatus.NO, "restore", "latest"))
        .contains(
            role + " may not create databases", "CREATEDB;", "whose member " + role + " is not")
        .contains("nothing was changed");
  }

  @Test
  void who_may_not_make_databases_restores_in_place() throws Exception {
    String role = "owner_" + shop.name();
    server.execute(
        "postgres",
        "CREATE ROLE " + role + " LOGIN",
        "ALTER DATABASE " + shop.name() + " OWNER TO " + role);
    server.psql(
        shop.name(),
        "ALTER TABLE customers OWNER TO %1$s; ALTER TABLE orders OWNER TO %1$s;".formatted(role)
            + "ALTER SCHEMA belay OWNER TO %1$s; ALTER TABLE belay.history OWNER TO %1$s;"
                .formatted(role)
            + "CREATE TYPE mood AS ENUM ('a'); ALTER TYPE mood OWNER TO %1$s;".formatted(role)
            + "CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ SELECT 'a'::mood $$;"
            + "ALTER FUNCTION f() OWNER TO "
            + role);
    shop.at(server.url(role, shop.name()).location());
    shop.done("backup");
    String before = shop.digest();
    server.psql(
        shop.name(),
        "DELETE FROM orders; CREATE TABLE later (i int); ALTER TABLE later OWNER TO " + role);
    assertThat(shop.ends(ExitStatus.NO, "restore", "latest")).contains("CREATEDB;", "--in-place");
    assertThat(shop.done("restore", "latest", "--in-place"))
        .contains("save", "replace", "as promised", "The way back");
    assertThat(shop.digest()).isEqualTo(before);
    assertThat(shop.ask("SELECT to_regclass('later') IS NULL")).isEqualTo("t");
    assertThat(shop.ask("SELECT f()")).isEqualTo("a");
    server.psql(shop.name(), "CREATE TABLE stranger (i int)");
    assertThat(shop.ends(ExitStatus.NO, "restore", "latest", "--in-place"))
        .contains("things belong to postgres", "GRANT \"postgres\" TO");
  }

  @Test
  void a_wrong_password_is_told_and_never_shown() throws Exception {
    server.createRole("keeper_" + shop.name(), "right");
    String url =
        "postgresql://keeper_%s:s3cr3t-wr0ng@%s:%d/%s"
            .formatted(shop.name(), server.host(), server.port(), shop.name());
    shop.at(url);
    for (String verb : new String[] {"status", "backup", "migrate", "verify"}) {
      Cli.Screen screen = shop.cli().run(verb);
      assertThat(screen.whole()).doesNotContain("s3cr3t").doesNotContain("at dev.belay");
    }
    assertThat(shop.ends(ExitStatus.UNREACHABLE, "backup"))
        .contains("password", "keeper_" + shop.name());
  }

  @Test
  void a_server_that_is_not_there_is_told() throws Exception {
    shop.at("postgresql://ada:s3cr3t@127.0.0.1:1/shop");
    assertThat(shop.ends(ExitStatus.UNREACHABLE, "backup"))
        .contains("127.0.0.1:1")
        .doesNotContain("s3cr3t")
        .doesNotContain("at dev.belay");
  }

  @Test
  void a_database_that_is_not_there_is_told() throws Exception {
    shop.at(server.url("no_such_shop").location());
    assertThat(shop.ends(ExitStatus.UNREACHABLE, "backup"))
        .contains("no_such_shop")
        .doesNotContain("at dev.belay");
  }

  @Test
  void the_second_run_is_refused_and_told_who_holds_the_lock() throws Exception {
    shop.migration("0002_add_level.sql", GOOD);
    var holder = new RunLock.Holder("run-1", "migrate", "grace", "db2", 4712, Instant.EPOCH);
    try (RunLock first = shop.cli().database(server.url(shop.name())).lock(holder)) {
      for (String verb : new String[] {"migrate", "backup"}) {
        assertThat(shop.ends(ExitStatus.LOCKED, verb))
            .contains(first.holder().run(), "(migrate)", "grace", "db2");
      }
    }
    shop.done("migrate");
  }

  @Test
  void a_backup_of_a_part_is_no_way_back_but_can_be_looked_at() throws Exception {
    shop.done("backup", "whole");
    String said = shop.done("backup", "--tables", "customers");
    assertThat(said).contains("only a part: tables customers");
    String part = said.lines().filter(line -> line.startsWith("Done: ")).findFirst().orElseThrow();
    String id = part.substring("Done: ".length());
    assertThat(shop.done("backups", "show", id)).contains("scope", "tables customers");
    assertThat(shop.ends(ExitStatus.NO, "restore", id)).contains("no way back", "--to");
    assertThat(shop.done("backups", "show", "latest")).contains("whole").doesNotContain("scope");
    shop.done("verify", id);
    shop.done("restore", id, "--to", server.url("look_" + shop.name()).location());
    assertThat(server.psql("look_" + shop.name(), "SELECT count(*) FROM customers").strip())
        .isEqualTo("3");
    assertThat(shop.ends(ExitStatus.USAGE, "backup", "--tables", "orders")).contains("customers");
  }
}
