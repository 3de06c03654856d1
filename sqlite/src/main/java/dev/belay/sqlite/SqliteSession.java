package dev.belay.sqlite;

import dev.belay.database.SchemaObject;
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
  /** These leave the transaction open (https://www.sqlite.org/lang_savepoint.html). */
  private static final Set<String> WITHIN_TRANSACTION =
      Set.of("SAVEPOINT", "RELEASE", "ROLLBACK TO");

  private final Path file;
  private final SQLiteConnection connection;
  private boolean inTransaction;

  SqliteSession(Path file, SQLiteConnection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Work on the connection that may fail as JDBC fails. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws SQLException;
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
    return ask(
        "could not read",
        () -> {
          TableCursor cursor = cursor();
          for (Table table : new SqliteSchema(connection).storedTables()) {
            if (table.name().equals(name)) {
              return Optional.of(cursor.read(table, Carry.NOTHING, rows -> {}).fingerprint());
            }
          }
          return Optional.empty();
        });
  }

  private TableCursor cursor() throws SQLException {
    return new TableCursor(connection, pragma("encoding").equals("UTF-8"));
  }

  /** Everything inside sees the database at one moment. */
  private <T> T reading(Work<T> work) throws SQLException {
    if (inTransaction) {
      return work.run();
    }
    run("BEGIN");
    try {
      return work.run();
    } finally {
      run("ROLLBACK");
    }
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
    return ask(
        "could not check",
        () -> {
          List<Violation> violations = new ArrayList<>();
          damage(violations);
          foreignKeys(violations);
          views(violations);
          return violations;
        });
  }

  private void damage(List<Violation> violations) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA main.integrity_check")) {
      while (rows.next()) {
        if (!rows.getString(1).equals("ok")) {
          violations.add(new Violation("damaged", file.toString(), rows.getString(1)));
        }
      }
    }
  }

  private void foreignKeys(List<Violation> violations) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check"
                    + " GROUP BY \"table\", parent, fkid")) {
      while (rows.next()) {
        violations.add(
            new Violation(
                "foreign-key",
                rows.getString(1),
                rows.getLong(3)
                    + " rows refer to rows of "
                    + rows.getString(2)
                    + " that do not exist"));
      }
    } catch (SQLException e) {
      // the check itself fails where a parent has no unique key: that is a broken rule too
      violations.add(new Violation("foreign-key", "schema", SqliteProblems.message(e)));
    }
  }

  private void views(List<Violation> violations) throws SQLException {
    for (SchemaObject object : new SqliteSchema(connection).read().objects()) {
      if (object.kind().equals("view")) {
        try {
          scalar("SELECT count(*) FROM (SELECT * FROM " + quoted(object.name()) + " LIMIT 0)");
        } catch (SQLException e) {
          violations.add(new Violation("broken-view", object.name(), SqliteProblems.message(e)));
        }
      }
    }
  }

  private static String quoted(String name) {
    return TableCursor.quote(name);
  }

  @Override
  public long changeMark() {
    return ask("could not read", () -> Long.parseLong(pragma("data_version")));
  }

  @Override
  public void begin(boolean enforceForeignKeys) {
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
      // some failures have rolled back already: https://www.sqlite.org/lang_transaction.html
      if (!SqliteProblems.message(e).contains("no transaction is active")) {
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
      jdbc.execute(statement.text());
      return totalChanges() - before;
    } catch (SQLException e) {
      throw SqliteProblems.ofStatement(file, e);
    }
  }

  /** A script that ends the transaction would take the way back away. */
  private void refuseToEndTransaction(dev.belay.sql.Statement statement) {
    if (statement.action() instanceof Action.TransactionControl control
        && !WITHIN_TRANSACTION.contains(control.keyword())) {
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
      connection.close();
    } catch (SQLException e) {
      throw SqliteProblems.of("could not close " + file, file, e);
    }
  }
}
