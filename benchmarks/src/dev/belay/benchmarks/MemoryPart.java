package dev.belay.benchmarks;

import static dev.belay.benchmarks.Report.megabytes;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What Belay must do with a small heap, however large the database is. */
public record MemoryPart(Stopwatch stopwatch, Report report) {
  private static final String HEAP = "-Xmx256m";
  private static final long LIMIT = 512_000_000;

  /** Measures each once and reports; false if a promise is broken. */
  public boolean run(List<Contender> contenders, long megabytes)
      throws InterruptedException, SQLException, IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("with " + HEAP + ", of " + megabytes + " MB", "peak resident MB", "s", "result"));
    boolean kept = true;
    for (Contender contender : contenders) {
      List<String> row = within(contender.with("BELAY_JAVA_OPTS", HEAP));
      kept &= row.contains("ok");
      rows.add(row);
    }
    report.heading("Memory");
    report.table(rows);
    report.paragraph("More than " + megabytes(LIMIT) + " MB resident is a failure.");
    report.save();
    return kept;
  }

  private List<String> within(Contender contender) throws InterruptedException, SQLException {
    try {
      Measurement measurement = stopwatch.run(contender);
      return List.of(
          contender.name(),
          megabytes(measurement.peakBytes()),
          Report.seconds(measurement.seconds()),
          measurement.peakBytes() <= LIMIT ? "ok" : "TOO MUCH");
    } catch (IOException e) {
      System.err.println(e.getMessage());
      return List.of(contender.name(), "?", "?", "FAILED");
    }
  }
}
