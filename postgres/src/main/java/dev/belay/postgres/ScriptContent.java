package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.postgres.dump.Piece;
import dev.belay.postgres.dump.RowStream;
import dev.belay.postgres.dump.ScriptReader;
import dev.belay.postgres.dump.Survey;
import dev.belay.postgres.parse.PostgresDialect;
import dev.belay.postgres.parse.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a script of pg_dump brings, added up while it streams past: rows, and where sequences stand.
 * What it doesn't bring under a table's own name isn't told.
 */
final class ScriptContent {
  private static final int BUFFER = 1 << 16;

  private final Map<TableName, StoredTable> stored = new HashMap<>();
  private final Map<TableName, TableAccumulator> sums = new HashMap<>();
  private final SortedMap<String, Long> sequences = new TreeMap<>();
  private final Set<TableName> seen = new HashSet<>();

  ScriptContent(List<StoredTable> tables) {
    tables.forEach(table -> stored.put(table.name(), table));
  }

  /** Where sequences stand once a script has run that only says that. */
  static SortedMap<String, Long> sequences(String script) throws IOException {
    var content = new ScriptContent(List.of());
    content.read(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
    return content.sequences;
  }

  /** Reads to the end. */
  void read(InputStream script) throws IOException {
    var reader = new ScriptReader(script);
    for (Optional<Piece> piece = reader.next(); piece.isPresent(); piece = reader.next()) {
      switch (piece.get()) {
        case Piece.Rows rows -> rows(Survey.words(rows), rows.rows());
        case Piece.Statement statement -> statement(statement);
        case Piece.Comment ignored -> {}
        case Piece.Command ignored -> {}
      }
    }
  }

  /** Of all that was in it; nothing else. */
  Fingerprint fingerprint() {
    List<TableFingerprint> tables = new ArrayList<>();
    sums.values().forEach(sum -> tables.add(sum.fingerprint()));
    return new Fingerprint(TableAccumulator.ALGORITHM, tables, sequences);
  }

  /** The tables and sequences that were in it. */
  Set<TableName> seen() {
    return seen;
  }

  private void rows(Words copy, RowStream rows) throws IOException {
    Optional<StoredTable> table = name(copy.partsAt(1)).map(stored::get);
    List<String> columns = copy.inParentheses();
    if (table.isPresent() && columns.size() == table.get().columns().size()) {
      int[] places =
          columns.stream().mapToInt(column -> table.get().columns().indexOf(column)).toArray();
      add(table.get(), places, rows);
    }
  }

  private void add(StoredTable table, int[] places, InputStream rows) throws IOException {
    TableAccumulator sum = sums.computeIfAbsent(table.name(), name -> table.accumulator());
    seen.add(table.name());
    var adder = new RowAdder(sum, places);
    byte[] bytes = new byte[BUFFER];
    for (int read = rows.read(bytes); read >= 0; read = rows.read(bytes)) {
      adder.add(bytes, 0, read);
    }
    adder.requireEnd();
  }

  /** The bytes of large objects are statements, too, and not worth to be looked at. */
  private void statement(Piece.Statement statement) {
    if (statement.sql().contains("setval(")) {
      sequence(Survey.words(statement));
    }
  }

  /** {@code SELECT pg_catalog.setval('public.t_id_seq', 42, true);} */
  private void sequence(Words words) {
    List<String> values = words.begin("SELECT") ? words.inParentheses() : List.of();
    if (!words.partsAt(1).contains("setval") || values.size() != 3) {
      return;
    }
    name(Words.of(values.getFirst()).partsAt(0)).ifPresent(name -> stands(name, values));
  }

  /** One that has given out nothing yet stands nowhere. */
  private void stands(TableName name, List<String> values) {
    seen.add(name);
    boolean called = values.get(2).startsWith("t");
    if (called && !StoredTables.isOwn(name)) {
      sequences.put(name.toString(), Long.valueOf(values.get(1)));
    }
  }

  /** pg_dump names schemas always. */
  private static Optional<TableName> name(List<String> parts) {
    return parts.size() == 2
        ? Optional.of(PostgresDialect.table(parts.getFirst(), parts.getLast()))
        : Optional.empty();
  }
}
