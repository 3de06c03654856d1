package dev.belay.postgres.measure;

import dev.belay.engine.TableLock;
import dev.belay.engine.TableLock.KeepsOut;
import java.util.Map;

/**
 * What PostgreSQL's eight modes of table locks mean for others
 * (https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES), by the names that
 * pg_locks shows.
 */
public final class LockModes {
  /** What INSERT, UPDATE and DELETE take. */
  public static final String CHANGES_ROWS = "RowExclusiveLock";

  private static final Map<String, TableLock> BY_NAME =
      Map.of(
          "AccessShareLock",
          new TableLock(KeepsOut.NOBODY, false, "ACCESS SHARE"),
          "RowShareLock",
          new TableLock(KeepsOut.NOBODY, false, "ROW SHARE"),
          CHANGES_ROWS,
          new TableLock(KeepsOut.NOBODY, true, "ROW EXCLUSIVE"),
          "ShareUpdateExclusiveLock",
          new TableLock(KeepsOut.SCHEMA_CHANGES, false, "SHARE UPDATE EXCLUSIVE"),
          "ShareLock",
          new TableLock(KeepsOut.WRITERS, false, "SHARE"),
          "ShareRowExclusiveLock",
          new TableLock(KeepsOut.WRITERS, true, "SHARE ROW EXCLUSIVE"),
          "ExclusiveLock",
          new TableLock(KeepsOut.WRITERS, true, "EXCLUSIVE"),
          "AccessExclusiveLock",
          new TableLock(KeepsOut.READERS, true, "ACCESS EXCLUSIVE"),
          // of serializable transactions; no lock, but a note of what was read
          "SIReadLock",
          new TableLock(KeepsOut.NOBODY, false, "SIREAD"));

  private LockModes() {}

  /** What a mode as pg_locks shows it means. */
  public static TableLock of(String shown) {
    TableLock known = BY_NAME.get(shown);
    if (known == null) {
      throw new IllegalArgumentException("an unknown lock mode: " + shown);
    }
    return known;
  }

  /**
   * The mode in which a table is to be locked beforehand, that is going to be locked so: at least
   * so that nobody else can write to it.
   */
  public static String beforehand(TableLock lock) {
    return lock.keepsOut() == KeepsOut.READERS ? "ACCESS EXCLUSIVE" : "SHARE ROW EXCLUSIVE";
  }
}
