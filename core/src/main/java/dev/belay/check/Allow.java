package dev.belay.check;

/**
 * Permission for one rule's findings in one migration file.
 *
 * @param rule the rule's id, as in {@code ban-drop-column}
 * @param file the migration file's name
 * @param because the reason, for the report and the audit trail; never blank
 * @param optional whether there need not be anything to allow
 */
public record Allow(String rule, String file, String because, boolean optional) {
  private static final String WORD = " because ";

  public Allow {
    if (rule.isBlank() || file.isBlank()) {
      throw new IllegalArgumentException("is not RULE:FILE because REASON");
    }
    if (because.isBlank()) {
      throw new IllegalArgumentException(
          "has no reason; write " + rule + ":" + file + " because REASON");
    }
  }

  /** One that somebody has asked for, who is told if there is nothing to allow. */
  public Allow(String rule, String file, String because) {
    this(rule, file, because, false);
  }

  /** One that nobody misses where there is nothing to allow. */
  public static Allow ifNeeded(String rule, String file, String because) {
    return new Allow(rule, file, because, true);
  }

  /**
   * Reads {@code RULE:FILE because REASON}.
   *
   * @throws IllegalArgumentException saying what is missing
   */
  public static Allow parse(String text) {
    int reason = text.indexOf(WORD);
    String place = (reason < 0 ? text : text.substring(0, reason)).strip();
    int colon = place.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("is not RULE:FILE because REASON");
    }
    return new Allow(
        place.substring(0, colon).strip(),
        place.substring(colon + 1).strip(),
        reason < 0 ? "" : text.substring(reason + WORD.length()).strip());
  }

  boolean covers(Finding finding) {
    return finding.rule().equals(rule) && finding.file().equals(file);
  }

  @Override
  public String toString() {
    return rule + ":" + file + WORD + because;
  }
}
