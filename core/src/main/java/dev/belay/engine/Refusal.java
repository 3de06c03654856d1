package dev.belay.engine;

/** Why a database would not run a statement, in its own words. */
public sealed interface Refusal {
  String words();

  /** It makes no sense there, with rows or without. */
  record Wrong(String words) implements Refusal {}

  /**
   * Something is not there that it speaks of.
   *
   * @param name what is not there
   */
  record Missing(String name, String words) implements Refusal {}

  /** With other rows it might run, or it was too much for a trial. */
  record Undecided(String words) implements Refusal {}
}
