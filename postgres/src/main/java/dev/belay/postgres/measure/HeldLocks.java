package dev.belay.postgres.measure;

import dev.belay.engine.TableLock;
import dev.belay.jdbc.Statements;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a session has locked at one moment, and how those relations look to it.
 *
 * @param transaction tells the session's transactions apart
 * @param logged where the server's log ends
 * @param talkative whether the session still hears of everything
 * @param held by the ids of the relations, those that are gone by now included
 */
record HeldLocks(String transaction, long logged, boolean talkative, Map<Long, Held> held) {
  /**
   * One relation.
   *
   * @param name its bare name now; empty if it is gone
   * @param file the number of its file; zero for what has none or is gone
   * @param empty whether nothing is in its file
   * @param indexOf the id of the table that it is an index of; zero for anything else
   */
  record Held(
      Set<TableLock> locks,
      String name,
      long file,
      boolean empty,
      long indexOf,
      RowCounters.Rows rows) {}

  /** Of no transaction. */
  static final HeldLocks NONE = new HeldLocks("", 0, false, Map.of());

  /** FirstNormalObjectId, access/transam.h (15): what is below belongs to the server. */
  private static final String OF_USERS = "16384";

  private static final String NOW =
      """
      SELECT s.virtualtransaction, pg_catalog.pg_current_wal_insert_lsn() - '0/0'::pg_catalog.pg_lsn,
        pg_catalog.current_setting('client_min_messages') = 'debug1',
        h.relation, h.modes, h.name, h.file, h.empty, h.index_of, h.read, h.written
      FROM (SELECT virtualtransaction FROM pg_catalog.pg_locks
          WHERE pid = pg_catalog.pg_backend_pid() AND locktype = 'virtualxid' LIMIT 1) s
        LEFT JOIN (SELECT l.relation, l.modes, c.relname AS name,
            coalesce(c.relfilenode, 0) AS file,
            coalesce(pg_catalog.pg_relation_size(c.oid), 0) = 0 AS empty,
            coalesce(i.indrelid, 0) AS index_of,
            %s
          FROM (SELECT relation, pg_catalog.string_agg(DISTINCT mode, ',') AS modes
              FROM pg_catalog.pg_locks WHERE locktype = 'relation' AND granted
                AND pid = pg_catalog.pg_backend_pid() AND relation >= %s GROUP BY relation) l
            LEFT JOIN pg_catalog.pg_class c ON c.oid = l.relation
            LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = l.relation) h ON true\
      """
          .formatted(RowCounters.columns("l.relation"), OF_USERS);

  static HeldLocks now(Statements statements) throws SQLException {
    List<List<String>> rows = statements.rows(NOW, Integer.MAX_VALUE);
    Map<Long, Held> held = new LinkedHashMap<>();
    for (List<String> row : rows) {
      if (!row.get(3).isEmpty()) {
        held.put(Long.valueOf(row.get(3)), held(row.subList(4, row.size())));
      }
    }
    List<String> first = rows.getFirst();
    boolean talkative = first.get(2).equals("t");
    return new HeldLocks(first.get(0), Long.parseLong(first.get(1)), talkative, held);
  }

  private static Held held(List<String> row) {
    return new Held(
        locks(row.get(0)),
        row.get(1),
        Long.parseLong(row.get(2)),
        row.get(3).equals("t"),
        Long.parseLong(row.get(4)),
        new RowCounters.Rows(Long.parseLong(row.get(5)), Long.parseLong(row.get(6))));
  }

  private static Set<TableLock> locks(String modes) {
    Set<TableLock> locks = new LinkedHashSet<>();
    for (String mode : modes.split(",", -1)) {
      locks.add(LockModes.of(mode));
    }
    return locks;
  }

  /** None if it was not locked. */
  Set<TableLock> locksOf(long relation) {
    return Optional.ofNullable(held.get(relation)).map(Held::locks).orElse(Set.of());
  }
}
