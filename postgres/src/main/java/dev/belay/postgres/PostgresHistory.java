package dev.belay.postgres;

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
final class PostgresHistory {
  private final Connection connection;

  PostgresHistory(Connection connection) {
    this.connection = connection;
  }

  List<HistoryEntry> read() throws SQLException {
    List<HistoryEntry> entries = new ArrayList<>();
    if (!exists()) {
      return entries;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT version, description, file, checksum, outcome, at, took_millis, run,"
                    + " \"user\", error FROM belay.history ORDER BY line")) {
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

  void add(HistoryEntry entry) throws SQLException {
    create();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO belay.history (version, description, file, checksum, outcome, at,"
                + " took_millis, run, \"user\", error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
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

  private void create() throws SQLException {
    if (exists()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS belay");
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS belay.history (
            line bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            version text NOT NULL,
            description text NOT NULL,
            file text NOT NULL,
            checksum text NOT NULL,
            outcome text NOT NULL,
            at text NOT NULL,
            took_millis bigint NOT NULL,
            run text NOT NULL,
            "user" text NOT NULL,
            error text
          )\
          """);
    }
  }

  private boolean exists() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT to_regclass('belay.history')")) {
      return rows.next() && rows.getString(1) != null;
    }
  }
}
