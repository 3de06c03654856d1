package dev.belay.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets contenders run in turn, so that whatever else the machine does meets all of them. */
public final class Race {
  private final Stopwatch stopwatch;

  public Race(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  /** Runs by name, in the order given. A round before the first one warms up and is dropped. */
  public Map<String, Runs> run(List<Contender> contenders, int rounds)
      throws IOException, InterruptedException, SQLException {
    Map<String, List<Measurement>> all = new LinkedHashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (Contender contender : contenders) {
        Measurement measurement = stopwatch.run(contender);
        System.err.printf(
            "  round %d of %d: %s: %.2f s%n",
            round, rounds, contender.name(), measurement.seconds());
        if (round > 0) {
          all.computeIfAbsent(contender.name(), name -> new ArrayList<>()).add(measurement);
        }
      }
    }
    Map<String, Runs> runs = new LinkedHashMap<>();
    all.forEach((name, measurements) -> runs.put(name, new Runs(measurements)));
    return runs;
  }
}
