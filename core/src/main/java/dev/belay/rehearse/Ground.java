package dev.belay.rehearse;

import java.util.Locale;

/** What a rehearsal is run on. */
public enum Ground {
  /** A copy that comes out of the backup, which proves it. */
  BACKUP,
  /** A copy that the server makes of the database; where it can't, one out of the backup. */
  TEMPLATE,
  /** The schema with the first rows of each table. */
  SAMPLE,
  /** The schema without any row. */
  SCHEMA,
  /** Nothing: there is no rehearsal, and what is seen is seen on the target itself. */
  OFF;

  /** Whether every row is there, so that what becomes of the data can be foretold. */
  public boolean isWhole() {
    return this != SAMPLE && this != SCHEMA;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
