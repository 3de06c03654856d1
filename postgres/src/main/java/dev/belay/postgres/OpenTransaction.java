package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.engine.TableLock;
import dev.belay.jdbc.Statements;
import dev.belay.postgres.guard.Pack;
import dev.belay.postgres.measure.LockModes;
import dev.belay.postgres.parse.PostgresDialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a transaction has done to the tables and sequences that were there when it began, told by
 * the locks that it holds: no row of a table can be changed without a lock that says so, and a
 * transaction lets go of none before its end
 * (https://www.postgresql.org/docs/current/explicit-locking.html).
 */
final class OpenTransaction {
  private static final String RELATIONS =
      "SELECT c.oid, n.nspname, c.relname, c.relkind IN ('r', 'p') FROM pg_class c JOIN"
          + " pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'm', 'f', 'S')"
          + " AND n.nspname NOT IN ('pg_catalog', 'information_schema', '"
          + StoredTables.OWN
          + "', '"
          + Pack.SCHEMA
          + "') AND n.nspname !~ '^pg_(toast|temp)'";

  private static final String LOCKS =
      "SELECT relation, mode FROM pg_locks WHERE locktype = 'relation' AND granted"
          + " AND pid = pg_backend_pid()"
          + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

  /** The same locks, as those of the tables whose rows are read in place of the locked ones'. */
  private static final String LOCKS_OF_OWNERS =
      "WITH RECURSIVE "
          + EnumPartitions.HASHED
          + " SELECT h.owner, l.mode FROM ("
          + LOCKS
          + ") l JOIN hashed h ON h.part = l.relation";

  /**
   * Reading and writing a large object leaves a lock on the table, deleting one on the object;
   * making one leaves none, but a line of this transaction.
   */
  private static final String LARGE_OBJECTS_TOUCHED =
      "SELECT EXISTS (SELECT FROM pg_locks WHERE pid = pg_backend_pid() AND granted"
          + " AND 'pg_largeobject'::regclass IN (relation, classid)"
          + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))"
          + " OR EXISTS (SELECT FROM pg_largeobject_metadata WHERE xmin::text"
          + " = (pg_current_xact_id_if_assigned()::text::bigint % 4294967296)::text)";

  /**
   * The partitions of those whose rows are changed, at any depth: which of them is locked is known
   * only when a row goes into it.
   */
  private static final String WRITTEN_PARTITIONS =
      "WITH RECURSIVE written (oid) AS (SELECT relation FROM ("
          + LOCKS
          + ") l WHERE l.mode = '"
          + LockModes.CHANGES_ROWS
          + "' UNION SELECT i.inhrelid FROM written w JOIN pg_inherits i ON i.inhparent = w.oid"
          + " JOIN pg_class c ON c.oid = i.inhrelid AND c.relispartition) SELECT oid FROM written";

  private final Statements statements;
  private final Map<String, TableName> atBegin = new HashMap<>();

  /** Those that LOCK TABLE takes: no sequences, views or foreign tables. */
  private final Set<TableName> tables = new HashSet<>();

  /** Of a transaction that has just begun. */
  OpenTransaction(Statements statements) throws SQLException {
    this.statements = statements;
    for (List<String> row : statements.rows(RELATIONS, Integer.MAX_VALUE)) {
      TableName name = PostgresDialect.table(row.get(1), row.get(2));
      atBegin.put(row.get(0), name);
      if (row.get(3).equals("t")) {
        tables.add(name);
      }
    }
  }

  /**
   * The strongest lock of each table, by the name that it had when the transaction began. Where
   * rows went into one partition, they might as well have gone into another.
   */
  SortedMap<TableName, TableLock> locks() throws SQLException {
    SortedMap<TableName, TableLock> locks = new TreeMap<>();
    for (List<String> row : held()) {
      add(row.get(0), row.get(1), locks);
    }
    for (List<String> row : statements.rows(WRITTEN_PARTITIONS, Integer.MAX_VALUE)) {
      add(row.get(0), LockModes.CHANGES_ROWS, locks);
    }
    return locks;
  }

  /** An oid and a mode each. */
  private List<List<String>> held() throws SQLException {
    List<List<String>> held = new ArrayList<>(statements.rows(LOCKS, Integer.MAX_VALUE));
    held.addAll(statements.rows(LOCKS_OF_OWNERS, Integer.MAX_VALUE));
    return held;
  }

  private void add(String oid, String mode, Map<TableName, TableLock> locks) {
    TableName name = atBegin.get(oid);
    if (name != null && tables.contains(name)) {
      locks.merge(name, LockModes.of(mode), TableLock::stronger);
    }
  }

  /** What was there and has certainly not been written to; nor renamed, which takes a lock too. */
  Set<TableName> untouched() throws SQLException {
    Map<String, TableName> untouched = new HashMap<>(atBegin);
    for (List<String> row : held()) {
      if (LockModes.of(row.get(1)).mayWrite()) {
        untouched.remove(row.get(0));
      }
    }
    Set<TableName> found = new HashSet<>(untouched.values());
    if (statements.scalar(LARGE_OBJECTS_TOUCHED).equals("f")) {
      found.add(LargeObjects.TABLE);
    }
    return found;
  }
}
