package dev.belay.check;

/** How bad a finding is, worst first. */
public enum Severity {
  /** Data is lost, or the statement is sure to fail. */
  ERROR,
  /** Works, but may surprise. */
  WARNING,
  /** Worth knowing. */
  NOTICE;

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public boolean atLeast(Severity other) {
    return compareTo(other) <= 0;
  }
}
