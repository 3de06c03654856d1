package dev.belay.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A process as it is noted in a journal, so that another run can tell whether it is still at work.
 *
 * @param text its number and its begin, for numbers are given again
 */
public record NotedProcess(String text) {
  private static final char ENDED = 'Z';

  public static NotedProcess of(ProcessHandle process) {
    return new NotedProcess(
        process.pid() + " " + process.info().startInstant().map(Instant::toString).orElse(""));
  }

  /** Whether it may still do something. */
  public boolean isAtWork() throws IOException {
    long number = Long.parseLong(text.split(" ", 2)[0]);
    boolean there =
        ProcessHandle.of(number)
            .filter(ProcessHandle::isAlive)
            .filter(process -> of(process).equals(this))
            .isPresent();
    return there && !hasEnded(number);
  }

  /**
   * It stays in the list until somebody asks how it has ended, and in a container there may be
   * nobody to do so. The state stands behind the name, which is in parentheses (proc_pid_stat(5)).
   */
  private static boolean hasEnded(long number) throws IOException {
    Path stat = Path.of("/proc", Long.toString(number), "stat");
    try {
      String known = Files.exists(stat) ? Files.readString(stat) : "";
      int state = known.lastIndexOf(')') + 2;
      return state < known.length() && known.charAt(state) == ENDED;
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
