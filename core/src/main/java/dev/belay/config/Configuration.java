package dev.belay.config;

import dev.belay.problem.BelayException;
import dev.belay.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is in force, for one target if one is meant.
 *
 * @param file the belay.yaml that was read, if any
 * @param folder the folder of that file, else the working folder
 * @param targetNames the targets of belay.yaml, in its order
 * @param selection the target that is meant, or why there is none
 * @param migrations the absolute folder of migrations, of that target if there is one
 * @param check how findings are judged, the same way
 * @param explanations every setting with its value and origin, in the order of {@link Settings}
 */
public record Configuration(
    Optional<Path> file,
    Path folder,
    List<String> targetNames,
    Selection selection,
    Path migrations,
    CheckSettings check,
    List<Explanation> explanations) {

  /** The target that is meant. */
  public sealed interface Selection {
    /** There is one. */
    record Selected(TargetConfiguration target) implements Selection {}

    /** There is none; only a verb that needs one has to say so. */
    record Missing(Problem problem) implements Selection {}
  }

  public Configuration {
    targetNames = List.copyOf(targetNames);
    explanations = List.copyOf(explanations);
  }

  /**
   * The target that is meant.
   *
   * @throws BelayException {@code TARGET_UNKNOWN} saying how to name one
   */
  public TargetConfiguration target() {
    return switch (selection) {
      case Selection.Selected(TargetConfiguration target) -> target;
      case Selection.Missing(Problem problem) -> throw problem.toException();
    };
  }
}
