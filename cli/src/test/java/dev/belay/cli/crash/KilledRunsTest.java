package dev.belay.cli.crash;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands killed at every entry of their journal. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledRunsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = Scenario.BIG)
  void a_run_killed_at_any_entry_is_recovered_to_before_or_to_after(Scenario scenario)
      throws Exception {
    Killing killing = Killing.prepare(scenario, folder.toRealPath());
    InPairs.forEach(
        killing.first(),
        killing.points(),
        point -> {
          Room room = killing.killedAt(point, "killed" + point);
          killing.refuses(room);
          boolean isAfter = killing.recovers(room);
          killing.goesOn(room, isAfter);
        });
  }
}
