package dev.belay.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs statements on one connection and gives back text; NULL is the empty string. */
public final class Statements {
  private final Connection connection;

  public Statements(Connection connection) {
    this.connection = connection;
  }

  /** Runs what gives nothing back, or nothing that matters. */
  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first value of the first row; empty where there is none. */
  public String scalar(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? text(rows, 1) : "";
    }
  }

  /**
   * The first rows.
   *
   * @param limit how many at most; {@link Integer#MAX_VALUE} for all
   */
  public List<List<String>> rows(String sql, int limit) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setMaxRows(limit == Integer.MAX_VALUE ? 0 : limit);
      try (ResultSet rows = statement.executeQuery(sql)) {
        return texts(rows, limit);
      }
    }
  }

  private static List<List<String>> texts(ResultSet rows, int limit) throws SQLException {
    List<List<String>> found = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (found.size() < limit && rows.next()) {
      List<String> row = new ArrayList<>();
      for (int column = 1; column <= columns; column++) {
        row.add(text(rows, column));
      }
      found.add(List.copyOf(row));
    }
    return found;
  }

  private static String text(ResultSet rows, int column) throws SQLException {
    return Optional.ofNullable(rows.getString(column)).orElse("");
  }

  /** Reads all rows and forgets them: what gives rows may do its work row by row. */
  public static void readToTheEnd(Statement statement) throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      while (rows.next()) {
        // only the reading matters
      }
    }
  }
}
