package dev.belay.cli;

import dev.belay.cli.show.Terminal;
import dev.belay.engine.Engine;
import dev.belay.pipeline.Cancellation;
import dev.belay.postgres.PostgresEngine;
import dev.belay.postgres.connect.ClientHabits;
import dev.belay.problem.ExitStatus;
import dev.belay.run.Identity;
import dev.belay.sqlite.SqliteEngine;
import dev.belay.sqlite.parse.SqliteDialect;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Where the program begins: the one place that names every engine and reads the clock, the
 * environment and random numbers.
 */
public final class Main {
  /** The launcher says so if both output streams are a terminal: Java can't tell them apart. */
  private static final String WATCHED = "belay.watched";

  /** The launcher says so if the input is a terminal. */
  private static final String ATTENDED = "belay.attended";

  private Main() {}

  /** Runs one command and ends the process with its status. */
  public static void main(String[] arguments) {
    var cancellation = new Cancellation();
    var finished = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(interruption(cancellation, finished));
    Terminal terminal = terminal();
    ExitStatus status = ExitStatus.BUG;
    try {
      status = new Program(shell(terminal, cancellation)).run(arguments);
    } finally {
      terminal.out().flush();
      terminal.err().flush();
      finished.countDown();
    }
    if (cancellation.isRequested()) {
      // the process is ending already, because of the signal: only this still sets its status
      Runtime.getRuntime().halt(status.status());
    }
    System.exit(status.status());
  }

  /** A signal asks the run to stop, then waits until it has put everything back. */
  private static Thread interruption(Cancellation cancellation, CountDownLatch finished) {
    return new Thread(
        () -> {
          if (finished.getCount() == 0) {
            return;
          }
          try {
            do {
              cancellation.request();
            } while (!finished.await(100, TimeUnit.MILLISECONDS));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        "interruption");
  }

  private static Shell shell(Terminal terminal, Cancellation cancellation) {
    Clock clock = new LocalClock();
    return new Shell(
        Path.of("").toAbsolutePath(),
        System.getenv(),
        clock,
        new Random(),
        identity(System.getenv()),
        wait -> engines(clock, wait),
        terminal,
        new TerminalOperator(System.in, System.err, Boolean.getBoolean(ATTENDED), System.getenv()),
        entry -> {},
        cancellation);
  }

  private static List<Engine> engines(Clock clock, Duration wait) {
    String user = System.getProperty("user.name", "unknown");
    Path home = Path.of(System.getProperty("user.home"));
    var habits = new ClientHabits(System.getenv(), home, user, Path.of("/"));
    return List.of(
        new SqliteEngine(new SqliteDialect(), clock, wait, FileSystems.getDefault()),
        PostgresEngine.usual(habits, clock, wait));
  }

  private static Identity identity(Map<String, String> environment) {
    String host = Optional.ofNullable(environment.get("HOSTNAME")).orElse("");
    return new Identity(
        Optional.ofNullable(System.getProperty("user.name")).orElse("unknown"),
        host.isEmpty() ? HostName.read() : host,
        ProcessHandle.current().pid(),
        Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
            .orElse("development"));
  }

  private static Terminal terminal() {
    Map<String, String> environment = System.getenv();
    boolean interactive = Boolean.getBoolean(WATCHED) && !"dumb".equals(environment.get("TERM"));
    String noColor = environment.getOrDefault("NO_COLOR", "");
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        interactive,
        interactive && noColor.isEmpty(),
        width(environment));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private static int width(Map<String, String> environment) {
    String columns = System.getProperty("belay.columns", environment.getOrDefault("COLUMNS", ""));
    boolean told = !columns.isEmpty() && columns.length() < 5;
    for (int at = 0; at < columns.length(); at++) {
      told &= columns.charAt(at) >= '0' && columns.charAt(at) <= '9';
    }
    return told ? Math.max(40, Integer.parseInt(columns)) : Terminal.WIDEST;
  }
}
