package dev.belay.postgres.dump;

/** What a script for psql consists of. */
public sealed interface Piece {
  /** The line in which it begins, counted from 1. */
  long line();

  /** One statement, without its semicolon. */
  record Statement(String sql, long line) implements Piece {}

  /** A {@code COPY ... FROM stdin} with its rows, to be read before the next piece is asked for. */
  record Rows(String sql, long line, RowStream rows) implements Piece {}

  /** A command of psql's own, from its backslash to the end of the line. */
  record Command(String text, long line) implements Piece {}

  /** A comment of one line between two statements. */
  record Comment(String text, long line) implements Piece {}
}
