package dev.belay.config;

import dev.belay.database.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a name gives away about an environment. Only ever production or staging: a name such as
 * {@code test} makes nothing less protected.
 *
 * <p>A name is cut into words at everything that isn't a letter and where a small letter is
 * followed by a capital. Production are the words {@code prod}, {@code production}, {@code prd},
 * {@code live} as the last word, and words that run together with them ({@code shopprod}, {@code
 * proddb}, {@code productiondb}); not {@code product}, {@code producer}, {@code reproduction}.
 * {@code preprod}, {@code staging}, {@code stg} are staging; {@code nonprod} and {@code non-prod}
 * say nothing. In doubt it is production: a false alarm costs a name, a missed one a database.
 */
final class NameHints {
  /** How words begin that have {@code prod} in front and nothing to do with production. */
  private static final List<String> OTHER_WORDS =
      List.of("uc", "uk", "ui", "ig", "ro", "de", "di", "ej", "ot");

  private NameHints() {}

  static Optional<Environment> environment(String name) {
    List<String> words = words(name);
    Optional<Environment> found = Optional.empty();
    for (int at = 0; at < words.size(); at++) {
      String before = at == 0 ? "" : words.get(at - 1);
      boolean last = at == words.size() - 1;
      Optional<Environment> hint = hint(words.get(at), before, last);
      if (hint.isPresent() && !found.equals(Optional.of(Environment.PRODUCTION))) {
        found = hint;
      }
    }
    return found;
  }

  private static Optional<Environment> hint(String word, String before, boolean last) {
    if (word.equals("staging") || word.equals("stg")) {
      return Optional.of(Environment.STAGING);
    }
    if (!speaksOfProduction(word, last)) {
      return Optional.empty();
    }
    if (word.startsWith("non") || before.equals("non") || before.equals("not")) {
      return Optional.empty();
    }
    boolean staged = word.startsWith("preprod") || before.equals("pre");
    return Optional.of(staged ? Environment.STAGING : Environment.PRODUCTION);
  }

  private static boolean speaksOfProduction(String word, boolean last) {
    if (word.equals("prd") || (last && word.equals("live"))) {
      return true;
    }
    if (word.endsWith("prod")) {
      return true;
    }
    if (word.endsWith("production")) {
      return !word.endsWith("reproduction") || word.endsWith("preproduction");
    }
    if (word.startsWith("production")) {
      return !word.equals("productions");
    }
    return word.startsWith("prod") && !anotherWord(word.substring("prod".length()));
  }

  private static boolean anotherWord(String rest) {
    for (String other : OTHER_WORDS) {
      if (rest.startsWith(other)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    int begin = 0;
    for (int at = 0; at <= name.length(); at++) {
      boolean gap = at == name.length() || !Character.isLetter(name.charAt(at));
      boolean hump =
          !gap
              && at > begin
              && Character.isUpperCase(name.charAt(at))
              && Character.isLowerCase(name.charAt(at - 1));
      if ((gap || hump) && at > begin) {
        words.add(name.substring(begin, at).toLowerCase(Locale.ROOT));
      }
      if (gap || hump) {
        begin = gap ? at + 1 : at;
      }
    }
    return words;
  }
}
