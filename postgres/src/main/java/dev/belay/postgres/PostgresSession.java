package dev.belay.postgres;

import dev.belay.database.SchemaSnapshot;
import dev.belay.database.TableName;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.Violation;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.postgres.connect.PostgresProblems;
import dev.belay.postgres.connect.ServerAddress;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.sql.Action;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.jdbc.PgConnection;

/** One connection to a PostgreSQL database, in the session canon. */
final class PostgresSession implements Session {
  /** All that would end, or split, the transaction in which Belay keeps the way back. */
  private static final Set<String> ENDS_TRANSACTION =
      Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE");

  private static final long ROWS_BETWEEN_PROGRESS = 10_000;

  private final ServerAddress address;
  private final PgConnection connection;
  private final boolean readOnly;
  private final ChangeMark mark;
  private boolean inTransaction;

  /** Takes over an open connection to {@code address}. */
  PostgresSession(ServerAddress address, PgConnection connection, boolean readOnly)
      throws SQLException {
    this.address = address;
    this.connection = connection;
    this.readOnly = readOnly;
    this.mark = new ChangeMark(connection);
  }

  PgConnection connection() {
    return connection;
  }

  /** Work on the connection that may fail as JDBC fails. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws SQLException;
  }

  BelayException problem(String what, SQLException cause) {
    return PostgresProblems.of(what, address, cause);
  }

  private <T> T ask(String what, Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw PostgresProblems.of(what + " " + address.database(), address, e);
    }
  }

  @Override
  public SchemaSnapshot schema() {
    return ask("could not read the schema of", () -> reading(this::schemaNow));
  }

  /** The same inside a transaction that reads. */
  SchemaSnapshot schemaInTransaction() {
    return ask("could not read the schema of", this::schemaNow);
  }

  private SchemaSnapshot schemaNow() throws SQLException {
    return qualified(() -> new PostgresSchema(connection).read());
  }

  boolean isEmpty() {
    return ask("could not read the schema of", () -> new PostgresSchema(connection).isEmpty());
  }

  /** With every name in expressions qualified, and the search path as it was afterwards. */
  private <T> T qualified(Work<T> work) throws SQLException {
    String path = scalar("SELECT current_setting('search_path')");
    run("SELECT set_config('search_path', 'pg_catalog', true)");
    T result = work.run();
    run("SELECT set_config('search_path', " + Names.literal(path) + ", true)");
    return result;
  }

  @Override
  public Fingerprint fingerprint(Carry carry, Progress progress) {
    return ask("could not read", () -> reading(() -> fingerprintNow(carry, progress)));
  }

  private Fingerprint fingerprintNow(Carry carry, Progress progress) throws SQLException {
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
    LargeObjects.fingerprint(this).ifPresent(tables::add);
    progress.at(rows[0], -1, Progress.Unit.ROWS);
    return new Fingerprint(TableAccumulator.ALGORITHM, tables, Sequences.values(this));
  }

  private TableFingerprint fingerprint(StoredTable table, Carry carry, Runnable seen)
      throws SQLException {
    var accumulator =
        new TableAccumulator(
            table.name(), table.columns(), carry.columnsOf(table.name(), table.columns()));
    CopyRows.read(connection, table.copyOut(), accumulator, line -> seen.run());
    return accumulator.fingerprint();
  }

  @Override
  public Optional<TableFingerprint> fingerprint(TableName table) {
    return ask("could not read", () -> reading(() -> fingerprintNow(table)));
  }

  private Optional<TableFingerprint> fingerprintNow(TableName wanted) throws SQLException {
    for (StoredTable table : StoredTables.ofUser(connection)) {
      if (table.name().equals(wanted)) {
        return Optional.of(fingerprint(table, Carry.NOTHING, () -> {}));
      }
    }
    return Optional.empty();
  }

