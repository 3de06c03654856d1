package dev.belay.doctor;

import dev.belay.engine.Diagnosis;
import dev.belay.run.Workspace;
import java.util.List;

/** Whether the audit trail is as it was written. */
final class AuditLook implements Look {
  private final Workspace workspace;

  AuditLook(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public String subject() {
    return "audit";
  }

  @Override
  public List<Diagnosis> look() {
    long lines = workspace.audit().verify();
    workspace.audit().verifyAgainst(workspace.repository().store(), workspace.auditCopy());
    return List.of(Diagnosis.good(subject(), lines + " lines hold together"));
  }
}
