package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testkit.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server, or every connection to it, goes away in each step of a command. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@ExtendWith(PostgresServer.class)
class LostServerTest {
  /** Steps that ask nothing of the server: the next one meets what befell it. */
  private static final Set<String> WITHOUT_DATABASE = Set.of("check", "judge", "confirm", "keep");

  private static OwnServer own;

  @TempDir Path folder;

  /** A command, what there is before and after it, and its journal where nothing befalls it. */
  private record Whole(
      List<String> command, Room prepared, State before, State after, List<String> entries) {}

  /** What befalls it. */
  enum Loss {
    CONNECTIONS,
    SERVER
  }

  @BeforeAll
  static void start() {
    own = new OwnServer();
  }

  @AfterAll
  static void end() {
    own.close();
  }

  @ParameterizedTest
  @CsvSource({
    "BACKUP, SERVER",
    "ONE_TRANSACTION, CONNECTIONS",
    "ONE_TRANSACTION, SERVER",
    "RESTORE, CONNECTIONS",
    "RESTORE, SERVER",
    "ROLLBACK, SERVER"
  })
  void what_is_told_is_true_and_nothing_is_left_behind(Scenario scenario, Loss loss)
      throws Exception {
    Whole whole = prepare(scenario);
    for (int point = 0; point < whole.entries().size(); point++) {
      if (beginsWork(whole, point) || isLastNote(whole, point)) {
        Room room = whole.prepared().copyTo(folder.resolve("lost" + point));
        Room.Screen screen = lose(room, loss, point, whole.command());
        new Aftermath(own.server(), whole.before(), whole.after())
            .judge(room, screen, loss + " at " + whole.entries().get(point));
      }
    }
  }

  private Whole prepare(Scenario scenario) throws Exception {
    var database = new ServerDatabase(own.server(), own.server().createDatabase());
    Room prepared =
        scenario.prepare(new Room(Files.createDirectory(folder.resolve("room")), database));
    own.flush();
    List<String> command = scenario.command(prepared);
    Room whole = prepared.copyTo(folder.resolve("whole"));
    List<String> entries = new ArrayList<>();
    Room.Screen screen = whole.run(entries::add, command.toArray(new String[0]));
    assertThat(screen.status()).as(screen.text()).isEqualTo(scenario.whole());
    return new Whole(command, prepared, State.of(prepared), State.of(whole), entries);
  }

  private static boolean beginsWork(Whole whole, int point) {
    Optional<String> step =
        Optional.of(whole.entries().get(point)).filter(all -> all.startsWith("Begun"));
    return step.isPresent() && WITHOUT_DATABASE.stream().noneMatch(step.get()::contains);
  }

  /** The one that has the most behind it. */
  private static boolean isLastNote(Whole whole, int point) {
    List<String> entries = whole.entries();
    return entries.get(point).startsWith("Noted") && entries.get(point + 1).startsWith("Done");
  }

  private static Room.Screen lose(Room room, Loss loss, int point, List<String> command)
      throws Exception {
    int[] seen = new int[1];
    Room.Screen screen =
        room.run(
            entry -> {
              if (seen[0]++ == point) {
                lose(loss);
              }
            },
            command.toArray(new String[0]));
    if (loss == Loss.SERVER) {
      own.start();
    }
    return screen;
  }

  private static void lose(Loss loss) {
    switch (loss) {
      case CONNECTIONS -> own.cut();
      case SERVER -> own.stop();
    }
  }
}
