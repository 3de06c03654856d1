package dev.belay.sqlite;

import dev.belay.database.SchemaSnapshot;
import dev.belay.database.Table;
import dev.belay.database.TableName;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Meter;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.TransactionWords;
import dev.belay.engine.Violation;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.jdbc.Act;
import dev.belay.jdbc.Reading;
import dev.belay.jdbc.Statements;
import dev.belay.jdbc.Work;
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
  /** BEGIN would fail. */
  private static final TransactionWords ENDS_TRANSACTION =
      new TransactionWords(Set.of("BEGIN", "COMMIT", "END", "ROLLBACK"));

  private final Path file;
  private final SQLiteConnection connection;
  private final Statements statements;
  private final Reading reading;
  private final Runnable afterwards;
  private final boolean readOnly;
  private boolean inTransaction;

  private SqliteSession(
      Path file, SQLiteConnection connection, boolean readOnly, Runnable afterwards) {
    this.file = file;
    this.connection = connection;
    this.statements = new Statements(connection);
    this.reading = new Reading(statements, "BEGIN", SqliteSession::isNoTransaction);
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

  @Override
  public void interrupt() {
    act(
        "could not interrupt the work on",
        () -> {
          connection.getDatabase().interrupt();
        });
  }

  private <T> T ask(String what, Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw SqliteProblems.of(what + " " + file, file, e);
    }
  }

  private void act(String what, Act act) {
    ask(
        what,
        () -> {
          act.run();
          return true;
        });
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
    return inTransaction ? work.run() : reading.of(work);
  }

  /** Some failures have rolled back already: https://www.sqlite.org/lang_transaction.html. */
  private static boolean isNoTransaction(SQLException thrown) {
    return SqliteProblems.message(thrown).contains("no transaction is active");
  }

  SortedMap<String, Long> sequences() throws SQLException {
    SortedMap<String, Long> sequences = new TreeMap<>();
    if (statements
        .scalar("SELECT count(*) FROM main.sqlite_schema WHERE name = 'sqlite_sequence'")
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
    act(
        "could not begin to write to",
        () -> {
          // inside a transaction the pragma would be ignored
          enforceForeignKeys(enforceForeignKeys);
          run("BEGIN IMMEDIATE");
          inTransaction = true;
        });
  }

  @Override
  public void enforceForeignKeys(boolean enforced) {
    act(
        "could not set the foreign keys of",
        () -> {
          run("PRAGMA foreign_keys = " + (enforced ? "ON" : "OFF"));
        });
  }

  @Override
  public void commit() {
    act(
        "could not commit to",
        () -> {
          run("COMMIT");
          inTransaction = false;
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
    ENDS_TRANSACTION.refuse(statement);
    // prepared, since otherwise the driver has commands of its own: backup to FILE, restore from
    // FILE
    try (PreparedStatement jdbc = connection.prepareStatement(statement.text())) {
      long before = totalChanges();
      if (jdbc.execute()) {
        Statements.readToTheEnd(jdbc);
      }
      return totalChanges() - before;
    } catch (SQLException e) {
      throw SqliteProblems.ofStatement(file, e);
    }
  }

  @Override
  public Meter meter() {
    return new SqliteMeter(() -> ask("could not count in", this::totalChanges));
  }

  private long totalChanges() throws SQLException {
    return Long.parseLong(statements.scalar("SELECT total_changes()"));
  }

  @Override
  public List<List<String>> query(String sql, int limit) {
    return ask("could not ask", () -> statements.rows(sql, limit));
  }

  @Override
  public SortedMap<TableName, List<String>> columnsOf(Set<String> tables) {
    return ask(
        "could not look for tables in",
        () -> {
          SortedMap<TableName, List<String>> found = new TreeMap<>();
          for (List<String> row :
              statements.rows(
                  "SELECT m.name, c.name FROM main.sqlite_master m JOIN pragma_table_info(m.name) c"
                      + " WHERE m.type = 'table' AND lower(m.name) IN ('"
                      + String.join("', '", tables)
                      + "') ORDER BY m.name, c.cid",
                  Integer.MAX_VALUE)) {
            found
                .computeIfAbsent(TableName.of(row.get(0)), table -> new ArrayList<>())
                .add(row.get(1));
          }
          return found;
        });
  }

  @Override
  public List<HistoryEntry> history() {
    return ask("could not read the history in", () -> new SqliteHistory(connection).read());
  }

  @Override
  public void record(HistoryEntry entry) {
    act(
        "could not write the history in",
        () -> {
          new SqliteHistory(connection).add(entry);
        });
  }

  String pragma(String name) throws SQLException {
    return statements.scalar("PRAGMA main." + name);
  }

  void run(String sql) throws SQLException {
    statements.run(sql);
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
