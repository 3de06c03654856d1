package dev.belay.postgres;

/**
 * By what a database that Belay makes is known from the very moment in which it is there. A comment
 * comes later, and whoever is killed in between never gives it one: so the statement that makes it
 * says a number that nobody would choose, where it does no harm.
 */
final class CreationMark {
  /** No server has so many connections (max_connections is 262143 at most, guc_tables.c). */
  static final int LIMIT = 1_112_888_665;

  /** Belongs into a {@code CREATE DATABASE}. */
  static final String CLAUSE = " CONNECTION LIMIT " + LIMIT;

  /** Of a database whose DROP has been interrupted: nobody can use it any more (pg_database.h). */
  private static final int INVALID = -2;

  /** Whether a row of pg_database is of one that has it, or can't be used any more. */
  static final String TEST = "datconnlimit IN (" + LIMIT + ", " + INVALID + ")";

  private CreationMark() {}
}
