package dev.belay.benchmarks.postgres;

import dev.belay.benchmarks.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All aims with what was measured, and why some are missed: people have written that down. */
final class Aims {
  private final List<Aim> all = new ArrayList<>();
  private final Map<String, String> reasons = new HashMap<>();

  /** The file has lines like {@code one-big backup-gzip: why}; others begin with a #. */
  Aims(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      int colon = line.indexOf(": ");
      if (!line.startsWith("#") && colon > 0) {
        reasons.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
  }

  void add(Aim aim) {
    all.add(aim);
  }

  /**
   * Tells them, and saves what was measured so far.
   *
   * @param of what they are about
   */
  void report(String of, Report report) throws IOException {
    if (all.isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("aim", "database", "wanted", "measured", "result"));
    for (Aim aim : all) {
      rows.add(
          List.of(
              aim.words(),
              aim.database(),
              aim.wanted(),
              Report.times(aim.measured(), 1),
              result(aim)));
    }
    report.heading("Aims of " + of);
    report.table(rows);
    for (Aim aim : all) {
      if (!aim.reached() && reasons.containsKey(aim.key())) {
        String words = aim.database() + ", " + aim.words();
        report.item("missed: " + words + ", because " + reasons.get(aim.key()));
      }
    }
    report.paragraph("");
    report.save();
  }

  private String result(Aim aim) {
    if (aim.reached()) {
      return "reached";
    }
    return reasons.containsKey(aim.key()) ? "missed, see below" : "missed";
  }
}
