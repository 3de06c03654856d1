package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.Database;
import dev.belay.engine.Obstacle;
import dev.belay.engine.Progress;
import dev.belay.engine.SideCopy;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.testkit.Refusals;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
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
}
