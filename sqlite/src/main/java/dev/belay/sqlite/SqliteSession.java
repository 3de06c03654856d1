package dev.belay.sqlite;

import dev.belay.database.SchemaSnapshot;
import dev.belay.database.Table;
import dev.belay.database.TableName;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.Violation;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.sql.Action;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sqlite.SQLiteConnection;

/** One connection to a SQLite file. */
final class SqliteSession implements Session {
  /** ... and BEGIN, which would fail. */
  private static final Set<String> ENDS_TRANSACTION = Set.of("BEGIN", "COMMIT", "END", "ROLLBACK");

  private final Path file;
  private final SQLiteConnection connection;
  private final Runnable afterwards;
  private final boolean readOnly;
  private boolean inTransaction;

  private SqliteSession(
      Path file, SQLiteConnection connection, boolean readOnly, Runnable afterwards) {
    this.file = file;
    this.connection = connection;
    this.readOnly = readOnly;
    this.afterwards = afterwards;
  }

  static SqliteSession forWriting(Path file, SQLiteConnection connection) {
    return new SqliteSession(file, connection, false, () -> {});
  }

  /** {@code afterwards} is what is done when the connection is closed. */
  static SqliteSession forReading(Path file, SQLiteConnection connection, Runnable afterwards) {
    return new SqliteSession(file, connection, true, afterwards);
  }

  SQLiteConnection connection() {
    return connection;
  }

  /** Work on the connection that may fail as JDBC fails. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws SQLException;
  }

  @Override
  public void interrupt() {
    ask(
        "could not interrupt the work on",
        () -> {
          connection.getDatabase().interrupt();
          return file;
        });
  }

  private <T> T ask(String what, Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw SqliteProblems.of(what + " " + file, file, e);
    }
  }

  @Override
  public SchemaSnapshot schema() {
    return ask("could not read the schema of", () -> new SqliteSchema(connection).read());
  }

  /** Whether there is nothing but what is Belay's or SQLite's own. */
  boolean isEmpty() throws SQLException {
    return new SqliteSchema(connection).isEmpty();
  }

  @Override
  public Fingerprint fingerprint(Carry carry, Progress progress) {
    return ask("could not read", () -> reading(() -> fingerprintNow(carry, progress)));
  }

  private Fingerprint fingerprintNow(Carry carry, Progress progress) throws SQLException {
    List<TableFingerprint> tables = new ArrayList<>();
    TableCursor cursor = cursor();
    TableCursor.RowsSeen seen = TableCursor.telling(progress);
    for (Table table : new SqliteSchema(connection).storedTables()) {
      tables.add(cursor.read(table, carry, seen).fingerprint());
    }
    return new Fingerprint(TableAccumulator.ALGORITHM, tables, sequences());
  }

  @Override
  public Optional<TableFingerprint> fingerprint(TableName name) {
    return ask("could not read", () -> reading(() -> fingerprintNow(name)));
  }

  private Optional<TableFingerprint> fingerprintNow(TableName name) throws SQLException {
    for (Table table : new SqliteSchema(connection).storedTables()) {
      if (table.name().equals(name)) {
        return Optional.of(cursor().read(table, Carry.NOTHING, rows -> {}).fingerprint());
      }
    }
    return Optional.empty();
  }

  TableCursor cursor() throws SQLException {
    return new TableCursor(connection, pragma("encoding").equals("UTF-8"));
  }

  /** Everything inside sees the database at one moment. */
  private <T> T reading(Work<T> work) throws SQLException {
    if (inTransaction) {
      return work.run();
    }
    run("BEGIN");
    T result;
    try {
      result = work.run();
    } catch (SQLException | RuntimeException e) {
      endReading(e);
      throw e;
    }
    run("ROLLBACK");
    return result;
  }

  private void endReading(Exception cause) {
    try {
      run("ROLLBACK");
    } catch (SQLException e) {
      if (!isNoTransaction(e)) {
        cause.addSuppressed(e);
      }
    }
  }

  /** Some failures have rolled back already: https://www.sqlite.org/lang_transaction.html. */
  private static boolean isNoTransaction(SQLException thrown) {
    return SqliteProblems.message(thrown).contains("no transaction is active");
  }

