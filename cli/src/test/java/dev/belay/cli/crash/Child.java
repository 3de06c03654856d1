package dev.belay.cli.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process that runs one command of Belay. Closing kills it if it still runs. */
public final class Child implements AutoCloseable {
  /** What a shell reports of a process that was killed by signal 9. */
  static final int KILLED = 137;

  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader lines;
  private final StringBuilder seen = new StringBuilder();

  private Child(Process process) {
    this.process = process;
    lines = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts a command that something is going to happen to. */
  static Child start(Room room, KilledProgram.Fate fate, long number, List<String> command)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of(fate.name(), Long.toString(number), room.folder().toString()));
    arguments.addAll(command);
    return start(room, KilledProgram.class.getName(), arguments);
  }

  /** Starts a main class in the room's folder. */
  static Child start(Room room, String mainClass, List<String> arguments) throws IOException {
    return start(room.folder(), mainClass, arguments);
  }

  /** Starts a main class in a folder. */
  public static Child start(Path folder, String mainClass, List<String> arguments)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xmx256m",
            "-Dorg.sqlite.tmpdir=" + natives(folder),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            mainClass));
    line.addAll(arguments);
    return new Child(
        new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start());
  }

  /** A killed process leaves the driver's native library behind; here it goes with the folder. */
  private static Path natives(Path folder) throws IOException {
    return Files.createDirectories(folder.resolve(".natives"));
  }

  /** Writes a line to its input. */
  public void tell(String line) throws IOException {
    Writer input = process.outputWriter(StandardCharsets.UTF_8);
    input.write(line + "\n");
    input.flush();
  }

  /** Reads what it prints until a line of some kind; returns all that it has read. */
  public String await(Predicate<String> kind) throws IOException {
    int begin = seen.length();
    for (String line = next(); line != null; line = next()) {
      if (kind.test(line)) {
        return seen.substring(begin);
      }
    }
    throw new IllegalStateException("the process ended before that:\n" + seen);
  }

  private @org.jspecify.annotations.Nullable String next() throws IOException {
    String line = lines.readLine();
    if (line != null) {
      seen.append(line).append('\n');
    }
    return line;
  }

  /** Asks it to stop, as Ctrl-C does. */
  void interrupt() throws IOException, InterruptedException {
    String process9 = Long.toString(process.pid());
    new ProcessBuilder("kill", "-INT", process9).start().waitFor();
  }

  boolean runs() {
    return process.isAlive();
  }

  /** Waits for its end. */
  int status() throws IOException, InterruptedException {
    for (String line = next(); line != null; line = next()) {
      // all of it is kept in what was seen
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the process does not end:\n" + seen);
    }
    return process.exitValue();
  }

  /** Everything that it has printed so far. */
  String text() {
    return seen.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
