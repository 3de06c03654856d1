package dev.belay.cli;

import dev.belay.cli.show.Terminal;
import dev.belay.pipeline.Cancellation;
import dev.belay.protect.Operator;
import dev.belay.run.Identity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/**
 * The program in a process of its own, at which nobody sits: it runs one and the same command once
 * for every line that comes in. Arguments: the folder, the moment, and those of the command.
 */
final class RacingProgram {
  /** The line that tells that it stands at the start. */
  static final String READY = "ready";

  /** Begins the line that tells how the command has ended. */
  static final String ENDED = "ended ";

  private RacingProgram() {}

  public static void main(String[] arguments) throws IOException {
    String[] command = Arrays.copyOfRange(arguments, 2, arguments.length);
    Shell shell = shell(Path.of(arguments[0]), Instant.parse(arguments[1]));
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println(READY);
    while (in.readLine() != null) {
      System.out.println(ENDED + new Program(shell).run(command).status());
    }
  }

  private static Shell shell(Path folder, Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new Shell(
        folder,
        Map.of("PATH", System.getenv("PATH")),
        clock,
        new Random(),
        new Identity("job", "db1", ProcessHandle.current().pid(), "0.1.0"),
        new Engines(folder, clock)::all,
        new Terminal(System.out, System.out, false, false, Terminal.WIDEST),
        Operator.NOBODY,
        entry -> {},
        new Cancellation());
  }
}
