package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Begins a transaction in which every table stays as it is. TRUNCATE and DROP heed no snapshot: one
 * that was taken before them finds the table empty or gone
 * (https://www.postgresql.org/docs/current/mvcc-caveats.html). So the tables are locked against
 * both before the snapshot is taken, which the first query does, and not the locking.
 */
final class LockedTables {
  private static final int TRIES = 5;
  private static final String NO_SUCH_TABLE = "42P01";

  private final PostgresSession session;
  private final String database;

  LockedTables(PostgresSession session, String database) {
    this.session = session;
    this.database = database;
  }

  /** The tables of the snapshot, all locked, in the transaction that is open afterwards. */
  List<StoredTable> begin() throws SQLException {
    for (int left = TRIES; left > 0; left--) {
      List<StoredTable> before = StoredTables.all(session.connection());
      session.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      if (locked(before)) {
        List<StoredTable> tables = StoredTables.all(session.connection());
        if (names(before).containsAll(names(tables))) {
          return tables;
        }
      }
      session.run("ROLLBACK");
    }
    throw Problem.of(Code.DATABASE_BUSY, "tables come and go in " + database)
        .why("there were others each of the " + TRIES + " times that they were to be locked")
        .remedy("take the backup while nobody creates or drops tables")
        .toException();
  }

  /** False if one of them has gone meanwhile. */
  private boolean locked(List<StoredTable> tables) throws SQLException {
    if (tables.isEmpty()) {
      return true;
    }
    String list = tables.stream().map(StoredTable::withRows).collect(Collectors.joining(", "));
    try {
      session.run("LOCK TABLE " + list + " IN ACCESS SHARE MODE");
      return true;
    } catch (SQLException e) {
      if (!NO_SUCH_TABLE.equals(e.getSQLState())) {
        throw e;
      }
      return false;
    }
  }

  private static Set<TableName> names(List<StoredTable> tables) {
    Set<TableName> names = new HashSet<>();
    tables.forEach(table -> names.add(table.name()));
    return names;
  }
}
