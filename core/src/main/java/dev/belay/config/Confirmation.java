package dev.belay.config;

import java.util.Locale;

/** Who must confirm a migration before it is applied. */
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
