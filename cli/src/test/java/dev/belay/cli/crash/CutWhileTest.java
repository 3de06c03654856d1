package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One connection is lost while it says certain words: inside a step, not between two. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@ExtendWith(PostgresServer.class)
class CutWhileTest {
  @TempDir Path folder;

  private TestServer server;

  @BeforeEach
  void prepare(TestServer testServer) {
    server = testServer;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BACKUP | pg_export_snapshot",
        "BACKUP | LOCK TABLE public.orders",
        "BACKUP | COPY \"public\".\"orders\"",
        "BACKUP | is_called",
        "ONE_TRANSACTION | CREATE DATABASE",
        "ONE_TRANSACTION | COMMENT ON DATABASE",
        "ONE_TRANSACTION | FROM STDIN",
        "ONE_TRANSACTION | ADD COLUMN level",
        "ONE_TRANSACTION | DROP DATABASE",
        "ONE_TRANSACTION | LOCK TABLE",
        "ONE_TRANSACTION | INSERT INTO belay.history",
        "RESTORE | CONNECTION LIMIT 1112888665",
        "RESTORE | FROM STDIN",
        "RESTORE | ADD CONSTRAINT",
        "RESTORE | RENAME TO",
        "RESTORE | ALLOW_CONNECTIONS",
        "ROLLBACK | RENAME TO",
      })
  void what_is_told_is_true_and_nothing_is_left_behind(Scenario scenario, String words)
      throws Exception {
    var database = new ServerDatabase(server, server.createDatabase());
    Room prepared =
        scenario.prepare(new Room(Files.createDirectory(folder.resolve("room")), database));
    List<String> command = scenario.command(prepared);
    Room whole = prepared.copyTo(folder.resolve("whole"));
    assertThat(whole.run(command.toArray(new String[0])).status()).isEqualTo(scenario.whole());
    var aftermath = new Aftermath(server, State.of(prepared), State.of(whole));
    for (Wire.Fate fate : List.of(Wire.Fate.LOST, Wire.Fate.CUT_MEANWHILE)) {
      Room room = prepared.copyTo(folder.resolve(fate.name().toLowerCase(Locale.ROOT)));
      aftermath.judge(room, cut(room, words, fate, command), fate + " at " + words);
    }
  }

  private Room.Screen cut(Room room, String words, Wire.Fate fate, List<String> command)
      throws Exception {
    Path yaml = room.folder().resolve("belay.yaml");
    String direct = Files.readString(yaml);
    try (var wire = new Wire(server.port())) {
      Files.writeString(yaml, direct.replace(":" + server.port() + "/", ":" + wire.port() + "/"));
      wire.next(words, fate);
      Room.Screen screen = room.run(command.toArray(new String[0]));
      assertThat(wire.isWaiting()).as("nobody said " + words).isFalse();
      return screen;
    } finally {
      Files.writeString(yaml, direct);
    }
  }
}
