package dev.belay.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** All runs of one contender that count; at least one. */
public record Runs(List<Measurement> all) {
  public Runs {
    all = List.copyOf(all);
  }

  /** The median of wall time, in seconds. */
  public double seconds() {
    return median(Measurement::seconds);
  }

  double fastest() {
    return all.stream().mapToDouble(Measurement::seconds).min().orElseThrow();
  }

  double slowest() {
    return all.stream().mapToDouble(Measurement::seconds).max().orElseThrow();
  }

  /** The median size of what was made. */
  public double madeBytes() {
    return median(Measurement::madeBytes);
  }

  double median(ToDoubleFunction<Measurement> quantity) {
    double[] sorted = all.stream().mapToDouble(quantity).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
