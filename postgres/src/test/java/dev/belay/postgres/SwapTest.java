package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.belay.engine.Database;
import dev.belay.engine.Obstacle;
import dev.belay.engine.Progress;
import dev.belay.engine.RunLock;
import dev.belay.engine.SideCopy;
import dev.belay.problem.BelayException;
import dev.belay.testkit.Script;
import dev.belay.testkit.postgres.OnEveryServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What a database keeps when another one takes its place. */
@OnEveryServer
class SwapTest {
  @TempDir Path folder;
  @Parameter TestServer server;

  private PostgresSubject subject;
  private String name;
  private Database database;

  @BeforeEach
  void prepare() {
    subject = new PostgresSubject(server, folder);
    name = server.createDatabase();
    database = subject.at(name);
    server.execute(name, "CREATE TABLE old (i integer)", "INSERT INTO old VALUES (1)");
  }

  private String swap() throws Exception {
    try (SideCopy side = database.createAside(subject.scratch())) {
      Script.run(side.database(), "CREATE TABLE fresh (i integer);");
      Optional<String> kept = database.replaceContent(side, Progress.NONE);
      return kept.orElseThrow();
    }
  }

  private String settings() {
    return server.psql(
        "postgres",
        """
        SELECT pg_get_userbyid(datdba), ARRAY(SELECT unnest(datacl)::text ORDER BY 1), datconnlimit, shobj_description(oid, 'pg_database')
          FROM pg_database WHERE datname = '%1$s';
        SELECT setrole::regrole, setconfig FROM pg_db_role_setting s
          JOIN pg_database d ON d.oid = s.setdatabase WHERE datname = '%1$s' ORDER BY 1;
        """
            .formatted(name));
  }

  @Test
  void owner_rights_and_settings_stay_with_the_name() throws Exception {
    server.execute(
        "postgres",
        "DROP ROLE IF EXISTS \"swap's owner\"",
        "DROP ROLE IF EXISTS swap_guest",
        "CREATE ROLE \"swap's owner\"",
        "CREATE ROLE swap_guest",
        "ALTER DATABASE " + name + " OWNER TO \"swap's owner\"",
        "REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC",
        "GRANT CONNECT, TEMPORARY ON DATABASE " + name + " TO swap_guest WITH GRANT OPTION",
        "ALTER DATABASE " + name + " CONNECTION LIMIT 17",
        "ALTER DATABASE " + name + " SET search_path TO \"$user\", \"My Shop\", public",
        "ALTER DATABASE " + name + " SET work_mem TO '7MB'",
        "ALTER DATABASE " + name + " SET \"my.tenant\" TO 'it''s = \\ 5'",
        "ALTER DATABASE " + name + " SET DateStyle TO 'ISO, DMY'",
        "ALTER ROLE swap_guest IN DATABASE " + name + " SET search_path TO ''",
        "ALTER ROLE swap_guest IN DATABASE " + name + " SET statement_timeout TO '5s'",
        "COMMENT ON DATABASE " + name + " IS 'the ''real'' \\ one'");
    String before = settings();
    String kept = swap();
    assertThat(settings()).isEqualTo(before);
    assertThat(Script.ask(database, "SELECT to_regclass('public.fresh') IS NOT NULL"))
        .isEqualTo("t");
    server.dropDatabase(name);
    server.dropDatabase(kept);
    server.execute("postgres", "DROP ROLE \"swap's owner\"", "DROP ROLE swap_guest");
  }

