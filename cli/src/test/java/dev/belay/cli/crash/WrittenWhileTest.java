package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Applications write until the last moment before a swap, and the swap fails. */
@ExtendWith(PostgresServer.class)
class WrittenWhileTest {
  @TempDir Path folder;

  @Test
  void what_was_written_before_a_swap_that_fails_stays(TestServer server) throws Exception {
    var database = new ServerDatabase(server, server.createDatabase());
    Room room =
        Scenario.RESTORE.prepare(new Room(Files.createDirectory(folder.resolve("room")), database));
    String name = ((ServerDatabase) room.database()).name();
    String rows = "SELECT count(*) FROM late";
    server.execute(name, "CREATE TABLE late (id integer)");
    Path yaml = room.folder().resolve("belay.yaml");
    try (var wire = new Wire(server.port())) {
      String direct = Files.readString(yaml);
      Files.writeString(yaml, direct.replace(":" + server.port() + "/", ":" + wire.port() + "/"));
      wire.meanwhile(() -> server.execute(name, "INSERT INTO late VALUES (1)"));
      wire.next("RENAME TO", Wire.Fate.LOST);

      List<String> command = Scenario.RESTORE.command(room);
      Room.Screen screen = room.run(command.toArray(new String[0]));

      assertThat(wire.isWaiting()).isFalse();
      assertThat(screen.status()).as(screen.text()).isNotEqualTo(ExitStatus.DONE);
      Files.writeString(yaml, direct);
      if (screen.status() == ExitStatus.NEEDS_PERSON) {
        room.run("recover");
      }
    }
    assertThat(server.psql(name, rows).strip()).isEqualTo("1");
  }
}
