package dev.belay.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs contenders as processes, one at a time, with everything flushed to the disk before. */
final class Stopwatch {
  private static final Path GNU_TIME = Path.of("/usr/bin/time");

  private final Path folder;

  /** Logs go to {@code folder}, in which the processes run. */
  Stopwatch(Path folder) {
    this.folder = folder;
  }

  /** Whether processor time and memory can be told. */
  static boolean seesInside() {
    return Files.isExecutable(GNU_TIME);
  }

  Measurement run(Contender contender) throws IOException, InterruptedException {
    contender.before().make();
    settle();
    Path log = folder.resolve("last-run.log");
    Path usage = folder.resolve("last-run.usage");
    List<String> command = new ArrayList<>();
    if (seesInside()) {
      command.addAll(List.of(GNU_TIME.toString(), "-f", "%U %S %M", "-o", usage.toString()));
    }
    command.addAll(contender.command());
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(contender.environment());
    long begun = System.nanoTime();
    int status = builder.start().waitFor();
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (status != 0) {
      throw new IOException(
          contender.name() + " ended with status " + status + ":\n" + Files.readString(log));
    }
    return measurement(seconds, usage, contender.after().check());
  }

  /** What the one before left unwritten must not slow the next one down. */
  private static void settle() throws IOException, InterruptedException {
    new ProcessBuilder("sync").inheritIO().start().waitFor();
  }

  private static Measurement measurement(double seconds, Path usage, long made) throws IOException {
    if (!seesInside()) {
      return new Measurement(seconds, -1, Measurement.UNKNOWN, made);
    }
    String[] words = Files.readString(usage, StandardCharsets.US_ASCII).strip().split(" ", -1);
    double processor = Double.parseDouble(words[0]) + Double.parseDouble(words[1]);
    return new Measurement(seconds, processor, Long.parseLong(words[2]) * 1024, made);
  }
}
