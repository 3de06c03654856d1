package dev.belay.check;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of which nobody knows what they stand for, found in texts whatever their case. */
final class Doubtful {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\w$\\x{80}-\\x{10ffff}]+");

  private final Set<String> words = new HashSet<>();

  /** Those that are no single word, and so are looked for one by one. */
  private final Set<String> odd = new HashSet<>();

  void add(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    (BETWEEN_WORDS.matcher(lower).find() ? odd : words).add(lower);
  }

  boolean isIn(String text) {
    if (words.isEmpty() && odd.isEmpty()) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return Stream.of(BETWEEN_WORDS.split(lower, -1)).anyMatch(words::contains)
        || odd.stream().anyMatch(lower::contains);
  }
}
