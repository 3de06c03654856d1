package dev.belay.postgres;

import dev.belay.engine.HistoryEntry;
import dev.belay.jdbc.HistoryTable;
import dev.belay.jdbc.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Where the history is in a PostgreSQL database: in a schema of its own. */
final class PostgresHistory {
  private static final String TABLE = "belay.history";

  private final Statements statements;
  private final HistoryTable table;

  PostgresHistory(Connection connection) {
    statements = new Statements(connection);
    table = new HistoryTable(connection, TABLE);
  }

  List<HistoryEntry> read() throws SQLException {
    return exists() ? table.read() : List.of();
  }

  void add(HistoryEntry entry) throws SQLException {
    if (!exists()) {
      statements.run("CREATE SCHEMA IF NOT EXISTS belay");
      table.create("bigint GENERATED ALWAYS AS IDENTITY");
    }
    table.add(entry);
  }

  private boolean exists() throws SQLException {
    return !statements.scalar("SELECT to_regclass('" + TABLE + "')").isEmpty();
  }
}
