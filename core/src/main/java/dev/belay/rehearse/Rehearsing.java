package dev.belay.rehearse;

import dev.belay.database.DatabaseUrl;

/** How a migration is to be rehearsed. */
public record Rehearsing(Ground ground, Where where) {
  public static final Rehearsing USUAL = new Rehearsing(Ground.BACKUP, new Where.Beside());

  /** On which server the copy is. */
  public sealed interface Where {
    /** On that of the target. */
    record Beside() implements Where {}

    /** On one that is made for it on this machine, and deleted afterwards. */
    record Local() implements Where {}

    /**
     * On another one.
     *
     * @param url of any database there, which need not exist and is not touched
     */
    record Elsewhere(DatabaseUrl url) implements Where {}
  }

  public boolean isOn() {
    return ground != Ground.OFF;
  }

  public boolean isBeside() {
    return where instanceof Where.Beside;
  }
}
