package dev.belay.engine;

/** A server's version, as in {@code 14.3}. */
public record ServerVersion(int major, int minor) {
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
