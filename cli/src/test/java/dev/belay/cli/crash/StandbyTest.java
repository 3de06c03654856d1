package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server that only follows another one is called so, whether it can be read or not. */
@ExtendWith(PostgresServer.class)
class StandbyTest {
  @TempDir Path folder;

  private OwnServer own;
  private Room room;

  @BeforeEach
  void prepare() throws Exception {
    own = new OwnServer();
    var database = new ServerDatabase(own.server(), own.server().createDatabase());
    room = new Room(Files.createDirectory(folder.resolve("room")), database).shop();
    room.file("migrations/0002_more.sql", "CREATE TABLE more (i integer);");
    own.flush();
    own.stop();
  }

  @AfterEach
  void end() {
    own.close();
  }

  @Test
  void what_would_write_is_refused_and_what_reads_is_not() throws Exception {
    own.makeStandby("hot_standby = on");
    own.start();
    for (String verb : new String[] {"migrate", "restore latest", "restore latest --in-place"}) {
      Room.Screen screen = room.run(verb.split(" "));
      assertThat(screen.status()).as(screen.text()).isEqualTo(ExitStatus.UNREACHABLE);
      assertThat(screen.text())
          .contains(
              "is on a standby", "the server is in recovery", "give the address of the primary");
    }
    room.done("status");
    room.done("fingerprint");
  }

  @Test
  void one_that_lets_nobody_in_is_not_taken_for_a_busy_one() throws Exception {
    own.makeStandby("hot_standby = off");
    own.launch();
    Wait.until(() -> own.refusal().contains("not accepting connections"));
    Room.Screen screen = room.run("status");
    assertThat(screen.status()).as(screen.text()).isEqualTo(ExitStatus.UNREACHABLE);
    assertThat(screen.text())
        .contains("the database system is not accepting connections", "pg_isready")
        .doesNotContain("is busy");
  }
}
