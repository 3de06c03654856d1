package dev.belay.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs contenders as processes, one at a time, with everything flushed to the disk before. */
public final class Stopwatch {
  private static final Path GNU_TIME = Path.of("/usr/bin/time");

  /** Tells how much processor time a server has used up to now. */
  @FunctionalInterface
  public interface Gauge {
    double seconds() throws IOException, InterruptedException;
  }

  private final Path folder;
  private final Path usage;
  private final Gauge server;

  /** Logs go to {@code folder}, in which the processes run. */
  public Stopwatch(Path folder, Gauge server) {
    this.folder = folder;
    this.usage = folder.resolve("last-run.usage");
    this.server = server;
  }

  /** Whether processor time and memory can be told. */
  static boolean seesInside() {
    return Files.isExecutable(GNU_TIME);
  }

  /** Runs one once; what it does beforehand and afterwards does not count. */
  public Measurement run(Contender contender)
      throws IOException, InterruptedException, SQLException {
    contender.before().make();
    settle();
    Path log = folder.resolve("last-run.log");
    double serverBegun = server.seconds();
    long begun = System.nanoTime();
    int status = start(contender, log).waitFor();
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (status != 0) {
      throw new IOException(
          contender.name() + " ended with status " + status + ":\n" + Files.readString(log));
    }
    double serverSeconds = server.seconds() - serverBegun;
    return measurement(seconds, serverSeconds, contender.after().check());
  }

  private Process start(Contender contender, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    if (seesInside()) {
      command.addAll(List.of(GNU_TIME.toString(), "-f", "%U %S %M", "-o", usage.toString()));
    }
    command.addAll(contender.command());
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(contender.environment());
    return builder.start();
  }

  /** What the one before left unwritten must not slow the next one down. */
  private static void settle() throws IOException, InterruptedException {
    new ProcessBuilder("sync").inheritIO().start().waitFor();
  }

  private Measurement measurement(double seconds, double serverSeconds, long made)
      throws IOException {
    if (!seesInside()) {
      return new Measurement(seconds, -1, serverSeconds, Measurement.UNKNOWN, made);
    }
    String[] words = Files.readString(usage, StandardCharsets.US_ASCII).strip().split(" ", -1);
    double processor = Double.parseDouble(words[0]) + Double.parseDouble(words[1]);
    long peak = Long.parseLong(words[2]) * 1024;
    return new Measurement(seconds, processor, serverSeconds, peak, made);
  }
}
