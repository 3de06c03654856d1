package dev.belay.doctor;

import dev.belay.engine.Diagnosis;
import dev.belay.migration.MigrationPlace;
import dev.belay.othertools.Standing;
import dev.belay.othertools.Trouble;
import dev.belay.run.Workspace;
import dev.belay.status.Status;
import java.util.ArrayList;
import java.util.List;

/** Whether history and folder agree, and nothing failed half way, ours or another tool's. */
final class MigrationsLook implements Look {
  private final Workspace workspace;
  private final MigrationPlace migrations;

  MigrationsLook(Workspace workspace, MigrationPlace migrations) {
    this.workspace = workspace;
    this.migrations = migrations;
  }

  @Override
  public String subject() {
    return "migrations";
  }

  @Override
  public List<Diagnosis> look() {
    Status status = Status.of(workspace, migrations);
    List<Diagnosis> found = new ArrayList<>();
    status.problems().forEach(problem -> found.add(Diagnosis.bad(subject(), problem)));
    status.others().forEach(trouble -> found.add(of(trouble)));
    if (status.problems().isEmpty()) {
      Standing standing = status.standing();
      found.add(
          Diagnosis.good(
              subject(),
              standing.applied().size() + " applied, " + standing.pending().size() + " pending"));
    }
    return found;
  }

  private static Diagnosis of(Trouble trouble) {
    return trouble.stops()
        ? Diagnosis.bad("other tools", trouble.describe(), trouble.remedy())
        : Diagnosis.warning("other tools", trouble.describe(), trouble.remedy());
  }
}
