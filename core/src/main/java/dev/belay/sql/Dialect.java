package dev.belay.sql;

import java.util.List;

/** How one kind of database writes SQL. Stateless and thread-safe. */
public interface Dialect {
  /**
   * Splits a script and says of each statement what it does. Loses nothing: every character outside
   * the statements is white space, a comment or a semicolon. Never throws: what can't be parsed is
   * {@link Action.Unparsed}, and the statements behind it are still found.
   */
  List<Statement> parse(SqlSource source);

  /**
   * Whether the statement can run in a transaction together with others; otherwise it has to run
   * alone.
   */
  boolean runsInTransaction(Statement statement);

  /**
   * The names of the routines that a statement calls while it runs, unquoted and without schema;
   * not of those that are called by what it makes.
   */
  default List<String> calls(Statement statement) {
    return List.of();
  }

  /** The name as it must be written to be taken literally. */
  String quote(String name);

  /** An expression for the bytes that another one gives, as hexadecimal digits of any case. */
  String hexadecimal(String bytes);
}
