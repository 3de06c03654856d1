package dev.belay.sql;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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

  /** The name as it must be written to be taken literally. */
  String quote(String name);

  /** An expression for the bytes that another one gives, as hexadecimal digits of any case. */
  String hexadecimal(String bytes);

  /**
   * The names in a statement that are longer than the database keeps.
   *
   * @return as they are written, unquoted, and what is kept of each
   */
  default SortedMap<String, String> cutNames(Statement statement) {
    return new TreeMap<>();
  }

  /**
   * What is named in the body of a function or procedure by name only, so that the database does
   * not keep track of it; nothing where the body can't be read.
   *
   * @param routine the statement that makes it
   */
  default List<Mention> mentions(String routine) {
    return List.of();
  }
}
