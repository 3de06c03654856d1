package dev.belay.verify;

import dev.belay.engine.Session;
import dev.belay.engine.Violation;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.repository.Manifest;
import dev.belay.restore.Proven;
import dev.belay.restore.Unpack;
import dev.belay.run.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Restores a backup aside and compares what comes out with what its manifest promises. */
final class DrillStep implements Step {
  private final Workspace workspace;
  private final Manifest manifest;
  private final Path scratch;

  DrillStep(Workspace workspace, Manifest manifest, Path scratch) {
    this.workspace = workspace;
    this.manifest = manifest;
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public void run(Notes notes) throws IOException {
    var unpack = new Unpack(workspace.repository(), workspace.database());
    List<Violation> violations;
    List<String> remarks;
    try (Proven proven = unpack.proven(manifest, scratch, notes);
        Session session = proven.side().database().openReadOnly()) {
      violations = session.violations();
      remarks = proven.remarks();
    }
    refuseDamage(violations);
    workspace.repository().markVerified(manifest, Manifest.Proof.RESTORED);
    notes.say(
        manifest.fingerprint().counted()
            + ", fingerprint "
            + manifest.fingerprint().shortDigest()
            + " as promised"
            + told(remarks, violations));
  }

  /** Rows that break a rule were so in the database itself: that is told. Damage is not that. */
  private void refuseDamage(List<Violation> violations) {
    List<String> damage =
        violations.stream()
            .filter(violation -> violation.kind().equals("damaged"))
            .map(Violation::detail)
            .toList();
    if (!damage.isEmpty()) {
      throw Problem.of(
              Code.BACKUP_DAMAGED, "backup " + manifest.id() + " restores to a damaged database")
          .why(String.join("\n", damage))
          .remedy("use another backup: belay backups")
          .toException();
    }
  }

  private static String told(List<String> remarks, List<Violation> violations) {
    var text = new StringBuilder();
    remarks.forEach(remark -> text.append('\n').append(remark));
    violations.forEach(
        violation ->
            text.append("\nlike the database itself: ")
                .append(violation.object())
                .append(": ")
                .append(violation.detail()));
    return text.toString();
  }

  @Override
  public void undo(Notes notes) {
    // the copy is gone already
  }
}
