package dev.belay.jdbc;

import dev.belay.engine.HistoryEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The history in the target: a table to which lines are only ever added. */
public final class HistoryTable {
  private static final String COLUMNS =
      "version, description, file, checksum, outcome, at, took_millis, run, \"user\", error";

  private final Connection connection;
  private final String name;

  /**
   * Prepares; touches nothing.
   *
   * @param name of the table, as SQL says it
   */
  public HistoryTable(Connection connection, String name) {
    this.connection = connection;
    this.name = name;
  }

  /** Makes the table if it is not there. {@code key} says of which type the line number is. */
  public void create(String key) throws SQLException {
    new Statements(connection)
        .run(
            """
            CREATE TABLE IF NOT EXISTS %s (
              line %s PRIMARY KEY,
              version TEXT NOT NULL,
              description TEXT NOT NULL,
              file TEXT NOT NULL,
              checksum TEXT NOT NULL,
              outcome TEXT NOT NULL,
              at TEXT NOT NULL,
              took_millis BIGINT NOT NULL,
              run TEXT NOT NULL,
              "user" TEXT NOT NULL,
              error TEXT
            )\
            """
                .formatted(name, key));
  }

  /** All lines, oldest first. */
  public List<HistoryEntry> read() throws SQLException {
    List<HistoryEntry> entries = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT " + COLUMNS + " FROM " + name + " ORDER BY line")) {
      while (rows.next()) {
        entries.add(entry(rows));
      }
    }
    return entries;
  }

  private static HistoryEntry entry(ResultSet row) throws SQLException {
    return new HistoryEntry(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        HistoryEntry.Outcome.valueOf(row.getString(5)),
        Instant.parse(row.getString(6)),
        Duration.ofMillis(row.getLong(7)),
        row.getString(8),
        row.getString(9),
        Optional.ofNullable(row.getString(10)));
  }

  /** Adds one line. */
  public void add(HistoryEntry entry) throws SQLException {
    String sql = "INSERT INTO " + name + " (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, entry.version());
      insert.setString(2, entry.description());
      insert.setString(3, entry.file());
      insert.setString(4, entry.checksum());
      insert.setString(5, entry.outcome().name());
      insert.setString(6, entry.at().toString());
      insert.setLong(7, entry.took().toMillis());
      insert.setString(8, entry.run());
      insert.setString(9, entry.user());
      insert.setString(10, entry.error().orElse(null));
      insert.executeUpdate();
    }
  }
}
