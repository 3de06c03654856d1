package dev.belay.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import java.util.Objects;

/**
 * One piece of bad news, complete enough to act on.
 *
 * @param code the stable kind
 * @param what what happened, naming the object; lower-case start, no full stop
 * @param why the reason, with both values where two disagree; may be empty
 * @param state what state the database is in because of this; may be empty where no change was due
 * @param remedy what to do next, best as a command to paste; may be empty
 */
public record Problem(Code code, String what, String why, String state, String remedy) {
  public static final String UNTOUCHED = "nothing was changed";

  public Problem {
    Objects.requireNonNull(code);
    if (what.isBlank()) {
      throw new IllegalArgumentException("a problem says what happened");
    }
  }

  /** Bad news found before anything was touched; add the rest with the {@code with} methods. */
  public static Problem of(Code code, String what) {
    return new Problem(code, what, "", UNTOUCHED, "");
  }

  /**
   * That the file system would not: the disk is full, a right is missing, or it is broken.
   *
   * @param what what could not be done
   * @param thrown an {@link IOException}, or an unchecked one that carries it
   */
  public static Problem ofDisk(String what, Exception thrown) {
    Throwable carried = thrown.getCause();
    Throwable cause = thrown instanceof IOException || carried == null ? thrown : carried;
    if (cause instanceof AccessDeniedException denied) {
      return of(Code.PERMISSION_DENIED, what)
          .why("permission denied: " + denied.getFile())
          .remedy("give this user the right to read and write " + denied.getFile());
    }
    String message = String.valueOf(cause.getMessage());
    String why = message.isBlank() ? cause.getClass().getSimpleName() : message;
    String said = why.toLowerCase(Locale.ROOT);
    return said.contains("no space left") || said.contains("quota exceeded")
        ? of(Code.DISK_FULL, what).why(why).remedy("free some space, then run it again")
        : of(Code.INPUT_OUTPUT, what).why(why).remedy("see that the disk is sound, then try again");
  }

  public Problem why(String reason) {
    return new Problem(code, what, reason, state, remedy);
  }

  public Problem state(String newState) {
    return new Problem(code, what, why, newState, remedy);
  }

  public Problem remedy(String newRemedy) {
    return new Problem(code, what, why, state, newRemedy);
  }

  public BelayException toException() {
    return new BelayException(this);
  }

  public BelayException toException(Throwable cause) {
    return new BelayException(this, cause);
  }

  /** The non-empty parts, one a line: what, why, state, remedy. */
  @Override
  public String toString() {
    var text = new StringBuilder(what);
    for (String part : new String[] {why, state, remedy}) {
      if (!part.isEmpty()) {
        text.append('\n').append(part);
      }
    }
    return text.toString();
  }
}
