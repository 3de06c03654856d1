package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills that fall anywhere, as those of an operator do: within statements and commits too. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RandomKillsTest {
  private static final int KILLS = 10;
  private static final int LONGEST_MICROS = 500_000;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = Scenario.BIG)
  void a_run_killed_at_any_moment_is_recovered_to_before_or_to_after(Scenario scenario)
      throws Exception {
    Killing killing = Killing.prepare(scenario, folder.toRealPath());
    long[] delays = new Random(20261121).longs(KILLS, 0, LONGEST_MICROS).toArray();
    InPairs.forEach(
        1,
        KILLS,
        number -> {
          Room room = killing.killedAfter(delays[number - 1], "killed" + number);
          if (room.names(".belay/runs").isEmpty()) {
            assertThat(State.of(room)).isEqualTo(killing.after());
            return;
          }
          killing.refuses(room);
          boolean isAfter = killing.recovers(room);
          killing.goesOn(room, isAfter);
        });
  }
}
