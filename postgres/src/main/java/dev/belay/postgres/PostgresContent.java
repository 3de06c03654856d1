package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.engine.Progress;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.postgres.parse.PostgresDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.postgresql.jdbc.PgConnection;

/** What is in the tables and sequences of the users, as one transaction sees it. */
final class PostgresContent {
  private static final long ROWS_BETWEEN_PROGRESS = 10_000;

  private final PgConnection connection;

  PostgresContent(PgConnection connection) {
    this.connection = connection;
  }

  Fingerprint fingerprint(Carry carry, Progress progress) throws SQLException {
    List<TableFingerprint> tables = new ArrayList<>();
    long[] rows = new long[1];
    for (StoredTable table : StoredTables.ofUser(connection)) {
      tables.add(
          fingerprint(
              table,
              carry,
              () -> {
                if (++rows[0] % ROWS_BETWEEN_PROGRESS == 0) {
                  progress.at(rows[0], -1, Progress.Unit.ROWS);
                }
              }));
    }
    progress.at(rows[0], -1, Progress.Unit.ROWS);
    return new Fingerprint(TableAccumulator.ALGORITHM, tables, sequences());
  }

  Optional<TableFingerprint> fingerprint(TableName wanted) throws SQLException {
    for (StoredTable table : StoredTables.ofUser(connection)) {
      if (table.name().equals(wanted)) {
        return Optional.of(fingerprint(table, Carry.NOTHING, () -> {}));
      }
    }
    return Optional.empty();
  }

  private TableFingerprint fingerprint(StoredTable table, Carry carry, Runnable seen)
      throws SQLException {
    var accumulator =
        new TableAccumulator(
            table.name(), table.columns(), carry.columnsOf(table.name(), table.columns()));
    CopyRows.read(connection, table.copyOut(), accumulator, line -> seen.run());
    return accumulator.fingerprint();
  }

  /** What each has given out; one that has not begun yet has given out nothing. */
  SortedMap<String, Long> sequences() throws SQLException {
    SortedMap<String, Long> sequences = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT schemaname, sequencename, last_value FROM pg_sequences"
                    + " WHERE last_value IS NOT NULL AND schemaname <> 'belay'"
                    + " AND schemaname !~ '^pg_temp'")) {
      while (rows.next()) {
        TableName sequence = PostgresDialect.table(rows.getString(1), rows.getString(2));
        sequences.put(sequence.toString(), rows.getLong(3));
      }
    }
    return sequences;
  }
}
