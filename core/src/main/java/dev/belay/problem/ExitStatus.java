package dev.belay.problem;

/** How a command ends, as a process exit status. A contract: never renumbered. */
public enum ExitStatus {
  /** Done. */
  DONE(0),
  /** The answer is no: findings, a refusal, a mismatch. Nothing was changed. */
  NO(1),
  /** Wrong usage or configuration. */
  USAGE(2),
  /** Failed; the database is as before: rolled back or never touched. */
  FAILED(3),
  /** Failed, and a person is needed. */
  NEEDS_PERSON(4),
  /** Another run holds the lock. */
  LOCKED(5),
  /** The database or the store can't be reached. */
  UNREACHABLE(6),
  /** A bug in Belay. */
  BUG(70),
  /** Interrupted and rolled back. */
  INTERRUPTED(130);

  private final int status;

  ExitStatus(int status) {
    this.status = status;
  }

  /** The number handed to the operating system. */
  public int status() {
    return status;
  }
}
