package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mending itself, killed at every entry that it adds to the journal. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledRecoverTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "ONE_TRANSACTION, Begun[step=keep]",
    "SEVERAL_BATCHES, Begun[step=verify]",
    "FAILING_AFTER_COMMIT, Undoing[step=apply]",
    "RESTORE_IN_WAL, Begun[step=swap]",
    "RESTORE_OVER_RUINS, Begun[step=swap]",
    "ROLLBACK_OF_AN_INDEX, Begun[step=mark]"
  })
  void a_recovery_that_is_killed_too_can_be_made_again(Scenario scenario, String entry)
      throws Exception {
    Killing killing = Killing.prepare(scenario, folder.toRealPath());
    int point = killing.last(entry);
    Room room = killing.killedAt(point, "recovered0");
    int entries = 0;
    while (Killing.recoverKilledAt(entries + 1, room)) {
      entries++;
      killing.refuses(room);
      boolean isAfter = killing.recovers(room);
      killing.goesOn(room, isAfter);
      room = killing.killedAt(point, "recovered" + entries);
    }
    assertThat(entries).isGreaterThan(2);
  }
}
