package dev.belay.benchmarks;

/**
 * One run of a contender.
 *
 * @param seconds by the clock on the wall
 * @param processorSeconds user and system time of the process and its children; negative if unknown
 * @param serverSeconds the same of the database server for it; zero where there is none
 * @param peakBytes the most memory that one of its processes had resident; negative if unknown
 * @param madeBytes the size of what it made; negative if it makes nothing
 */
public record Measurement(
    double seconds, double processorSeconds, double serverSeconds, long peakBytes, long madeBytes) {
  public static final long UNKNOWN = -1;
}
