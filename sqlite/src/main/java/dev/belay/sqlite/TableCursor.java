package dev.belay.sqlite;

import dev.belay.database.Table;
import dev.belay.engine.Progress;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.TableAccumulator;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

/**
 * Adds up a table's rows by reading them through SQL, whatever transaction the connection is in.
 * Values are taken from the driver as bytes: a column's text is its UTF-8 bytes.
 */
final class TableCursor {
  static final byte INTEGER = 1;
  static final byte REAL = 2;
  static final byte TEXT = 3;
  static final byte BLOB = 4;

  private static final int ROWS_BETWEEN_PROGRESS = 4096;
  private static final byte[] NOTHING = {};

  private final SQLiteConnection connection;
  private final boolean utf8;

  TableCursor(SQLiteConnection connection, boolean utf8) {
    this.connection = connection;
    this.utf8 = utf8;
  }

  /** Where rows are counted as they go by. */
  @FunctionalInterface
  interface RowsSeen {
    void add(long rows);
  }

  TableAccumulator read(Table table, Carry carry, RowsSeen seen) throws SQLException {
    List<String> columns = table.columnNames();
    var accumulator =
        new TableAccumulator(table.name(), columns, carry.columnsOf(table.name(), columns));
    String sql =
        "SELECT "
            + columns.stream().map(TableCursor::quote).collect(Collectors.joining(", "))
            + " FROM main."
            + quote(table.name().name());
    try (var statement = connection.prepareStatement(sql)) {
      var core = (CoreStatement) statement;
      core.pointer.safeRunConsume(
          (database, pointer) -> read(database, pointer, columns.size(), accumulator, seen));
    }
    return accumulator;
  }

  private void read(
      DB database, long statement, int columns, TableAccumulator accumulator, RowsSeen seen)
      throws SQLException {
    long rows = 0;
    int result = database.step(statement);
    while (result == Codes.SQLITE_ROW) {
      accumulator.beginRow();
      for (int column = 0; column < columns; column++) {
        value(database, statement, column, accumulator);
      }
      accumulator.endRow();
      if (++rows % ROWS_BETWEEN_PROGRESS == 0) {
        seen.add(ROWS_BETWEEN_PROGRESS);
      }
      result = database.step(statement);
    }
    if (result != Codes.SQLITE_DONE) {
      throw DB.newSQLException(result, "reading rows");
    }
    seen.add(rows % ROWS_BETWEEN_PROGRESS);
  }

  private void value(DB database, long statement, int column, TableAccumulator accumulator)
      throws SQLException {
    switch (database.column_type(statement, column)) {
      case Codes.SQLITE_INTEGER ->
          accumulator.value(column, INTEGER, database.column_long(statement, column));
      case Codes.SQLITE_FLOAT ->
          accumulator.value(
              column, REAL, Double.doubleToRawLongBits(database.column_double(statement, column)));
      case Codes.SQLITE_TEXT -> bytes(column, TEXT, text(database, statement, column), accumulator);
      case Codes.SQLITE_BLOB ->
          bytes(column, BLOB, database.column_blob(statement, column), accumulator);
      default -> {
        // NULL is not a value
      }
    }
  }

  private byte[] text(DB database, long statement, int column) throws SQLException {
    return utf8
        ? database.column_blob(statement, column)
        : database.column_text(statement, column).getBytes(StandardCharsets.UTF_8);
  }

  /** The driver gives null for a blob of no bytes. */
  private static void bytes(
      int column,
      byte tag,
      byte @org.jspecify.annotations.Nullable [] given,
      TableAccumulator accumulator) {
    byte[] bytes = given == null ? NOTHING : given;
    accumulator.value(column, tag, bytes, 0, bytes.length);
  }

  static String quote(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** Tells rows as they are counted. */
  static RowsSeen telling(Progress progress) {
    return new RowsSeen() {
      private long total;

      @Override
      public void add(long rows) {
        total += rows;
        progress.at(total, -1, Progress.Unit.ROWS);
      }
    };
  }
}
