package dev.belay.junit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The one table of the migrations here. */
final class Orders {
  private Orders() {}

  static int count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM orders")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Adds one. */
  static void add(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("INSERT INTO orders VALUES (" + count(connection) + ", 'Ada')");
    }
  }
}
