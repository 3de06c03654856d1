package dev.belay.doctor;

import dev.belay.database.ByteCount;
import dev.belay.engine.Description;
import dev.belay.engine.Diagnosis;
import dev.belay.migration.MigrationPlace;
import dev.belay.run.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Examines one target and what it depends on. Changes nothing. */
public final class Doctor {
  private final Workspace workspace;
  private final MigrationPlace migrations;
  private final List<Path> configuration;

  /**
   * Prepares.
   *
   * @param configuration the files that settings are read from, which may hold a password; they
   *     need not exist
   */
  public Doctor(Workspace workspace, MigrationPlace migrations, List<Path> configuration) {
    this.workspace = workspace;
    this.migrations = migrations;
    this.configuration = List.copyOf(configuration);
  }

  /** Looks at everything, whatever is found on the way. */
  public List<Diagnosis> examine() {
    var database = new DatabaseLook(workspace);
    List<Diagnosis> found = new ArrayList<>(database.diagnoses());
    for (Look look : looks(database.description())) {
      found.addAll(look.diagnoses());
    }
    return found;
  }

  /** What is inside of a database, and what depends on it, only where there is one to be read. */
  private List<Look> looks(Optional<Description> description) {
    List<Look> looks = new ArrayList<>();
    looks.add(new EnvironmentLook(workspace));
    if (description.isPresent()) {
      looks.add(new EngineLook(workspace.database()));
      looks.add(new GuardsLook(workspace));
      looks.add(new DiskLook(workspace.database(), description.get().size()));
      looks.add(new VolumeLook(workspace));
      looks.add(new CredentialsLook(workspace));
    }
    looks.add(
        new StoreLook(
            workspace.repository().store(),
            description.map(Description::size).orElse(new ByteCount(0))));
    looks.add(new ModesLook(workspace.repository().store(), configuration));
    looks.add(new BackupsLook(workspace));
    looks.add(new RunsLook(workspace));
    looks.add(new AuditLook(workspace));
    if (description.isPresent()) {
      looks.add(new MigrationsLook(workspace, migrations));
    }
    return looks;
  }
}
