package dev.belay.run;

import dev.belay.audit.AuditEntry;
import dev.belay.engine.RunLock;
import dev.belay.problem.Problem;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The lines of the audit trail about one target, and the ids that they are told apart by. */
public final class Records {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Workspace workspace;

  public Records(Workspace workspace) {
    this.workspace = workspace;
  }

  /** As in {@code 20261120-093012-0k3f}: no two runs have the same. */
  public String newId() {
    String random = Integer.toString(workspace.random().nextInt(36 * 36 * 36 * 36), 36);
    return MOMENT.format(workspace.clock().instant())
        + "-"
        + "0".repeat(4 - random.length())
        + random;
  }

  /**
   * Adds a line, durably.
   *
   * @param what became of it, as in {@code begun}
   */
  public void add(String run, String verb, String what, String details) {
    Identity identity = workspace.identity();
    workspace
        .audit()
        .append(
            new AuditEntry(
                run,
                verb,
                workspace.target().name(),
                workspace.target().url().toString(),
                workspace.target().environment().toString(),
                identity.user(),
                identity.host(),
                identity.version(),
                what,
                details));
  }

  /** What the trail says of a problem, as in {@code mark.target-missing: there is no ...}. */
  public static String told(Problem problem) {
    return problem.code().id() + ": " + problem.what();
  }

  /** Who a lock is taken for. */
  public RunLock.Holder holder(String run, String verb) {
    Identity identity = workspace.identity();
    return new RunLock.Holder(
        run,
        verb,
        identity.user(),
        identity.host(),
        identity.process(),
        workspace.clock().instant());
  }

  /** Copies the trail to where the backups are. */
  public void copy() {
    workspace.audit().copyTo(workspace.repository().store(), workspace.auditCopy());
  }
}
