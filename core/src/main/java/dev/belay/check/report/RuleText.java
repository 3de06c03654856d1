package dev.belay.check.report;

/** What there is to say of a rule as such. */
final class RuleText {
  private RuleText() {}

  /** As in {@code Ban drop column}. */
  static String title(String rule) {
    String words = rule.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
  }

  /** Where to read more. */
  static String help(String rule) {
    return "Belay's documentation tells more: " + page(rule);
  }

  private static String page(String rule) {
    boolean isRule =
        rule.startsWith("ban-") || rule.startsWith("require-") || rule.startsWith("prefer-");
    return (isRule ? "docs/rules/" : "docs/problems/") + rule + ".md";
  }
}
