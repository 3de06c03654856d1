package dev.belay.engine;

/** For whom a copy of a database is made. */
public enum CopyFormat {
  /** For Belay: the engine's own, with which everything can be done. */
  ARCHIVE,
  /** For people and their tools: the statements that make the database anew. */
  PLAIN,
  /** For the database's own tools, in their own form. */
  CUSTOM
}
