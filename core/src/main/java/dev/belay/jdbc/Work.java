package dev.belay.jdbc;

import java.sql.SQLException;

/** Work on a connection that gives something back and may fail as JDBC fails. */
@FunctionalInterface
public interface Work<T> {
  T run() throws SQLException;
}
