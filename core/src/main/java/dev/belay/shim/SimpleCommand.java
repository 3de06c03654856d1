package dev.belay.shim;

import java.util.List;

/**
 * One command of a shell's text.
 *
 * @param at where its first word begins, behind variables that are set for it and words like {@code
 *     if}
 * @param words without quotes
 */
record SimpleCommand(int at, List<String> words) {
  /** What is put in front of a command. */
  static final String SHIM = "belay guard -- ";

  SimpleCommand {
    words = List.copyOf(words);
  }

  /** Whether Belay decides about it already. */
  boolean isGuarded() {
    return words.size() > 1
        && Ruin.program(words.get(0)).equals("belay")
        && words.get(1).equals("guard");
  }

  /** Whether it is what a shim would be in front of. */
  boolean isRuinous() {
    return Ruin.isBy(words);
  }

  /** Whether its first word is put together at run time, so that it may be no command at all. */
  boolean isIndirect() {
    return words.getFirst().startsWith("$");
  }

  /** The words that are behind a shim. */
  List<String> behindShim() {
    return words.subList(3, words.size());
  }
}
