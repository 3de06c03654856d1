package dev.belay.postgres.dump;

/**
 * Tells whether a semicolon ends the statement or only one inside of it: in parentheses, or in the
 * body of a routine that is written as {@code BEGIN ATOMIC ... END}. Counts as psql does.
 */
final class Bodies {
  private final StringBuilder initials = new StringBuilder();
  private int parentheses;
  private int blocks;

  void begin() {
    initials.setLength(0);
    parentheses = 0;
    blocks = 0;
  }

  void open() {
    parentheses++;
  }

  void close() {
    parentheses = Math.max(0, parentheses - 1);
  }

  boolean mayEnd() {
    return parentheses == 0 && blocks == 0;
  }

  void word(CharSequence word) {
    if (initials.length() < 4) {
      initials.append(initial(word.toString()));
    }
    if (parentheses > 0 || !createsRoutine()) {
      return;
    }
    switch (word.length()) {
      case 5 -> blocks += is(word, "BEGIN") ? 1 : 0;
      case 4 -> blocks += is(word, "CASE") && blocks > 0 ? 1 : 0;
      case 3 -> blocks -= is(word, "END") && blocks > 0 ? 1 : 0;
      default -> {
        // no word that begins or ends a block
      }
    }
  }

  private static boolean is(CharSequence word, String keyword) {
    return keyword.contentEquals(word) || keyword.equalsIgnoreCase(word.toString());
  }

  private static char initial(String word) {
    for (String known : new String[] {"CREATE", "FUNCTION", "PROCEDURE", "OR", "REPLACE"}) {
      if (known.equalsIgnoreCase(word)) {
        return known.charAt(0);
      }
    }
    return '-';
  }

  private boolean createsRoutine() {
    String begins = initials.toString();
    return begins.startsWith("CF")
        || begins.startsWith("CP")
        || begins.startsWith("CORF")
        || begins.startsWith("CORP");
  }
}
