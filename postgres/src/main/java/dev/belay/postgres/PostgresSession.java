package dev.belay.postgres;

import dev.belay.database.SchemaDetails;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.TableName;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Meter;
import dev.belay.engine.Progress;
import dev.belay.engine.ServerVersion;
import dev.belay.engine.Session;
import dev.belay.engine.TableLock;
import dev.belay.engine.TransactionWords;
import dev.belay.engine.Violation;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.Layout;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.jdbc.Act;
import dev.belay.jdbc.Reading;
import dev.belay.jdbc.Statements;
import dev.belay.jdbc.Work;
import dev.belay.postgres.connect.PostgresProblems;
import dev.belay.postgres.connect.ServerAddress;
import dev.belay.postgres.guard.Passing;
import dev.belay.postgres.measure.PostgresMeter;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.postgresql.jdbc.PgConnection;

/** One connection to a PostgreSQL database, in the session canon. */
final class PostgresSession implements Session {
  private static final TransactionWords ENDS_TRANSACTION =
      new TransactionWords(
          Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE"));

  private final ServerAddress address;
  private final PgConnection connection;
  private final boolean readOnly;
  private final Runnable remains;
  private final Statements statements;
  private final Reading reading;
  private final ChangeMark mark;
  private final ScriptRole role;
  private final Passing passing;
  private Optional<OpenTransaction> transaction = Optional.empty();

  /** Whether it was seen to that the server does nothing for it any more. */
  private boolean ended;

  private Optional<PostgresMeter> meter = Optional.empty();

  /**
   * Takes over an open connection to {@code address}.
   *
   * @param remains ends what the server still does for this session once the connection is lost
   */
  PostgresSession(
      ServerAddress address, PgConnection connection, boolean readOnly, Runnable remains) {
    this.address = address;
    this.connection = connection;
    this.readOnly = readOnly;
    this.remains = remains;
    this.statements = new Statements(connection);
    this.reading =
        new Reading(statements, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", e -> false);
    this.mark = new ChangeMark(statements);
    this.role = new ScriptRole(statements);
    this.passing = new Passing(connection);
  }

  PgConnection connection() {
    return connection;
  }

  BelayException problem(String what, SQLException cause) {
    return PostgresProblems.of(what, address, cause);
  }

  /** What this session's login may do with roles. */
  LoginRights login() {
    return new LoginRights(connection);
  }

  /** As whoever logged in. */
  private <T> T ask(String what, Work<T> work) {
    return plain(
        what,
        () -> {
          role.leave();
          return work.run();
        });
  }

  /** As whoever the session is at this moment. */
  private <T> T plain(String what, Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw PostgresProblems.of(what + " " + address.database(), address, e);
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
    return ask("could not read the schema of", () -> reading(this::schemaNow));
  }

  /** The same inside a transaction that reads. */
  SchemaSnapshot schemaInTransaction() {
    return ask("could not read the schema of", this::schemaNow);
  }

  @Override
  public SchemaDetails details() {
    return ask("could not read the schema of", () -> reading(this::allDetails));
  }

  @Override
  public Layout layout() {
    return ask(
        "could not read the schema of", () -> reading(() -> PostgresLayout.read(connection)));
  }

  private SchemaDetails allDetails() throws SQLException {
    var sequences = Sequences.read(connection, name -> true);
    return detailsNow().with(SchemaDetails.SEQUENCE, sequences.values());
  }

  /** The same inside a transaction that reads, but where the sequences stand. */
  SchemaDetails detailsInTransaction() {
    return ask("could not read the schema of", this::detailsNow);
  }

  private SchemaDetails detailsNow() throws SQLException {
    int version = connection.getServerMajorVersion();
    return qualified(() -> new PostgresDetails(statements).read(version));
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
    return ask("could not read", () -> reading(() -> content().fingerprint(carry, progress)));
  }

  @Override
  public Optional<TableFingerprint> fingerprint(TableName table) {
    return ask("could not read", () -> reading(() -> content().fingerprint(table)));
  }

  PostgresContent content() {
    return new PostgresContent(connection);
  }

  /** Everything inside sees the database at one moment, if no transaction is open already. */
  private <T> T reading(Work<T> work) throws SQLException {
    return transaction.isPresent() ? work.run() : reading.of(work);
  }

  @Override
  public List<Violation> violations() {
    return ask("could not check", () -> reading(() -> Unkept.in(statements)));
  }

  @Override
  public long changeMark() {
    return ask("could not read", mark::now);
  }

  @Override
  public boolean isStill(String moment) {
    return ask("could not read", () -> scalar("SELECT pg_current_snapshot()").equals(moment));
  }

  @Override
  public void begin(boolean enforceForeignKeys) {
    begin("BEGIN", Map.of());
  }

  /** Locks first: the snapshot is that of the first query, which LOCK TABLE is not. */
  @Override
  public void begin(boolean enforceForeignKeys, Map<TableName, TableLock> held) {
    begin("BEGIN ISOLATION LEVEL REPEATABLE READ", held);
  }

  private void begin(String sql, Map<TableName, TableLock> held) {
    if (readOnly) {
      throw Problem.of(Code.DATABASE_READ_ONLY, address.database() + " was opened for reading only")
          .toException();
    }
    act("could not begin to write to", () -> transaction = Optional.of(begun(sql, held)));
    meter.ifPresent(PostgresMeter::transactionBegan);
  }

  private OpenTransaction begun(String sql, Map<TableName, TableLock> held) throws SQLException {
    var tables = new HeldTables(statements);
    run(sql);
    try {
      tables.lock(held);
      var begun = new OpenTransaction(statements);
      passing.inTransaction();
      return begun;
    } catch (SQLException e) {
      run("ROLLBACK");
      if (PostgresProblems.isLockTimeout(e)) {
        throw tables.inTheWay(held.keySet(), e);
      }
      throw e;
    }
  }

  @Override
  public SortedMap<TableName, TableLock> locks() {
    if (transaction.isEmpty()) {
      return new TreeMap<>();
    }
    return ask("could not read the locks in", () -> transaction.get().locks());
  }

  @Override
  public Fingerprint fingerprint(Fingerprint elsewhere, Carry carry, Progress progress) {
    return ask(
        "could not read",
        () -> {
          Set<TableName> untouched = transaction.orElseThrow().untouched();
          return content().fingerprint(elsewhere, untouched, carry, progress);
        });
  }

  @Override
  public void enforceForeignKeys(boolean enforced) {
    // they always act
  }

  @Override
  public void commit() {
    act(
        "could not commit to",
        () -> {
          mark.commit(() -> run("COMMIT"));
          transaction = Optional.empty();
        });
  }

  @Override
  public void rollback() {
    if (transaction.isEmpty()) {
      return;
    }
    plain(
        "could not roll back",
        () -> {
          rollBackNow();
          role.rolledBack();
          transaction = Optional.empty();
          return true;
        });
  }

  private void rollBackNow() throws SQLException {
    try {
      run("ROLLBACK");
    } catch (SQLException e) {
      if (!connection.isClosed()) {
        throw e;
      }
      endRemains();
    }
  }

  /** Of a connection that is lost; only once, so that closing fails no more where this has. */
  private void endRemains() {
    if (!ended) {
      ended = true;
      remains.run();
    }
  }

  @Override
  public boolean inTransaction() {
    return transaction.isPresent();
  }

  @Override
  public void actAs(String name) {
    act(
        "could not look for the role " + name + " in",
        () -> {
          login().requireRole(name, "migrate.role says that migrations run as it");
          role.be(name);
        });
  }

  @Override
  public void pass(String reason) {
    passing.because(reason);
  }

  @Override
  public long execute(dev.belay.sql.Statement statement) {
    ENDS_TRANSACTION.refuse(statement);
    var alone = new AloneStatement(statements, statement);
    alone.requireName();
    if (transaction.isEmpty()) {
      act("could not pass the guards of", passing::nextStatement);
    }
    try {
      role.enter();
      if (transaction.isPresent() || !alone.isConcurrent()) {
        return runWhole(statement.text());
      }
      alone.withPatience(() -> runWhole(statement.text()));
      return 0;
    } catch (SQLException e) {
      throw problemOf(statement.text(), e);
    }
  }

  /** Runs a statement as it is, and reads to the end what it gives back. */
  long runWhole(String sql) throws SQLException {
    try (Statement jdbc = connection.createStatement()) {
      jdbc.setEscapeProcessing(false);
      long rows = execute(jdbc, sql);
      if (meter.isPresent()) {
        meter.get().hear(jdbc);
      }
      return rows;
    }
  }

  private static long execute(Statement jdbc, String sql) throws SQLException {
    if (jdbc.execute(sql)) {
      Statements.readToTheEnd(jdbc);
      return 0;
    }
    return Math.max(0, jdbc.getLargeUpdateCount());
  }

  /** In words, why one statement failed. */
  BelayException problemOf(String sql, SQLException cause) {
    return PostgresProblems.ofStatement(address, sql, cause);
  }

  @Override
  public Meter meter() {
    return ask(
        "could not measure in",
        () -> {
          PostgresMeter opened = PostgresMeter.open(address, connection);
          meter = Optional.of(opened);
          return opened;
        });
  }

  @Override
  public boolean settle(dev.belay.sql.Statement statement) {
    return plain(
        "could not clear up in",
        () -> {
          role.enter();
          return new AloneStatement(statements, statement).settle();
        });
  }

  @Override
  public void interrupt() {
    plain(
        "could not interrupt the work on",
        () -> {
          connection.cancelQuery();
          return true;
        });
  }

  @Override
  public List<List<String>> query(String sql, int limit) {
    return ask("could not ask", () -> statements.rows(sql, limit));
  }

  @Override
  public SortedMap<TableName, List<String>> columnsOf(Set<String> tables) {
    return ask("could not look for tables in", () -> new ReadableTables(statements).named(tables));
  }

  @Override
  public Optional<ServerVersion> serverVersion() {
    return Optional.of(
        new ServerVersion(connection.getServerMajorVersion(), connection.getServerMinorVersion()));
  }

  @Override
  public List<HistoryEntry> history() {
    return ask("could not read the history in", () -> new PostgresHistory(connection).read());
  }

  @Override
  public void record(HistoryEntry entry) {
    act(
        "could not write the history in",
        () -> {
          new PostgresHistory(connection).add(entry);
          if (entry.outcome() != HistoryEntry.Outcome.STATEMENT) {
            role.forget();
          }
        });
  }

  String scalar(String sql) throws SQLException {
    return statements.scalar(sql);
  }

  void run(String sql) throws SQLException {
    statements.run(sql);
  }

  /** One that is lost, or breaks in being closed, has nothing to say; what it left is ended. */
  @Override
  public void close() {
    boolean lost = plain("could not close", connection::isClosed);
    if (lost || !isClosedProperly()) {
      endRemains();
    }
    ended = true;
  }

  private boolean isClosedProperly() {
    try {
      connection.close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
