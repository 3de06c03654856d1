package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The connection is lost in the very COMMIT that makes a migration last. */
@ExtendWith(PostgresServer.class)
class LostCommitTest {
  private static final String[] SLOW_COMMIT = {
    "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS"
        + " 'BEGIN PERFORM pg_sleep(1); RETURN NULL; END'",
    "CREATE CONSTRAINT TRIGGER slow AFTER UPDATE ON customers DEFERRABLE INITIALLY DEFERRED"
        + " FOR EACH ROW EXECUTE FUNCTION slow()"
  };

  @TempDir Path folder;

  private TestServer server;
  private Room room;

  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    Path place = Files.createDirectories(folder.toRealPath().resolve("room"));
    room = new Room(place, new ServerDatabase(server, server.createDatabase())).shop();
    room.file("migrations/0002_add_level.sql", Scenario.GOOD);
  }

  private Room.Screen migrate(Wire.Fate fate, String... command) throws Exception {
    Path yaml = room.folder().resolve("belay.yaml");
    String direct = Files.readString(yaml);
    try (var wire = new Wire(server.port())) {
      Files.writeString(yaml, direct.replace(":" + server.port() + "/", ":" + wire.port() + "/"));
      return room.run(
          entry -> {
            if (entry.startsWith("Noted[step=verify, name=verified")) {
              wire.next(fate);
            }
          },
          command);
    } finally {
      Files.writeString(yaml, direct);
    }
  }

  @Test
  void a_commit_whose_answer_is_lost_is_told_as_in() throws Exception {
    State before = State.of(room);
    Room.Screen screen = migrate(Wire.Fate.ANSWER_LOST, "migrate");
    assertThat(screen.status()).as(screen.text()).isEqualTo(ExitStatus.NEEDS_PERSON);
    assertThat(screen.text())
        .contains("Not finished in verify", "was lost", "the change is in shop and stays")
        .contains("belay recover");
    assertThat(State.of(room).history()).hasSize(before.history().size() + 1);
  }

  @Test
  void
      a_commit_that_is_on_its_way_when_the_connection_breaks_is_not_told_as_taken_back_and_then_in()
          throws Exception {
    room.sql(SLOW_COMMIT);
    State before = State.of(room);
    Room.Screen screen = migrate(Wire.Fate.CUT_MEANWHILE, "migrate", "--no-rehearsal");
    assertThat(screen.status()).as(screen.text()).isEqualTo(ExitStatus.UNREACHABLE);
    assertThat(screen.text())
        .contains("Failed in verify", "was lost", "shop is as it was before: rolled back");
    String writers = "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'belay%'";
    assertThat(server.psql("postgres", writers).strip()).isEqualTo("0");
    assertThat(State.of(room)).isEqualTo(before);
  }
}
