package dev.belay.doctor;

import dev.belay.database.ByteCount;
import dev.belay.engine.Diagnosis;
import dev.belay.store.Store;
import java.util.List;
import java.util.OptionalLong;

/** Whether there is room for backups. */
final class StoreLook implements Look {
  private static final int COPIES = 3;

  private final Store store;
  private final ByteCount database;

  /** Backups of a database of that size are to go there. */
  StoreLook(Store store, ByteCount database) {
    this.store = store;
    this.database = database;
  }

  @Override
  public String subject() {
    return "store";
  }

  @Override
  public List<Diagnosis> look() {
    OptionalLong usable = store.usableSpace();
    if (usable.isEmpty()) {
      return List.of(
          Diagnosis.unknown(
              subject(),
              store.describe() + " does not tell how much room it has",
              "see that there is room for more backups"));
    }
    var free = new ByteCount(usable.getAsLong());
    if (free.bytes() < COPIES * database.bytes()) {
      return List.of(
          Diagnosis.warning(
              subject(),
              free + " are free in " + store.describe(),
              "a migration needs up to three times the database's size"));
    }
    return List.of(Diagnosis.good(subject(), store.describe() + ", " + free + " free"));
  }
}
