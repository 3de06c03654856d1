package dev.belay.store;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;

/** Plain answers for what a file system may say. */
final class StoreProblems {
  private StoreProblems() {}

  /**
   * What Belay already knows how to tell passes through.
   *
   * @param state of the store, because of this
   */
  static RuntimeException of(String what, String state, Exception cause) {
    return switch (cause) {
      case BelayException known -> known;
      case AccessDeniedException denied ->
          Problem.of(Code.PERMISSION_DENIED, what)
              .why("permission denied: " + denied.getFile())
              .state(state)
              .remedy("let this user write there, or name another folder with --backups")
              .toException(cause);
      case IOException io when isDiskFull(io) ->
          Problem.of(Code.DISK_FULL, what)
              .why("no space left on the disk")
              .state(state)
              .remedy("free some space, or name another folder with --backups")
              .toException(cause);
      case IOException io ->
          Problem.of(Code.INPUT_OUTPUT, what)
              .why(String.valueOf(io.getMessage()))
              .state(state)
              .remedy("see that the disk is sound, then run it again")
              .toException(cause);
      case RuntimeException other -> other;
      default -> new IllegalStateException(what, cause);
    };
  }

  private static boolean isDiskFull(IOException thrown) {
    String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space left") || message.contains("disk quota exceeded");
  }
}