  /** Everything inside sees the database at one moment, if no transaction is open already. */
  private <T> T reading(Work<T> work) throws SQLException {
    if (inTransaction) {
      return work.run();
    }
    run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
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
      cause.addSuppressed(e);
    }
  }

  @Override
  public List<Violation> violations() {
    return ask("could not check", () -> reading(this::violationsNow));
  }

  /** PostgreSQL keeps its own rules, but for what was built or declared without looking. */
  private List<Violation> violationsNow() throws SQLException {
    List<Violation> found = new ArrayList<>();
    for (List<String> row :
        rows(
            "SELECT 'invalid-index', i.indexrelid::regclass::text,"
                + " 'of ' || i.indrelid::regclass || ', which no query uses'"
                + " FROM pg_index i WHERE NOT i.indisvalid AND EXISTS (SELECT FROM pg_class c"
                + " WHERE c.oid = i.indexrelid AND c.relkind = 'i')"
                + " UNION ALL SELECT 'not-validated', k.conrelid::regclass::text,"
                + " quote_ident(k.conname) || ' was never held against the rows that are there'"
                + " FROM pg_constraint k WHERE NOT k.convalidated AND k.conrelid <> 0"
                + " ORDER BY 1, 2, 3",
            Integer.MAX_VALUE)) {
      found.add(new Violation(row.get(0), row.get(1), row.get(2)));
    }
    return found;
  }

  @Override
  public long changeMark() {
    return ask("could not read", mark::now);
  }

  @Override
  public void begin(boolean enforceForeignKeys) {
    if (readOnly) {
      throw Problem.of(Code.DATABASE_READ_ONLY, address.database() + " was opened for reading only")
          .toException();
    }
    ask(
        "could not begin to write to",
        () -> {
          run("BEGIN");
          inTransaction = true;
          return address;
        });
  }

  @Override
  public void enforceForeignKeys(boolean enforced) {
    // they always act
  }

  @Override
  public void commit() {
    ask(
        "could not commit to",
        () -> {
          mark.commit(() -> run("COMMIT"));
          inTransaction = false;
          return address;
        });
  }

  @Override
  public void rollback() {
    if (!inTransaction) {
      return;
    }
    ask(
        "could not roll back",
        () -> {
          run("ROLLBACK");
          inTransaction = false;
          return address;
        });
  }

  @Override
  public boolean inTransaction() {
    return inTransaction;
  }

  @Override
  public long execute(dev.belay.sql.Statement statement) {
    refuseToEndTransaction(statement);
    try (Statement jdbc = connection.createStatement()) {
      jdbc.setEscapeProcessing(false);
      if (jdbc.execute(statement.text())) {
        readToTheEnd(jdbc);
        return 0;
      }
      return Math.max(0, jdbc.getLargeUpdateCount());
    } catch (SQLException e) {
      throw PostgresProblems.ofStatement(address, statement.text(), e);
    }
  }

  private static void readToTheEnd(Statement jdbc) throws SQLException {
    try (ResultSet rows = jdbc.getResultSet()) {
      while (rows.next()) {
        // only the reading matters
      }
    }
  }

  /** A script that ends the transaction would take the way back away. */
  private static void refuseToEndTransaction(dev.belay.sql.Statement statement) {
    if (statement.action() instanceof Action.TransactionControl control
        && ENDS_TRANSACTION.contains(control.keyword())) {
      throw Problem.of(Code.STATEMENT_FAILED, control.keyword() + " is not for a migration to say")
          .why("it would end the transaction in which Belay keeps the way back")
          .state("")
          .remedy("take it out of the file")
          .toException();
    }
  }

  @Override
  public void interrupt() {
    ask(
        "could not interrupt the work on",
        () -> {
          connection.cancelQuery();
          return address;
        });
  }

  @Override
  public List<List<String>> query(String sql, int limit) {
    return ask("could not ask", () -> rows(sql, limit));
  }

  private List<List<String>> rows(String sql, int limit) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setMaxRows(limit == Integer.MAX_VALUE ? 0 : limit);
      try (ResultSet rows = statement.executeQuery(sql)) {
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
    }
  }

  @Override
  public List<HistoryEntry> history() {
    return ask("could not read the history in", () -> new PostgresHistory(connection).read());
  }

  @Override
  public void record(HistoryEntry entry) {
    ask(
        "could not write the history in",
        () -> {
          new PostgresHistory(connection).add(entry);
          return address;
        });
  }

  String scalar(String sql) throws SQLException {
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
    ask(
        "could not close",
        () -> {
          connection.close();
          return address;
        });
  }
}
