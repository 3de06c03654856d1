package dev.belay.benchmarks;

import static dev.belay.benchmarks.Report.megabytes;
import static dev.belay.benchmarks.Report.seconds;
import static dev.belay.benchmarks.Report.times;

import java.util.List;
import java.util.function.BiFunction;

/**
 * One column of a table of contenders.
 *
 * @param cell from the runs of the row's contender and those of Belay
 */
public record Column(String head, BiFunction<Runs, Runs, String> cell) {
  public static final Column SECONDS = new Column("s", (runs, own) -> seconds(runs.seconds()));
  public static final Column FASTEST = new Column("min", (runs, own) -> seconds(runs.fastest()));
  public static final Column SLOWEST = new Column("max", (runs, own) -> seconds(runs.slowest()));
  public static final Column PROCESSOR =
      new Column("CPU s", (runs, own) -> seconds(runs.median(Measurement::processorSeconds)));
  public static final Column SERVER =
      new Column("server s", (runs, own) -> seconds(runs.median(Measurement::serverSeconds)));
  public static final Column PEAK =
      new Column("peak MB", (runs, own) -> megabytes(runs.median(Measurement::peakBytes)));
  public static final Column MADE =
      new Column("MB made", (runs, own) -> megabytes(runs.madeBytes()));
  public static final Column TIME =
      new Column("time", (runs, own) -> times(runs.seconds(), own.seconds()));
  public static final Column SIZE =
      new Column(
          "size",
          (runs, own) -> runs.madeBytes() < 0 ? "-" : times(runs.madeBytes(), own.madeBytes()));

  /** What there is to say of a command that makes nothing. */
  public static final List<Column> OF_COMMANDS =
      List.of(SECONDS, FASTEST, SLOWEST, PROCESSOR, PEAK, TIME);

  /** How fast so many bytes were dealt with. */
  public static Column speed(double bytes) {
    return new Column("MB/s", (runs, own) -> megabytes(bytes / runs.seconds()));
  }
}
