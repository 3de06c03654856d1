package dev.belay.sqlite;

import dev.belay.engine.HistoryEntry;
import dev.belay.jdbc.HistoryTable;
import dev.belay.jdbc.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Where the history is in a SQLite database. */
final class SqliteHistory {
  private static final String TABLE = "belay_history";

  private final Statements statements;
  private final HistoryTable table;

  SqliteHistory(Connection connection) {
    statements = new Statements(connection);
    table = new HistoryTable(connection, "main." + TABLE);
  }

  List<HistoryEntry> read() throws SQLException {
    String found =
        statements.scalar("SELECT 1 FROM main.sqlite_schema WHERE name = '" + TABLE + "'");
    return found.isEmpty() ? List.of() : table.read();
  }

  void add(HistoryEntry entry) throws SQLException {
    table.create("INTEGER");
    table.add(entry);
  }
}
