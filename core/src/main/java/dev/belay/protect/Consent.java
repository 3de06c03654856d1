package dev.belay.protect;

import dev.belay.database.Target;
import java.util.function.Supplier;

/** Obtains somebody's word where it takes one. */
@FunctionalInterface
public interface Consent {
  /**
   * Returns only if the work may go on.
   *
   * @param what what is about to happen, for the operator to read; only asked for where somebody is
   *     there to read it
   * @return on whose word, for people
   * @throws dev.belay.problem.BelayException {@code CONFIRMATION_NEEDED}, {@code FORBIDDEN}
   */
  String to(Operation operation, Target target, Supplier<String> what);
}
