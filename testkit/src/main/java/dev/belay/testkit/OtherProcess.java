package dev.belay.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A second Java process with the same class path. It says on its standard output how far it has
 * come, and is killed by {@link #close}, as {@code kill -9} does.
 */
public final class OtherProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private OtherProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts {@code main} and waits until it has said {@code ready}. */
  public static OtherProcess start(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      var other = new OtherProcess(process);
      other.await("ready");
      return other;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long id() {
    return process.pid();
  }

  /**
   * Reads lines until one of them is {@code expected}.
   *
   * @throws AssertionError if the process ends before it says so
   */
  public void await(String expected) {
    List<String> said = new ArrayList<>();
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.equals(expected)) {
          return;
        }
        said.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError(
        "the other process ended and never said " + expected + ", but " + said);
  }

  /** Kills it and waits until it is dead. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Kills it. Twice is as good as once. */
  @Override
  public void close() {
    kill();
  }
}
