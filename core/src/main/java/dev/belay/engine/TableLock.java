package dev.belay.engine;

/**
 * How a transaction holds a table.
 *
 * @param keepsOut who has to wait until it ends
 * @param mayWrite whether rows can be changed under this lock
 * @param mode the engine's own name for it: {@code ACCESS EXCLUSIVE}
 */
public record TableLock(KeepsOut keepsOut, boolean mayWrite, String mode) {
  /** Who has to wait, each including those before it. */
  public enum KeepsOut {
    NOBODY,
    SCHEMA_CHANGES,
    WRITERS,
    READERS
  }

  /** The one of two that keeps more out; this one where they are equally strong. */
  public TableLock stronger(TableLock other) {
    boolean otherIs =
        other.keepsOut.compareTo(keepsOut) > 0
            || (other.keepsOut == keepsOut && other.mayWrite && !mayWrite);
    return otherIs ? other : this;
  }
}
