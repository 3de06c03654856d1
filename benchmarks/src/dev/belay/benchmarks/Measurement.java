package dev.belay.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One run of a contender.
 *
 * @param seconds by the clock on the wall
 * @param processorSeconds user and system time of the process and its children; negative if unknown
 * @param peakBytes the most memory that one of its processes had resident; negative if unknown
 * @param madeBytes the size of what it made; negative if it makes nothing
 */
record Measurement(double seconds, double processorSeconds, long peakBytes, long madeBytes) {
  static final long UNKNOWN = -1;

  /** The medians of several runs, each quantity for itself. */
  static Measurement median(List<Measurement> all) {
    return new Measurement(
        median(all, Measurement::seconds),
        median(all, Measurement::processorSeconds),
        (long) median(all, Measurement::peakBytes),
        (long) median(all, Measurement::madeBytes));
  }

  private static double median(List<Measurement> all, ToDoubleFunction<Measurement> quantity) {
    double[] sorted = all.stream().mapToDouble(quantity).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
