package dev.belay.engine;

import java.util.Locale;
import java.util.Optional;

/** One thing that a database itself can refuse, whoever asks for it. Ids never change. */
public enum Guard {
  DROP("tables, columns, schemas and sequences are not dropped"),
  TRUNCATE("no table is emptied by TRUNCATE"),
  DELETE_LIMIT("no statement deletes too many rows"),
  UPDATE_LIMIT("no statement changes too many rows"),
  NEW_TABLES("tables and partitions that come later are covered, too"),
  DROP_DATABASE("the database is not dropped");

  private final String promise;

  Guard(String promise) {
    this.promise = promise;
  }

  /** The stable name, as in {@code delete-limit}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it sees to, for people. */
  public String promise() {
    return promise;
  }

  /** The one of that id. */
  public static Optional<Guard> find(String id) {
    for (Guard guard : values()) {
      if (guard.id().equals(id)) {
        return Optional.of(guard);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return id();
  }
}
