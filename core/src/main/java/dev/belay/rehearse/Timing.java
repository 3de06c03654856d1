package dev.belay.rehearse;

import java.util.Locale;

/** How far the times of a rehearsal hold for the target. */
public enum Timing {
  /** They were measured with all rows. */
  MEASURED,
  /** They were measured with some rows, and multiplied by how much larger the tables are. */
  ESTIMATED,
  /** There were no rows, or none of some table: they say nothing. */
  UNKNOWN;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