  /** Such as need no folder of their own are known since 15. */
  @Test
  void the_new_one_lies_in_the_tablespace_of_the_old_one() throws Exception {
    assumeThat(server.psql("postgres", "SHOW server_version_num")).isGreaterThan("150000");
    String lies =
        "SELECT spcname FROM pg_tablespace s JOIN pg_database d ON dattablespace = s.oid"
            + " WHERE datname = '"
            + name
            + "'";
    String space = name + "_space";
    server.psql(
        "postgres",
        "SET allow_in_place_tablespaces = on; CREATE TABLESPACE "
            + space
            + " LOCATION '';"
            + " ALTER DATABASE "
            + name
            + " SET TABLESPACE "
            + space);
    server.execute("postgres", "CREATE ROLE " + name + "_owner LOGIN CREATEDB");
    server.execute("postgres", "ALTER DATABASE " + name + " OWNER TO " + name + "_owner");
    Database asOwner = PostgresSubject.makeEngine().database(server.url(name + "_owner", name));
    assertThat(asOwner.obstaclesToReplacing())
        .extracting(Obstacle::what)
        .containsExactly(
            "%s is in the tablespace %s, where %s_owner may make nothing"
                .formatted(name, space, name));
    String kept = swap();
    assertThat(server.psql("postgres", lies)).isEqualTo(space + "\n");
    server.dropDatabase(name);
    server.dropDatabase(kept);
    server.execute("postgres", "DROP TABLESPACE " + space, "DROP ROLE " + name + "_owner");
  }

  /** No server here has a module that takes labels; one is asked for all the same. */
  @Test
  void a_security_label_is_given_to_the_new_one() {
    String row = "(SELECT oid FROM pg_database WHERE datname = '" + name + "')";
    server.psql(
        "postgres",
        "SET allow_system_table_mods = on; INSERT INTO pg_shseclabel VALUES ("
            + row
            + ", 'pg_database'::regclass, 'guard', 'top')");
    assertThatThrownBy(this::swap)
        .hasMessageContaining("security label provider \"guard\" is not loaded");
    server.psql(
        "postgres",
        "SET allow_system_table_mods = on; DELETE FROM pg_shseclabel WHERE provider = 'guard'");
    assertThat(server.psql(name, "SELECT i FROM old")).isEqualTo("1\n");
  }

  @Test
  void nothing_is_swapped_once_the_lock_is_lost() throws Exception {
    var holder = new RunLock.Holder("1", "restore", "ada", "db1", 4711, Instant.EPOCH);
    try (SideCopy side = database.createAside(subject.scratch())) {
      RunLock lock = database.lock(holder);
      server.psql(
          "postgres",
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%4711%'"
              + " AND pid <> pg_backend_pid()");
      assertThatThrownBy(() -> database.replaceContent(side, Progress.NONE))
          .hasMessageContaining("the connection that held the lock was lost");
      assertThatThrownBy(lock::close).isInstanceOf(BelayException.class);
    }
    assertThat(server.psql(name, "SELECT i FROM old")).isEqualTo("1\n");
  }

  @Test
  void the_old_one_is_kept_under_a_dated_name() throws Exception {
    String kept = swap();
    assertThat(kept).matches(name + "_before_\\d{8}_\\d{6}");
    assertThat(server.psql(kept, "SELECT i FROM old")).isEqualTo("1\n");
  }

  @Test
  void applications_that_come_back_at_once_do_not_stop_it() throws Exception {
    var ended = new AtomicBoolean();
    var connected = new AtomicInteger();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (int application = 0; application < 4; application++) {
        var unused = pool.submit(() -> comeBack(ended, connected));
      }
      try {
        while (connected.get() < 4) {
          Thread.onSpinWait();
        }
        assertThat(server.psql(swap(), "SELECT i FROM old")).isEqualTo("1\n");
      } finally {
        ended.set(true);
      }
    }
    assertThat(connected.get()).isGreaterThan(4);
  }

  /** As a connection pool does: whoever is thrown out connects again. */
  private void comeBack(AtomicBoolean ended, AtomicInteger connected) {
    String url = "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + name;
    while (!ended.get()) {
      try (Connection connection = DriverManager.getConnection(url + "?user=postgres")) {
        connected.incrementAndGet();
        while (!ended.get() && connection.isValid(1)) {
          Thread.onSpinWait();
        }
      } catch (SQLException e) {
        Thread.onSpinWait();
      }
    }
  }
}
