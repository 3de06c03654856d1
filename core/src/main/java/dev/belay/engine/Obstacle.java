package dev.belay.engine;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that would make a restore fail, found before anything is touched.
 *
 * @param what for people, with the object's name
 * @param remedy a command to paste, or what to do; may be empty
 */
public record Obstacle(String what, String remedy) {
  /**
   * Refuses, naming all of them at once; nothing happens where there is none.
   *
   * @param what can't be done
   * @throws dev.belay.problem.BelayException {@code RESTORE_REFUSED}
   */
  public static void refuse(String what, List<Obstacle> obstacles) {
    if (!obstacles.isEmpty()) {
      throw Problem.of(Code.RESTORE_REFUSED, what)
          .why(obstacles.stream().map(Obstacle::what).collect(Collectors.joining("\n")))
          .remedy(
              obstacles.stream()
                  .map(Obstacle::remedy)
                  .filter(remedy -> !remedy.isEmpty())
                  .distinct()
                  .collect(Collectors.joining("\n")))
          .toException();
    }
  }
}
