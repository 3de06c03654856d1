package dev.belay.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a page shows of a command's output. A line {@code ...} stands for any lines, also none;
 * times and sizes may differ, since they are another machine's.
 */
record Shown(List<String> lines) {
  private static final String ANY = "...";
  private static final Pattern TOOK = Pattern.compile("\\s+\\d+\\.\\d s\\b");
  private static final Pattern SIZE = Pattern.compile("\\b\\d[\\d.]* (?:bytes|B|kB|MB|GB)\\b");
  private static final Pattern NAME = Pattern.compile("_\\d{8}_\\d{6}(_pre_[a-z]+)?(?:_\\d+\\b)?");
  private static final Pattern GAP = Pattern.compile(" {2,}");

  /** Whether the real output can be shown like this. */
  boolean fits(List<String> real) {
    return fits(masked(lines), masked(real));
  }

  private static boolean fits(List<String> shown, List<String> real) {
    if (shown.isEmpty()) {
      return real.isEmpty();
    }
    if (shown.get(0).equals(ANY)) {
      List<String> rest = shown.subList(1, shown.size());
      for (int skipped = 0; skipped <= real.size(); skipped++) {
        if (fits(rest, real.subList(skipped, real.size()))) {
          return true;
        }
      }
      return false;
    }
    return !real.isEmpty()
        && shown.get(0).equals(real.get(0))
        && fits(shown.subList(1, shown.size()), real.subList(1, real.size()));
  }

  private static List<String> masked(List<String> lines) {
    List<String> masked = new ArrayList<>();
    for (String line : lines) {
      String text = TOOK.matcher(line.stripTrailing()).replaceAll("  TOOK");
      text = SIZE.matcher(text).replaceAll("SIZE");
      text = NAME.matcher(text).replaceAll("_WHEN$1");
      masked.add(GAP.matcher(text).replaceAll("  "));
    }
    return masked;
  }
}
