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

/** Migrations that run as another role than the one that logs in. */
@ExtendWith(PostgresServer.class)
class RoleTest {
  private static final String OWNERS =
      "SELECT string_agg(relname || ' ' || pg_get_userbyid(relowner), ', ' ORDER BY relname)"
          + " FROM pg_class WHERE relkind = 'r' AND relnamespace IN"
          + " ('public'::regnamespace, to_regnamespace('belay'))";

  @TempDir Path folder;

  private TestServer server;
  private Cli cli;
  private String name;
  private String deployer;
  private String owner;

  /** The database belongs to a role that nobody logs in as. */
  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    name = server.createDatabase();
    deployer = "deployer_" + name;
    owner = "Owner of " + name;
    server.execute(
        "postgres",
        "CREATE ROLE \"" + owner + "\"",
        "CREATE ROLE " + deployer + " LOGIN CREATEDB",
        "GRANT \"" + owner + "\", pg_signal_backend TO " + deployer,
        "ALTER DATABASE " + name + " OWNER TO \"" + owner + "\"",
        "CREATE ROLE guest_" + name);
    server.execute(
        name,
        "ALTER SCHEMA public OWNER TO pg_database_owner",
        "REVOKE ALL ON SCHEMA public FROM public");
    cli = new Cli(folder.toRealPath());
    String url = server.url(deployer, name).location();
    cli.file(
        "belay.yaml",
        Cli.YAML.replace("sqlite:shop.db", "\"" + url + "\"")
            + "migrate:\n  role: \""
            + owner
            + "\"\n");
    cli.file("migrations/0001_create.sql", "CREATE TABLE orders (id integer PRIMARY KEY);\n");
  }

  private String ask(String sql) {
    return server.psql(name, sql).strip();
  }

  @Test
  void what_a_migration_creates_belongs_to_the_role_and_the_history_to_the_login()
      throws Exception {
    assertThat(cli.ends(ExitStatus.DONE, "check")).contains("nothing to object to");
    cli.ends(ExitStatus.DONE, "migrate");
    assertThat(ask(OWNERS)).isEqualTo("history " + deployer + ", orders " + owner);
    cli.file("migrations/0002_index.sql", "CREATE INDEX CONCURRENTLY orders_id ON orders (id);\n");
    cli.file(
        "migrations/0003_more.sql",
        "INSERT INTO orders VALUES (1); CREATE TABLE notes (by text DEFAULT current_user);"
            + " INSERT INTO notes DEFAULT VALUES;\n");
    cli.ends(ExitStatus.DONE, "migrate");
    assertThat(ask(OWNERS))
        .isEqualTo("history " + deployer + ", notes " + owner + ", orders " + owner);
    assertThat(ask("SELECT by FROM notes")).isEqualTo(owner);
    cli.ends(ExitStatus.DONE, "rollback");
    assertThat(ask(OWNERS)).isEqualTo("history " + deployer + ", orders " + owner);
  }

  @Test
  void a_role_that_a_migration_sets_for_itself_ends_with_its_file() throws Exception {
    cli.ends(ExitStatus.DONE, "migrate");
    server.execute(
        name,
        "GRANT guest_" + name + " TO " + deployer,
        "GRANT USAGE, CREATE ON SCHEMA public TO guest_" + name);
    cli.file(
        "migrations/0002_guest.sql",
        "SET ROLE guest_"
            + name
            + "; CREATE TABLE of_guest (a integer); DROP TABLE of_guest;"
            + " CREATE TABLE guests (a integer); ALTER TABLE guests ADD b integer;\n");
    cli.file(
        "migrations/0003_login.sql",
        "CREATE TABLE before (a integer); RESET ROLE; CREATE TABLE after (a integer);\n");
    cli.ends(ExitStatus.DONE, "migrate");
    assertThat(ask(OWNERS))
        .isEqualTo(
            "after %1$s, before %2$s, guests guest_%3$s, history %1$s, orders %2$s"
                .formatted(deployer, owner, name));
    assertThat(cli.ends(ExitStatus.DONE, "history")).contains("0002_guest.sql", "0003_login.sql");
  }

  @Test
  void a_migration_that_fails_is_recorded_by_the_login() throws Exception {
    cli.ends(ExitStatus.DONE, "migrate");
    cli.file("migrations/0002_bad.sql", "SET ROLE \"" + owner + "\"; SELECT 1 / 0;\n");
    assertThat(cli.ends(ExitStatus.FAILED, "migrate", "--no-rehearsal"))
        .contains("division by zero");
    assertThat(cli.ends(ExitStatus.DONE, "history")).contains("0002_bad.sql");
  }

  @Test
  void a_role_that_is_not_there_or_may_not_be_taken_is_said_before_anything_starts() {
    assertThat(cli.ends(ExitStatus.USAGE, "check", "--role", "nobody_here"))
        .contains("there is no role nobody_here", "CREATE ROLE \"nobody_here\"");
    String guest = "guest_" + name;
    for (String verb : new String[] {"check", "migrate"}) {
      assertThat(cli.ends(ExitStatus.UNREACHABLE, verb, "--role", guest))
          .contains(
              deployer + " may not act as the role " + guest,
              "GRANT \"" + guest + "\" TO " + deployer);
    }
    assertThat(cli.ends(ExitStatus.DONE, "backups")).doesNotContain("pre_migration");
  }

  @Test
  void sqlite_has_no_roles() throws Exception {
    cli.file("belay.yaml", Cli.YAML + "migrate: {role: app}\n");
    assertThat(cli.ends(ExitStatus.NO, "check"))
        .contains("sqlite has no roles", "migrate.role is app");
    cli.ends(ExitStatus.NO, "migrate");
  }

  @Test
  void a_lock_of_another_tool_is_told_and_stops_migrate() throws Exception {
    cli.ends(ExitStatus.DONE, "migrate");
    server.psql(
        name,
        "CREATE TABLE knex_migrations_lock (is_locked integer);"
            + "INSERT INTO knex_migrations_lock VALUES (1);"
            + "ALTER TABLE knex_migrations_lock OWNER TO \""
            + owner
            + "\"");
    cli.file("migrations/0002_more.sql", "CREATE TABLE notes (a integer);\n");
    String told = "Knex: public.knex_migrations_lock is locked";
    assertThat(cli.ends(ExitStatus.NO, "status")).contains(told, "npx knex migrate:unlock");
    assertThat(cli.ends(ExitStatus.NO, "doctor")).contains(told);
    assertThat(cli.ends(ExitStatus.DONE, "check")).contains(told);
    assertThat(cli.ends(ExitStatus.NO, "migrate")).contains(told, "half changed", "migrate:unlock");
    server.psql(name, "UPDATE public.knex_migrations_lock SET is_locked = 0");
    cli.ends(ExitStatus.DONE, "migrate");
    assertThat(cli.ends(ExitStatus.DONE, "status")).doesNotContain("Knex");
  }
}
