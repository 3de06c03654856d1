package dev.belay.cli.crash;

import dev.belay.cli.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process that runs one command of Belay. Closing kills it if it still runs. */
final class Child implements AutoCloseable {
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
    return start(room, List.of(), classes, KilledProgram.class.getName(), arguments);
  }

  /** Starts a main class in the room's folder. */
  static Child start(Room room, String mainClass, List<String> arguments) throws IOException {
    return start(room, List.of(), CLASSES.options(kind(room)), mainClass, arguments);
  }

  /** Starts the program as it is, for {@link #interrupt}. */
  static Child startInForeground(Room room, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> classes = CLASSES.options(kind(room));
    return start(room, CtrlC.heeded(), classes, Main.class.getName(), arguments);
  }

  private static Child start(
      Room room, List<String> before, List<String> classes, String main, List<String> arguments)
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
            "-Dorg.sqlite.tmpdir=" + natives(room),
            "--enable-native-access=ALL-UNNAMED"));
    line.addAll(classes);
    line.add(main);
    line.addAll(arguments);
    return new Child(
        new ProcessBuilder(line)
            .directory(room.folder().toFile())
            .redirectErrorStream(true)
            .start());
  }

  /** Those that speak to the same kind of database need about the same classes. */
  private static String kind(Room room) {
    return room.database().getClass().getSimpleName();
  }

  /** A killed process leaves the driver's native library behind; here it goes with the room. */
  private static Path natives(Room room) throws IOException {
    return Files.createDirectories(room.folder().resolve(".natives"));
  }

  /** Reads what it prints until a line of some kind. */
  void await(Predicate<String> kind) throws InterruptedException {
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      if (kind.test(line.get())) {
        return;
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
