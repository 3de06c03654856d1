package dev.belay.doctor;

import dev.belay.engine.Description;
import dev.belay.engine.Diagnosis;
import dev.belay.engine.Session;
import dev.belay.engine.Violation;
import dev.belay.run.Workspace;
import java.util.List;
import java.util.Optional;

/** Whether the database can be reached and read, and keeps its own rules. */
final class DatabaseLook implements Look {
  private static final String SUBJECT = "database";

  private final Workspace workspace;
  private Optional<Description> description = Optional.empty();

  DatabaseLook(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public String subject() {
    return SUBJECT;
  }

  /** What it says of itself, once it was looked at; empty where it could not be read. */
  Optional<Description> description() {
    return description;
  }

  @Override
  public List<Diagnosis> look() {
    if (!workspace.database().exists()) {
      String none = "there is none yet at " + workspace.target().url();
      return List.of(Diagnosis.warning(SUBJECT, none, "belay migrate"));
    }
    try (Session session = workspace.database().openReadOnly()) {
      Description known = workspace.database().describe();
      List<Violation> violations = session.violations();
      description = Optional.of(known);
      return violations.isEmpty()
          ? List.of(
              Diagnosis.good(
                  SUBJECT, known.version() + ", " + known.size() + ", nothing broken was found"))
          : violations.stream().map(DatabaseLook::of).toList();
    }
  }

  private static Diagnosis of(Violation violation) {
    String finding = violation.object() + ": " + violation.detail();
    if (violation.kind().equals(Violation.DAMAGED)) {
      return Diagnosis.bad(SUBJECT, finding, "restore a good backup: belay backups");
    }
    String remedy = violation.remedy();
    return Diagnosis.warning(
        SUBJECT, finding, remedy.isEmpty() ? "mend the rows with a migration" : remedy);
  }
}
