package dev.belay.database;

/**
 * A database that Belay looks after.
 *
 * @param name how the user calls it; also the name of its folder in the store
 * @param url where it is
 * @param environment what it is for
 */
public record Target(String name, DatabaseUrl url, Environment environment) {
  public Target {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("not a target's name: " + name);
    }
  }
}
