package dev.belay.engine;

/** What a statement may do to a table besides reading and writing single rows. */
public enum TableWork {
  /** All rows were written anew, with all indexes. */
  REWRITTEN,
  /** All rows were taken out at once. */
  EMPTIED,
  /** All rows were read, to see whether they keep a rule. */
  CHECKED,
  /** All references between two tables were followed, to see whether they hold. */
  REFERENCES_CHECKED,
  /** An index was built out of all rows. */
  INDEXED
}
