package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands on a PostgreSQL database killed at every entry of their journal. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@ExtendWith(PostgresServer.class)
class KilledPostgresTest {
  /** Every third is enough, and takes long: how a run goes on does not depend on the engine. */
  private static final int LIVES_ON = 3;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"ONE_TRANSACTION", "RESTORE", "ROLLBACK"})
  void a_run_killed_at_any_entry_is_recovered_to_before_or_to_after(
      Scenario scenario, TestServer server) throws Exception {
    Path place = folder.toRealPath();
    var database = new ServerDatabase(server, server.createDatabase());
    var prepared = new Room(Files.createDirectories(place.resolve("prepared")), database);
    Killing killing = Killing.prepare(scenario, place, prepared);
    InPairs.forEach(
        killing.first(),
        killing.points(),
        point -> {
          Room room = killing.killedAt(point, "killed" + point);
          killing.refuses(room);
          boolean isAfter = killing.recovers(room);
          if (point % LIVES_ON == 0) {
            killing.goesOn(room, isAfter);
          }
          assertThat(room.database().leftOver()).isEmpty();
        });
  }
}
