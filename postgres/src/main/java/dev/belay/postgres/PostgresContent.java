package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.engine.Progress;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.jdbc.Statements;
import dev.belay.postgres.parse.PostgresDialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postgresql.jdbc.PgConnection;

/** What is in the tables and sequences of the users, as one transaction sees it. */
final class PostgresContent {
  private static final String SEQUENCES =
      "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE c.relkind = 'S' AND n.nspname <> '"
          + StoredTables.OWN
          + "' AND n.nspname !~ '^pg_temp' AND NOT "
          + StoredTables.MADE_BY_EXTENSION.formatted("c.oid");

  private final PgConnection connection;

  PostgresContent(PgConnection connection) {
    this.connection = connection;
  }

  Fingerprint fingerprint(Carry carry, Progress progress) throws SQLException {
    return fingerprint(Fingerprint.empty(), Set.of(), carry, progress);
  }

  /** The same, but what is untouched is taken from {@code elsewhere} where it is there. */
  Fingerprint fingerprint(
      Fingerprint elsewhere, Set<TableName> untouched, Carry carry, Progress progress)
      throws SQLException {
    List<StoredTable> stored = StoredTables.ofUser(connection);
    var reading =
        new ReadingProgress(progress, stored.stream().mapToLong(StoredTable::bytes).sum());
    List<TableFingerprint> tables = new ArrayList<>();
    for (StoredTable table : stored) {
      Optional<TableFingerprint> known =
          untouched.contains(table.name()) ? elsewhere.find(table.name()) : Optional.empty();
      ReadingProgress.Part part = reading.part(table.bytes());
      tables.add(known.isPresent() ? known.get() : fingerprint(table, carry, part));
    }
    (untouched.contains(LargeObjects.TABLE)
            ? elsewhere.find(LargeObjects.TABLE)
            : LargeObjects.fingerprint(connection))
        .ifPresent(tables::add);
    reading.end();
    return new Fingerprint(
        TableAccumulator.ALGORITHM, tables, sequences(elsewhere.sequences(), untouched));
  }

  Optional<TableFingerprint> fingerprint(TableName wanted) throws SQLException {
    for (StoredTable table : StoredTables.ofUser(connection)) {
      if (table.name().equals(wanted)) {
        ReadingProgress.Part unmetered = new ReadingProgress(Progress.NONE, 0).part(0);
        return Optional.of(fingerprint(table, Carry.NOTHING, unmetered));
      }
    }
    return wanted.equals(LargeObjects.TABLE)
        ? LargeObjects.fingerprint(connection)
        : Optional.empty();
  }

  private TableFingerprint fingerprint(StoredTable table, Carry carry, ReadingProgress.Part part)
      throws SQLException {
    var accumulator =
        new TableAccumulator(
            table.name(), table.columns(), carry.columnsOf(table.name(), table.columns()));
    CopyRows.read(connection, table.copyOut(), accumulator, rows -> part.read(rows.length));
    part.end();
    return accumulator.fingerprint();
  }

  private SortedMap<String, Long> sequences(Map<String, Long> elsewhere, Set<TableName> untouched)
      throws SQLException {
    SortedMap<String, Long> sequences = new TreeMap<>();
    List<TableName> touched = new ArrayList<>();
    for (List<String> row : statements().rows(SEQUENCES, Integer.MAX_VALUE)) {
      TableName name = PostgresDialect.table(row.get(0), row.get(1));
      if (!untouched.contains(name)) {
        touched.add(name);
      } else if (elsewhere.containsKey(name.toString())) {
        sequences.put(name.toString(), elsewhere.get(name.toString()));
      }
    }
    lastValues(touched, sequences);
    return sequences;
  }

  /** Only looking at one takes the very lock that tells that it was touched. */
  private void lastValues(List<TableName> names, Map<String, Long> sequences) throws SQLException {
    String array =
        names.stream()
            .map(name -> Names.literal(Names.qualified(name)))
            .collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
    String sql = "SELECT pg_sequence_last_value(s::regclass) FROM unnest(" + array + ") s";
    List<List<String>> values = statements().rows(sql, Integer.MAX_VALUE);
    for (int index = 0; index < names.size(); index++) {
      String value = values.get(index).getFirst();
      if (!value.isEmpty()) {
        sequences.put(names.get(index).toString(), Long.valueOf(value));
      }
    }
  }

  private Statements statements() {
    return new Statements(connection);
  }

  /** What each has given out; one that has not begun yet has given out nothing. */
  SortedMap<String, Long> sequences() throws SQLException {
    return sequences(Map.of(), Set.of());
  }
}
