package dev.belay.protect;

import java.util.Locale;

/** Who must confirm before a database is changed. */
public enum Confirmation {
  /** Nobody on development and test, the operator everywhere else. */
  BY_ENVIRONMENT,
  OPERATOR,
  NOBODY;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
