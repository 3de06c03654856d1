package dev.belay.doctor;

import dev.belay.engine.Diagnosis;
import dev.belay.problem.Problem;
import dev.belay.run.Workspace;
import dev.belay.store.DiskSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether one disk that dies takes the database and its backups. */
final class VolumeLook implements Look {
  static final String ELSEWHERE =
      "the server is on another machine, or does not tell this login where its data is";

  private final Workspace workspace;

  VolumeLook(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public String subject() {
    return "volume";
  }

  @Override
  public List<Diagnosis> look() {
    Optional<Path> database = workspace.database().health().folder();
    Optional<Path> store = workspace.repository().store().folder();
    if (database.isEmpty() || store.isEmpty()) {
      String why = database.isEmpty() ? ELSEWHERE : "the store is no folder of this machine";
      return List.of(
          Diagnosis.unknown(
              subject(),
              "whether the backups lie on the database's own volume could not be told: " + why,
              "see that they do not: set backups.folder"));
    }
    return List.of(compared(database.get(), store.get()));
  }

  private Diagnosis compared(Path database, Path store) {
    try {
      return DiskSpace.volume(database).equals(DiskSpace.volume(store))
          ? Diagnosis.warning(
              subject(),
              "the backups lie on the database's own volume: what destroys it takes both",
              "set backups.folder to another disk, or copy them to another machine")
          : Diagnosis.good(subject(), "the backups lie on another volume than the database");
    } catch (IOException e) {
      throw Problem.ofDisk("could not look on what " + database + " and " + store + " lie", e)
          .toException(e);
    }
  }
}
