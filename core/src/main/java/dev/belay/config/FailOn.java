package dev.belay.config;

import java.util.Locale;

/** The least serious finding that makes the answer no. */
public enum FailOn {
  ERROR,
  WARNING,
  NOTICE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
