package dev.belay.rehearse;

import dev.belay.engine.LockMode;

/**
 * How migrations lock one table.
 *
 * @param mode the strongest
 * @param mayWrite whether rows of it may have been changed under one of its locks
 */
public record TableLock(LockMode mode, boolean mayWrite) {
  TableLock and(TableLock other) {
    return new TableLock(
        mode.compareTo(other.mode) >= 0 ? mode : other.mode, mayWrite || other.mayWrite);
  }
}
