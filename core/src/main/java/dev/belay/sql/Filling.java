package dev.belay.sql;

/** What a new column holds in the rows that are there already. */
public enum Filling {
  /** Nothing: there is no default. */
  NULL,
  /** One value for all of them, known beforehand or when the statement begins. */
  SAME,
  /** A value that has to be worked out for each row. */
  EACH,
  /** The next number of a sequence for each row. */
  SEQUENCE,
  /** What an expression over the row gives, kept with the row. */
  STORED,
  /** What an expression over the row gives whenever the row is read. */
  VIRTUAL,
  /** What a function gives of which only the database knows whether it is always the same. */
  UNKNOWN
}
