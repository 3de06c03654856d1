package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.engine.Database;
import dev.belay.engine.GuardOptions;
import dev.belay.engine.Obstacle;
import dev.belay.engine.Progress;
import dev.belay.engine.SideCopy;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.testkit.Refusals;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Databases that other servers follow, or that follow others. */
@ExtendWith(dev.belay.testkit.postgres.PostgresServer.class)
class ReplicationTest {
  private static TestServer server;

  @TempDir Path folder;

  private PostgresSubject subject;
  private String name;

  @BeforeAll
  static void start() {
    server = TestServer.start("wal_level=logical", "max_replication_slots=4");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void prepare() {
    subject = new PostgresSubject(server, folder);
    name = server.createDatabase();
  }

  @Test
  void a_slot_is_an_obstacle_to_a_swap() {
    server.psql(name, "SELECT pg_create_logical_replication_slot('far', 'pgoutput')");
    assertThat(subject.at(name).obstaclesToReplacing())
        .containsExactly(
            new Obstacle(
                "the replication slot far would stay with the old "
                    + name
                    + ", and keep the server's log",
                "SELECT pg_drop_replication_slot('far'); -- and make it anew afterwards"));
    server.psql(name, "SELECT pg_drop_replication_slot('far')");
    assertThat(subject.at(name).obstaclesToReplacing()).isEmpty();
  }

  @Test
  void a_swap_that_was_not_asked_for_beforehand_leaves_no_slot_behind_either() throws Exception {
    server.psql(name, "SELECT pg_create_logical_replication_slot('other', 'pgoutput')");
    Database database = subject.at(name);
    try (SideCopy side = database.createAside(subject.scratch())) {
      Problem refused =
          Refusals.refused(
              Code.RESTORE_REFUSED, () -> database.replaceContent(side, Progress.NONE));
      assertThat(refused.what()).isEqualTo("nothing can take the place of " + name);
      assertThat(refused.why()).contains("the replication slot other would stay with the old");
    }
    server.psql(name, "SELECT pg_drop_replication_slot('other')");
    assertThat(server.psql("postgres", "SELECT datname FROM pg_database"))
        .contains(name)
        .doesNotContain("_before_");
  }

  /** A server does not drop a database that subscribes to something. */
  @Test
  void a_copy_with_a_subscription_goes_like_any_other() throws Exception {
    var original =
        new Originals(server, subject)
            .of(
                """
                CREATE TABLE fed (i integer);
                CREATE SUBSCRIPTION feeds CONNECTION 'host=nowhere' PUBLICATION p
                  WITH (connect = false, slot_name = 'not_there');
                """);
    String copy;
    try (SideCopy side = new Originals(server, subject).restored(original)) {
      copy = Originals.nameOf(side.database());
    }
    assertThat(server.psql("postgres", "SELECT datname FROM pg_database"))
        .contains(original.name())
        .doesNotContain(copy);
    assertThat(server.psql(original.name(), "SELECT subname FROM pg_subscription"))
        .isEqualTo("feeds\n");
  }

  /** What another server has decided is followed: a subscriber that refuses it would stop. */
  @Test
  void a_guarded_database_follows_another_one() throws Exception {
    String source = server.createDatabase();
    String jobs = "CREATE TABLE jobs (id integer PRIMARY KEY, state text);";
    server.psql(
        source,
        jobs
            + "INSERT INTO jobs SELECT i, 'old' FROM generate_series(1, 3000) i;"
            + "CREATE PUBLICATION shared FOR TABLE jobs;"
            + "SELECT pg_create_logical_replication_slot('shared', 'pgoutput')");
    server.psql(name, jobs);
    subject.at(name).guards().orElseThrow().install(GuardOptions.USUAL);
    server.execute(name, subscription(source));
    try {
      follows("3000 old");
      server.execute(source, "UPDATE jobs SET state = 'new'");
      follows("3000 new");
      server.execute(source, "DELETE FROM jobs WHERE id > 10");
      follows("10 new");
      server.execute(source, "TRUNCATE jobs");
      follows("0 ");
      server.execute(source, "INSERT INTO jobs VALUES (1, 'more')");
      follows("1 more");
      assertThatThrownBy(() -> server.execute(name, "TRUNCATE jobs"))
          .hasStackTraceContaining("is protected");
    } finally {
      server.execute(name, "DROP SUBSCRIPTION shared");
    }
  }

  private String subscription(String source) {
    return "CREATE SUBSCRIPTION shared CONNECTION 'host=%s port=%d user=postgres dbname=%s'"
            .formatted(server.host(), server.port(), source)
        + " PUBLICATION shared WITH (create_slot = false)";
  }

  private void follows(String expected) throws Exception {
    String now = "";
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    try (var connection = server.connect(name);
        var query =
            connection.prepareStatement(
                "SELECT count(*) || ' ' || coalesce(min(state), '') FROM jobs")) {
      while (!now.equals(expected) && System.nanoTime() < deadline) {
        Thread.sleep(20);
        try (var rows = query.executeQuery()) {
          rows.next();
          now = rows.getString(1);
        }
      }
    }
    assertThat(now).as(server.log()).isEqualTo(expected);
  }
}
