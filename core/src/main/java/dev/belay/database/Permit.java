package dev.belay.database;

import java.time.Instant;

/**
 * A person's word that somebody else may do one thing to a database, kept in that database.
 *
 * @param id as in {@code 3f9a2c01}
 * @param operation what it allows, as in {@code restore}
 * @param own whether it was given for this very database: not so in a copy of it
 * @param at when it was given
 * @param until from then on it is worth nothing
 * @param times how often it may be used
 * @param used how often it was
 * @param by who gave it, as in {@code nina on db1}
 * @param reason why, in words; may be empty
 */
public record Permit(
    String id,
    String operation,
    boolean own,
    Instant at,
    Instant until,
    int times,
    int used,
    String by,
    String reason) {
  /** Whether it has been used as often as it may. */
  public boolean isUsedUp() {
    return used >= times;
  }
}
