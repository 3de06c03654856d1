package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.engine.Progress;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.fingerprint.TableFingerprint;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.jdbc.PgConnection;

/** What is in the tables and sequences of the users, as one transaction sees it. */
final class PostgresContent {
  private final PgConnection connection;

  PostgresContent(PgConnection connection) {
    this.connection = connection;
  }

  Fingerprint fingerprint(Carry carry, Progress progress) throws SQLException {
    List<StoredTable> stored = StoredTables.ofUser(connection);
    var meter = new Meter(progress, stored.stream().mapToLong(StoredTable::bytes).sum());
    List<TableFingerprint> tables = new ArrayList<>();
    for (StoredTable table : stored) {
      tables.add(fingerprint(table, carry, meter.part(table.bytes())));
    }
    LargeObjects.fingerprint(connection).ifPresent(tables::add);
    meter.end();
    return new Fingerprint(TableAccumulator.ALGORITHM, tables, Sequences.values(connection));
  }

  Optional<TableFingerprint> fingerprint(TableName wanted) throws SQLException {
    for (StoredTable table : StoredTables.ofUser(connection)) {
      if (table.name().equals(wanted)) {
        Meter.Part unmetered = new Meter(Progress.NONE, 0).part(0);
        return Optional.of(fingerprint(table, Carry.NOTHING, unmetered));
      }
    }
    return wanted.equals(LargeObjects.TABLE)
        ? LargeObjects.fingerprint(connection)
        : Optional.empty();
  }

  private TableFingerprint fingerprint(StoredTable table, Carry carry, Meter.Part part)
      throws SQLException {
    var accumulator =
        new TableAccumulator(
            table.name(), table.columns(), carry.columnsOf(table.name(), table.columns()));
    CopyRows.read(connection, table.copyOut(), accumulator, line -> part.read(line.length));
    part.end();
    return accumulator.fingerprint();
  }
}
