package dev.belay.postgres.grammar;

/**
 * A piece of SQL in the body of a function, a procedure or a DO block.
 *
 * @param sql as it stands there; for a dynamic one the expression whose value is run
 * @param line on which the statement begins that holds it, counted from 1 in the text that was
 *     parsed
 */
public record EmbeddedSql(String sql, int line, Kind kind) {
  /** How a piece is run. */
  public enum Kind {
    /** Statements, to be parsed like any others. */
    STATEMENTS,

    /** A value: a condition, what is assigned or returned. */
    EXPRESSION,

    /** A value that is run as a statement: which one, nobody knows before. */
    DYNAMIC
  }
}
