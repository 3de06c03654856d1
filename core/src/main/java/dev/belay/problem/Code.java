package dev.belay.problem;

import java.util.Locale;

/**
 * Every kind of bad news, under a stable name. Scripts may depend on {@link #id}; each code has a
 * page {@code docs/problems/ID.md}.
 */
public enum Code {
  USAGE(ExitStatus.USAGE),
  CONFIGURATION_INVALID(ExitStatus.USAGE),
  TARGET_UNKNOWN(ExitStatus.USAGE),
  ENGINE_UNKNOWN(ExitStatus.USAGE),
  NOT_SUPPORTED(ExitStatus.NO),
  CLIENT_MISSING(ExitStatus.USAGE),
  SERVER_MISSING(ExitStatus.USAGE),

  DATABASE_MISSING(ExitStatus.UNREACHABLE),
  DATABASE_BUSY(ExitStatus.UNREACHABLE),
  DATABASE_READ_ONLY(ExitStatus.UNREACHABLE),
  DATABASE_CORRUPT(ExitStatus.UNREACHABLE),
  NOT_A_DATABASE(ExitStatus.UNREACHABLE),
  PERMISSION_DENIED(ExitStatus.UNREACHABLE),
  FOLDER_MISSING(ExitStatus.UNREACHABLE),
  DATABASE_UNREACHABLE(ExitStatus.UNREACHABLE),

  RUN_LOCKED(ExitStatus.LOCKED),
  RUN_UNFINISHED(ExitStatus.NO),

  DISK_TOO_SMALL(ExitStatus.FAILED),
  DISK_FULL(ExitStatus.FAILED),
  INPUT_OUTPUT(ExitStatus.FAILED),
  CLIENT_FAILED(ExitStatus.FAILED),

  BACKUP_MISSING(ExitStatus.NO),
  BACKUP_INCOMPLETE(ExitStatus.NO),
  BACKUP_DAMAGED(ExitStatus.NO),
  BACKUP_TOO_NEW(ExitStatus.NO),
  RESTORE_REFUSED(ExitStatus.NO),

  MIGRATIONS_MISSING(ExitStatus.USAGE),
  MIGRATION_NAME_INVALID(ExitStatus.USAGE),
  MIGRATION_DUPLICATE(ExitStatus.USAGE),
  MIGRATION_CHANGED(ExitStatus.NO),
  MIGRATION_LATE(ExitStatus.NO),
  MIGRATION_VANISHED(ExitStatus.NO),
  MIGRATION_FAILED_BEFORE(ExitStatus.NO),
  MIGRATIONS_SKIPPED(ExitStatus.NO),
  BASELINE_NEEDED(ExitStatus.NO),
  OTHER_TOOL_UNSETTLED(ExitStatus.NO),
  MIGRATION_FAILED(ExitStatus.FAILED),
  REHEARSAL_FAILED(ExitStatus.NO),

  FINDINGS(ExitStatus.NO),
  CONFIRMATION_NEEDED(ExitStatus.NO),
  TESTDB_REFUSED(ExitStatus.NO),
  FORBIDDEN(ExitStatus.NO),
  VERIFICATION_FAILED(ExitStatus.FAILED),
  ASSERTION_FAILED(ExitStatus.FAILED),
  WRITES_WOULD_BE_LOST(ExitStatus.NO),
  NOTHING_TO_ROLL_BACK(ExitStatus.NO),

  AUDIT_BROKEN(ExitStatus.NO),
  STATEMENT_FAILED(ExitStatus.FAILED),
  UNDO_FAILED(ExitStatus.NEEDS_PERSON),
  INTERRUPTED(ExitStatus.INTERRUPTED),
  BUG(ExitStatus.BUG);

  private final ExitStatus exitStatus;

  Code(ExitStatus exitStatus) {
    this.exitStatus = exitStatus;
  }

  /** The stable name, as in {@code database-missing}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How a command ends that stops for this reason alone. */
  public ExitStatus exitStatus() {
    return exitStatus;
  }
}
