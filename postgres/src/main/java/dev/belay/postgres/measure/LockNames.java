package dev.belay.postgres.measure;

import dev.belay.engine.LockMode;
import java.util.Optional;

/** PostgreSQL's names for its modes; manual, "Table-Level Locks" (15), and pg_locks. */
public final class LockNames {
  private LockNames() {}

  /** As in {@code LOCK TABLE ... IN ... MODE}. */
  public static String sql(LockMode mode) {
    return switch (mode) {
      case READ -> "ACCESS SHARE";
      case RESERVE -> "ROW SHARE";
      case WRITE -> "ROW EXCLUSIVE";
      case MAINTAIN -> "SHARE UPDATE EXCLUSIVE";
      case FREEZE -> "SHARE";
      case FREEZE_ALONE -> "SHARE ROW EXCLUSIVE";
      case EXCLUSIVE -> "EXCLUSIVE";
      case TOTAL -> "ACCESS EXCLUSIVE";
    };
  }

  /** What pg_locks calls {@code AccessShareLock} and so on; empty for what locks nobody out. */
  static Optional<LockMode> mode(String name) {
    return switch (name) {
      case "AccessShareLock" -> Optional.of(LockMode.READ);
      case "RowShareLock" -> Optional.of(LockMode.RESERVE);
      case "RowExclusiveLock" -> Optional.of(LockMode.WRITE);
      case "ShareUpdateExclusiveLock" -> Optional.of(LockMode.MAINTAIN);
      case "ShareLock" -> Optional.of(LockMode.FREEZE);
      case "ShareRowExclusiveLock" -> Optional.of(LockMode.FREEZE_ALONE);
      case "ExclusiveLock" -> Optional.of(LockMode.EXCLUSIVE);
      case "AccessExclusiveLock" -> Optional.of(LockMode.TOTAL);
      default -> Optional.empty();
    };
  }
}
