package dev.belay.pipeline;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Turns whatever a step threw into a problem that can be told. */
final class Failure {
  private Failure() {}

  static Problem problemOf(Throwable thrown) {
    return switch (thrown) {
      case BelayException known -> known.problem();
      case IOException io -> Problem.ofDisk("the disk failed", io);
      case UncheckedIOException io -> Problem.ofDisk("the disk failed", io);
      default ->
          Problem.of(Code.BUG, "unexpected " + thrown.getClass().getSimpleName())
              .why(message(thrown))
              .state("")
              .remedy("this is a bug in Belay; run it again with -v and report what it prints");
    };
  }

  private static String message(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
  }
}
