package dev.belay.rollback;

import dev.belay.fingerprint.ColumnFingerprint;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableFingerprint;
import java.util.Optional;

/** The tables and columns that a run has brought: to take it back takes them away again. */
final class Brought {
  private Brought() {}

  /**
   * Whether nothing was written into them since.
   *
   * @param before what was there before the run
   * @param after what was there just after it
   */
  static boolean isUntouched(Fingerprint before, Fingerprint after, Fingerprint now) {
    for (TableFingerprint table : after.tables()) {
      Optional<TableFingerprint> old = before.find(table.table());
      Optional<TableFingerprint> found = now.find(table.table());
      boolean same = old.isPresent() ? columns(old.get(), table, found) : isSame(table, found);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(TableFingerprint table, Optional<TableFingerprint> now) {
    return now.filter(table::equals).isPresent();
  }

  private static boolean columns(
      TableFingerprint before, TableFingerprint after, Optional<TableFingerprint> now) {
    for (ColumnFingerprint column : after.columns()) {
      boolean brought = before.find(column.name()).isEmpty();
      if (brought
          && now.flatMap(table -> table.find(column.name())).filter(column::equals).isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