  SortedMap<String, Long> sequences() throws SQLException {
    SortedMap<String, Long> sequences = new TreeMap<>();
    if (scalar("SELECT count(*) FROM main.sqlite_schema WHERE name = 'sqlite_sequence'")
        .equals("0")) {
      return sequences;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT name, coalesce(seq, 0) FROM main.sqlite_sequence")) {
      while (rows.next()) {
        if (!rows.getString(1).startsWith(SqliteSchema.OWN)) {
          sequences.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return sequences;
  }

  @Override
  public List<Violation> violations() {
    return ask("could not check", () -> reading(() -> new SqliteChecks(connection, file).run()));
  }

  @Override
  public long changeMark() {
    return ask("could not read", () -> Long.parseLong(pragma("data_version")));
  }

  @Override
  public void begin(boolean enforceForeignKeys) {
    // SQLite itself lets BEGIN IMMEDIATE pass where nothing can be written, and takes no lock then
    if (readOnly || !Files.isWritable(file)) {
      throw SqliteProblems.readOnly(file).toException();
    }
    ask(
        "could not begin to write to",
        () -> {
          // inside a transaction the pragma would be ignored
          enforceForeignKeys(enforceForeignKeys);
          run("BEGIN IMMEDIATE");
          inTransaction = true;
          return true;
        });
  }

  @Override
  public void enforceForeignKeys(boolean enforced) {
    ask(
        "could not set the foreign keys of",
        () -> {
          run("PRAGMA foreign_keys = " + (enforced ? "ON" : "OFF"));
          return true;
        });
  }

  @Override
  public void commit() {
    ask(
        "could not commit to",
        () -> {
          run("COMMIT");
          inTransaction = false;
          return true;
        });
  }

  @Override
  public void rollback() {
    if (!inTransaction) {
      return;
    }
    try {
      run("ROLLBACK");
    } catch (SQLException e) {
      if (!isNoTransaction(e)) {
        throw SqliteProblems.of("could not roll back " + file, file, e);
      }
    }
    inTransaction = false;
  }

  @Override
  public boolean inTransaction() {
    return inTransaction;
  }

  @Override
  public long execute(dev.belay.sql.Statement statement) {
    refuseToEndTransaction(statement);
    try (Statement jdbc = connection.createStatement()) {
      long before = totalChanges();
      if (jdbc.execute(statement.text())) {
        readToTheEnd(jdbc);
      }
      return totalChanges() - before;
    } catch (SQLException e) {
      throw SqliteProblems.ofStatement(file, e);
    }
  }

  /** What gives rows may do its work row by row, as {@code PRAGMA incremental_vacuum} does. */
  private static void readToTheEnd(Statement jdbc) throws SQLException {
    try (ResultSet rows = jdbc.getResultSet()) {
      while (rows.next()) {
        // only the reading matters
      }
    }
  }

  /** A script that ends the transaction would take the way back away. */
  private void refuseToEndTransaction(dev.belay.sql.Statement statement) {
    if (statement.action() instanceof Action.TransactionControl control
        && ENDS_TRANSACTION.contains(control.keyword())) {
      throw Problem.of(Code.STATEMENT_FAILED, control.keyword() + " is not for a migration to say")
          .why("it would end the transaction in which Belay keeps the way back")
          .state("")
          .remedy("take it out of the file")
          .toException();
    }
  }

  private long totalChanges() throws SQLException {
    return Long.parseLong(scalar("SELECT total_changes()"));
  }

  @Override
  public List<List<String>> query(String sql, int limit) {
    return ask(
        "could not ask",
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(sql);
              ResultSet rows = statement.executeQuery()) {
            return rows(rows, limit);
          }
        });
  }

  private static List<List<String>> rows(ResultSet rows, int limit) throws SQLException {
    List<List<String>> found = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (found.size() < limit && rows.next()) {
      List<String> row = new ArrayList<>();
      for (int column = 1; column <= columns; column++) {
        row.add(Optional.ofNullable(rows.getString(column)).orElse(""));
      }
      found.add(List.copyOf(row));
    }
    return found;
  }

  @Override
  public List<HistoryEntry> history() {
    return ask("could not read the history in", () -> new SqliteHistory(connection).read());
  }

  @Override
  public void record(HistoryEntry entry) {
    ask(
        "could not write the history in",
        () -> {
          new SqliteHistory(connection).add(entry);
          return true;
        });
  }

  String pragma(String name) throws SQLException {
    return scalar("PRAGMA main." + name);
  }

  private String scalar(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)).orElse("") : "";
    }
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    try {
      if (connection.isClosed()) {
        return;
      }
      connection.close();
    } catch (SQLException e) {
      throw SqliteProblems.of("could not close " + file, file, e);
    }
    afterwards.run();
  }
}
