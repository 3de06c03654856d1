package dev.belay.engine;

/** How a table is locked, weakest first, and what that keeps others from. */
public enum LockMode {
  /** Rows are read: nobody waits but for whoever wants the table for himself. */
  READ,
  /** Rows are reserved, to be written perhaps. */
  RESERVE,
  /** Rows are written; who wants the table to stand still waits. */
  WRITE,
  /** The table is worked on; other changes of its definition wait. */
  MAINTAIN,
  /** The table stands still: writing waits. Several may hold it at a time. */
  FREEZE,
  /** The same for one holder alone. */
  FREEZE_ALONE,
  /** Everything waits but plain reading. */
  EXCLUSIVE,
  /** Everything waits. */
  TOTAL;

  /** Whether others can't read meanwhile. */
  public boolean keepsOutReading() {
    return this == TOTAL;
  }

  /** Whether others can't write meanwhile. */
  public boolean keepsOutWriting() {
    return compareTo(FREEZE) >= 0;
  }

  /** Whether others can't change the definition of the table meanwhile, nor tidy it up. */
  public boolean keepsOutChanges() {
    return compareTo(MAINTAIN) >= 0;
  }

  /**
   * Whether whoever holds this mode may change rows by it: the other modes are taken in order to
   * look at rows, or at none.
   */
  public boolean mayWrite() {
    return this == WRITE || this == TOTAL;
  }
}
