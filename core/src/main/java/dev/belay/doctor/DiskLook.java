package dev.belay.doctor;

import dev.belay.database.ByteCount;
import dev.belay.engine.Database;
import dev.belay.engine.Diagnosis;
import dev.belay.problem.Problem;
import dev.belay.store.DiskSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether there is room where the database itself lies. */
final class DiskLook implements Look {
  private final Database database;
  private final ByteCount size;

  DiskLook(Database database, ByteCount size) {
    this.database = database;
    this.size = size;
  }

  @Override
  public String subject() {
    return "disk";
  }

  @Override
  public List<Diagnosis> look() {
    Optional<Path> folder = database.health().folder();
    if (folder.isEmpty()) {
      return List.of(
          Diagnosis.unknown(
              subject(),
              "how much room the database has could not be told: " + VolumeLook.ELSEWHERE,
              "on the server: df -h"));
    }
    try {
      return List.of(room(new ByteCount(DiskSpace.usable(folder.get())), folder.get()));
    } catch (IOException e) {
      throw Problem.ofDisk("could not ask for the free space of " + folder.get(), e).toException(e);
    }
  }

  private Diagnosis room(ByteCount free, Path folder) {
    String finding = free + " free in " + folder;
    return free.compareTo(size) < 0
        ? Diagnosis.warning(
            subject(),
            finding + ", and the database takes " + size,
            "free some space: what writes a table anew needs room for it twice")
        : Diagnosis.good(subject(), finding);
  }
}
