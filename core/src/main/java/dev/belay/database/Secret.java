package dev.belay.database;

import java.util.Objects;

/**
 * A value that must not be shown: only {@link #open} gives it out, everything else prints stars.
 */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = Objects.requireNonNull(value);
  }

  /** The value itself. Whoever calls this must not print, log or store the result. */
  public String open() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "****";
  }
}
