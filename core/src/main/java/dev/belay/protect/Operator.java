package dev.belay.protect;

import java.util.Optional;
import java.util.function.Supplier;

/** Whoever sits at the terminal. */
@FunctionalInterface
public interface Operator {
  /** Where nobody can be asked. */
  Operator NOBODY = question -> Optional.empty();

  /** What was typed in answer; empty where nobody is there, and then nothing is worked out. */
  Optional<String> ask(Supplier<String> question);

  /** Why there was no answer. */
  default String absence() {
    return "nobody is here to be asked";
  }

  /** Whether a program that composes its commands itself is at work: its options are no word. */
  default boolean isAgent() {
    return false;
  }
}
