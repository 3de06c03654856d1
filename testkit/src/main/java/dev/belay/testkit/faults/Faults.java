package dev.belay.testkit.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Decides which operation of a {@link FaultyFileSystem} fails, and remembers them all. Without a
 * fault everything works. Thread-safe.
 */
public final class Faults {
  private final List<String> operations = new ArrayList<>();
  private Optional<Fault> fault = Optional.empty();
  private OptionalLong usableSpace = OptionalLong.empty();
  private OptionalInt longestWrite = OptionalInt.empty();
  private boolean losing;
  private int count;
  private int failed;

  /** Begins to count from the start, and to fail. */
  public synchronized void begin(Fault next) {
    operations.clear();
    count = 0;
    failed = 0;
    fault = Optional.of(next);
  }

  /** Everything works again. */
  public synchronized void end() {
    fault = Optional.empty();
    usableSpace = OptionalLong.empty();
    longestWrite = OptionalInt.empty();
    losing = false;
  }

  /** Whether an operation has failed since {@link #begin}. */
  public synchronized boolean hasFailed() {
    return failed > 0;
  }

  /** How many bytes every disk says it has left. */
  public synchronized void usableSpace(long bytes) {
    usableSpace = OptionalLong.of(bytes);
  }

  /** Every write takes so many bytes at most and says so, as it may. */
  public synchronized void cutWrites(int bytes) {
    longestWrite = OptionalInt.of(bytes);
  }

  /** Every write says that it has taken all, but takes half of it. */
  public synchronized void loseHalf() {
    losing = true;
  }

  /** What was done since {@link #begin}, in order; what failed is marked. */
  public synchronized List<String> operations() {
    return List.copyOf(operations);
  }

  synchronized OptionalLong usableSpace() {
    return usableSpace;
  }

  synchronized OptionalInt longestWrite() {
    return longestWrite;
  }

  synchronized boolean losing() {
    return losing;
  }

  /** The failure that is due, if it is this operation's turn. */
  synchronized Optional<IOException> failure(Operation operation, Path path) {
    String told = operation + " " + path;
    if (fault.isEmpty() || !fault.get().operations().contains(operation)) {
      operations.add(told);
      return Optional.empty();
    }
    count++;
    Fault due = fault.get();
    if (count != due.nth() && !(due.forGood() && count > due.nth())) {
      operations.add(told);
      return Optional.empty();
    }
    failed++;
    operations.add(told + " FAILED");
    return Optional.of(new IOException(due.message()));
  }

  void check(Operation operation, Path path) throws IOException {
    Optional<IOException> failure = failure(operation, path);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
