package dev.belay.postgres.measure;

import dev.belay.database.ByteCount;
import dev.belay.database.RowCount;
import dev.belay.engine.Measurement;
import dev.belay.engine.Meter;
import dev.belay.engine.TouchedTable;
import dev.belay.jdbc.Statements;
import dev.belay.jdbc.Work;
import dev.belay.postgres.connect.PostgresProblems;
import dev.belay.postgres.connect.ServerAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the server before and after each statement, and listens to what it says in between. */
public final class PostgresMeter implements Meter {
  private final ServerAddress address;
  private final Statements statements;
  private final Map<Long, Relation> known;
  private final Map<Long, Long> files = new HashMap<>();
  private final RowCounters counters = new RowCounters();
  private Notices notices = new Notices();
  private HeldLocks before = HeldLocks.NONE;
  private boolean stale = true;

  private PostgresMeter(ServerAddress address, Statements statements, Map<Long, Relation> known) {
    this.address = address;
    this.statements = statements;
    this.known = known;
    known.forEach((id, relation) -> files.put(id, relation.file()));
  }

  /** Looks at what is there. */
  public static PostgresMeter open(ServerAddress address, Connection connection)
      throws SQLException {
    var statements = new Statements(connection);
    return new PostgresMeter(address, statements, Relation.all(statements));
  }

  /** Called with each statement that has run, before it is closed. */
  public void hear(Statement statement) throws SQLException {
    notices.hear(statement);
  }

  /** Called when the session has begun a transaction: what was seen before is over. */
  public void transactionBegan() {
    stale = true;
  }

  /** One look does for the end of a statement and the beginning of the next. */
  @Override
  public void begin() {
    notices = new Notices();
    if (stale) {
      before = ask(this::look);
      stale = false;
    }
  }

  private HeldLocks look() throws SQLException {
    statements.run("SET client_min_messages = debug1");
    counters.restart(statements);
    return HeldLocks.now(statements);
  }

  @Override
  public Measurement end() {
    HeldLocks after = ask(() -> HeldLocks.now(statements));
    List<TouchedTable> tables = ask(() -> touched(after));
    RowCount written =
        tables.stream().map(TouchedTable::written).reduce(RowCount.NONE, RowCount::plus);
    var logged = new ByteCount(after.logged() - before.logged());
    stale = !after.transaction().equals(before.transaction()) || !after.talkative();
    before = after;
    return new Measurement(written, Optional.of(logged), tables);
  }

  private <T> T ask(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw PostgresProblems.of("could not measure in " + address.database(), address, e);
    }
  }

  private List<TouchedTable> touched(HeldLocks after) throws SQLException {
    var difference = new Difference(known, before, after);
    difference.addSeen(counters, files);
    difference.addTold(notices, statements);
    return difference.touches().tables();
  }
}
