package dev.belay.jdbc;

import java.sql.SQLException;
import java.util.function.Predicate;

/** Work that sees a database at one moment: in a transaction that is always rolled back. */
public final class Reading {
  private static final String END = "ROLLBACK";

  private final Statements statements;
  private final String begin;
  private final Predicate<SQLException> over;

  /**
   * Prepares.
   *
   * @param begin the statement that begins such a transaction
   * @param over whether a failed ROLLBACK says that there is no transaction any more
   */
  public Reading(Statements statements, String begin, Predicate<SQLException> over) {
    this.statements = statements;
    this.begin = begin;
    this.over = over;
  }

  /** Begins, works and rolls back; what the work throws is thrown on. */
  public <T> T of(Work<T> work) throws SQLException {
    statements.run(begin);
    T result;
    try {
      result = work.run();
    } catch (SQLException | RuntimeException e) {
      end(e);
      throw e;
    }
    statements.run(END);
    return result;
  }

  private void end(Exception cause) {
    try {
      statements.run(END);
    } catch (SQLException e) {
      if (!over.test(e)) {
        cause.addSuppressed(e);
      }
    }
  }
}
