package dev.belay.protect;

import dev.belay.database.Target;

/** Obtains the operator's word where the policy asks for it. */
@FunctionalInterface
public interface Consent {
  /**
   * Returns only if the work may go on.
   *
   * @param what what is about to happen, for the operator to read
   * @return on whose word, for people
   * @throws dev.belay.problem.BelayException {@code CONFIRMATION_NEEDED}
   */
  String to(String verb, Target target, String what);
}
