package dev.belay.jdbc;

import java.sql.SQLException;

/** Work on a connection that gives nothing back and may fail as JDBC fails. */
@FunctionalInterface
public interface Act {
  void run() throws SQLException;
}
