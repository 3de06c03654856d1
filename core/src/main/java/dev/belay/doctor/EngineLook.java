package dev.belay.doctor;

import dev.belay.engine.Database;
import dev.belay.engine.Diagnosis;
import java.util.List;

/** What only the engine knows how to look at. */
final class EngineLook implements Look {
  private final Database database;

  EngineLook(Database database) {
    this.database = database;
  }

  @Override
  public String subject() {
    return database.engine().name();
  }

  @Override
  public List<Diagnosis> look() {
    return database.health().examine();
  }
}
