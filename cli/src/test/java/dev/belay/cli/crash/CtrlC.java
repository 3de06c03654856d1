package dev.belay.cli.crash;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * How to start a process that heeds Ctrl-C. What a shell without job control has started with
 * {@code &} ignores SIGINT, and so does whatever is started by it (POSIX, Shell Command Language,
 * 2.12): these tests, and the program that they interrupt.
 */
final class CtrlC {
  /** The second is of GNU's coreutils since 8.31. */
  private static final List<List<String>> WAYS =
      List.of(List.of(), List.of("env", "--default-signal=INT"));

  /** 128 and the number of the signal. */
  private static final int ENDED_BY_IT = 130;

  private CtrlC() {}

  /** What has to stand before a command; whoever asks is skipped where there is nothing. */
  static List<String> heeded() throws IOException, InterruptedException {
    for (List<String> way : WAYS) {
      if (isHeeded(way)) {
        return way;
      }
    }
    String reason =
        "these tests were started in a way that has them, and all they start, ignore Ctrl-C, and"
            + " env has no --default-signal here: run them in the foreground";
    System.getLogger(CtrlC.class.getName()).log(Level.WARNING, "skipped: " + reason);
    return Assumptions.abort(reason);
  }

  private static boolean isHeeded(List<String> way) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(way);
    command.addAll(List.of("sh", "-c", "kill -INT $$"));
    Process shell =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return shell.waitFor(Wait.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          && shell.exitValue() == ENDED_BY_IT;
    } finally {
      shell.destroyForcibly();
    }
  }
}
