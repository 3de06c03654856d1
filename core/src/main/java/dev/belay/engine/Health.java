package dev.belay.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an engine can tell of how a database and its surroundings are. Changes nothing. Thread-safe;
 * every method may connect.
 */
public interface Health {
  /** Everything that only the engine knows how to look at, a line for each subject at least. */
  List<Diagnosis> examine();

  /**
   * The folder on this machine in which the database lies; empty where that can't be told, as of a
   * server elsewhere.
   */
  Optional<Path> folder();

  /**
   * By what right this login can destroy the database, for people: {@code ada can write to
   * shop.db}; empty where it can't.
   */
  Optional<String> destroyer();
}
