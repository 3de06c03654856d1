package dev.belay.cli.crash;

import dev.belay.cli.Main;
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

  /** Made once in a process, in a folder of its own: several of them test at the same time. */
  private static final ChildClasses CLASSES =
      ChildClasses.of(
          System.getProperty("java.class.path"),
          Path.of("target", "child", System.getProperty("surefire.forkNumber", "0")));

  private final Process process;
  private final Lines lines;

  private Child(Process process) {
    this.process = process;
    lines = new Lines(process.inputReader(StandardCharsets.UTF_8));
  }

  /** Starts a command that something is going to happen to. */
  static Child start(Room room, KilledProgram.Fate fate, long number, List<String> command)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of(fate.name(), Long.toString(number), room.folder().toString()));
    arguments.addAll(command);
    List<String> classes =
        fate == KilledProgram.Fate.TELLS
            ? CLASSES.leaving(kind(room))
            : CLASSES.options(kind(room));
    return start(room.folder(), List.of(), classes, KilledProgram.class.getName(), arguments);
  }

  /** Starts a main class in the room's folder. */
  static Child start(Room room, String mainClass, List<String> arguments) throws IOException {
    return start(room.folder(), List.of(), CLASSES.options(kind(room)), mainClass, arguments);
  }

  /** Starts a main class in a folder. */
  public static Child start(Path folder, String mainClass, List<String> arguments)
      throws IOException {
    return start(folder, List.of(), CLASSES.path(), mainClass, arguments);
  }

  /** Starts the program as it is, for {@link #interrupt}. */
  static Child startInForeground(Room room, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> classes = CLASSES.options(kind(room));
    return start(room.folder(), CtrlC.heeded(), classes, Main.class.getName(), arguments);
  }

  private static Child start(
      Path folder, List<String> before, List<String> classes, String main, List<String> arguments)
      throws IOException {
    List<String> line = new ArrayList<>(before);
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xlog:disable",
            "-Xmx256m",
            "-Dorg.sqlite.tmpdir=" + natives(folder),
            "--enable-native-access=ALL-UNNAMED"));
    line.addAll(classes);
    line.add(main);
    line.addAll(arguments);
    return new Child(
        new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start());
  }

  /** Those that speak to the same kind of database need about the same classes. */
  private static String kind(Room room) {
    return room.database().getClass().getSimpleName();
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
  public String await(Predicate<String> kind) throws InterruptedException {
    int begin = text().length();
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      if (kind.test(line.get())) {
        return text().substring(begin);
      }
    }
    throw new IllegalStateException("the process ended before that:\n" + text());
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
  int status() throws InterruptedException {
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      // all of it is kept in what was seen
    }
    if (!process.waitFor(Wait.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the process does not end:\n" + text());
    }
    return process.exitValue();
  }

  /** Everything that it has printed so far. */
  String text() {
    return lines.seen();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
