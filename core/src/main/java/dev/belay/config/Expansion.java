package dev.belay.config;

import java.util.Optional;
import java.util.function.Function;

/** Puts variables where a text says <code>${NAME}</code> or <code>${NAME:-default}</code>. */
final class Expansion {
  private static final String OPEN = "${";

  private Expansion() {}

  /** A variable that a text refers to has no value. */
  static final class Unset extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    Unset(String name) {
      super("refers to ${" + name + "}, which is not set");
    }
  }

  /**
   * Expands a value of belay.yaml; <code>$${</code> stands for <code>${</code> itself.
   *
   * @throws Unset if a variable without a default is not set
   * @throws IllegalArgumentException if a reference is malformed
   */
  static String expand(String text, Function<String, Optional<String>> variables) {
    int open = text.indexOf(OPEN);
    if (open < 0) {
      return text;
    }
    var expanded = new StringBuilder();
    int done = 0;
    while (open >= 0) {
      if (open > done && text.charAt(open - 1) == '$') {
        expanded.append(text, done, open).append('{');
        done = open + OPEN.length();
      } else {
        int close = text.indexOf('}', open);
        expanded.append(text, done, open).append(reference(text, open, close, variables));
        done = close + 1;
      }
      open = text.indexOf(OPEN, done);
    }
    return expanded.append(text, done, text.length()).toString();
  }

  private static String reference(
      String text, int open, int close, Function<String, Optional<String>> variables) {
    if (close < 0) {
      throw new IllegalArgumentException("has a ${ without its }");
    }
    String inside = text.substring(open + OPEN.length(), close);
    if (!isReference(inside)) {
      throw new IllegalArgumentException("has a ${...} that is neither ${NAME} nor ${NAME:-value}");
    }
    return value(inside, variables).orElseThrow(() -> new Unset(inside));
  }

  /** Whether what stands between the braces is a name, or a name and a default. */
  static boolean isReference(String inside) {
    return isName(name(inside));
  }

  /** The value of a reference, else its default. */
  static Optional<String> value(String inside, Function<String, Optional<String>> variables) {
    Optional<String> value = variables.apply(name(inside));
    if (value.isPresent()) {
      return value;
    }
    int standard = inside.indexOf(":-");
    return standard < 0 ? Optional.empty() : Optional.of(inside.substring(standard + 2));
  }

  private static String name(String inside) {
    int standard = inside.indexOf(":-");
    return standard < 0 ? inside : inside.substring(0, standard);
  }

  /** Whether that is a variable's name: letters, digits and {@code _ . -}, no digit first. */
  static boolean isName(String text) {
    if (text.isEmpty() || !(Character.isLetter(text.charAt(0)) || text.charAt(0) == '_')) {
      return false;
    }
    for (int at = 1; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (!Character.isLetterOrDigit(letter) && "_.-".indexOf(letter) < 0) {
        return false;
      }
    }
    return true;
  }
}
