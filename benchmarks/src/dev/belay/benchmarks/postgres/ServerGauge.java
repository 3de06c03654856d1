package dev.belay.benchmarks.postgres;

import dev.belay.benchmarks.Stopwatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Tells how much processor time a server's sessions have used: that of the children which its first
 * process has seen end. The checkpointer and its like, which go on, are not counted.
 */
final class ServerGauge implements Stopwatch.Gauge {
  private static final int SECONDS_TO_END = 60;

  /** USER_HZ, which is 100 on every architecture that counts: man 5 proc, man 7 time. */
  private static final double TICKS_PER_SECOND = 100;

  /** From the field after the program's name: man 5 proc, cutime and cstime. */
  private static final int CHILDREN_USER = 13;

  private static final int CHILDREN_SYSTEM = 14;

  private final ProcessHandle postmaster;
  private final Set<Long> lasting;

  /** To be made when the server has no sessions yet. */
  ServerGauge(ProcessHandle postmaster) {
    this.postmaster = postmaster;
    lasting = postmaster.children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  /** Not a number where the system does not tell. */
  @Override
  public double seconds() throws IOException, InterruptedException {
    Path stat = Path.of("/proc", Long.toString(postmaster.pid()), "stat");
    if (!Files.exists(stat)) {
      return Double.NaN;
    }
    awaitSessions();
    String line = Files.readString(stat);
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]);
    return ticks / TICKS_PER_SECOND;
  }

  private void awaitSessions() throws IOException, InterruptedException {
    List<ProcessHandle> sessions =
        postmaster.children().filter(child -> !lasting.contains(child.pid())).toList();
    for (ProcessHandle session : sessions) {
      try {
        session.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new IOException("a session of the server does not end: " + session.info(), e);
      }
    }
  }
}
