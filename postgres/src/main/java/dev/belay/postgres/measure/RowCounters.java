package dev.belay.postgres.measure;

import dev.belay.jdbc.Statements;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many rows of each table a session has read and written. The server counts on from one
 * transaction to the next until it finds the time to hand the numbers on: so only differences
 * within one transaction count.
 */
final class RowCounters {
  private static final String ALL =
      "SELECT * FROM (SELECT relid, "
          + columns("relid")
          + " FROM pg_catalog.pg_stat_xact_user_tables) counted"
          + " WHERE read + written > 0";

  private Map<Long, Rows> last = new HashMap<>();

  /** So many rows. */
  record Rows(long read, long written) {
    static final Rows NONE = new Rows(0, 0);

    Rows since(Rows before) {
      return new Rows(Math.max(0, read - before.read), Math.max(0, written - before.written));
    }

    boolean isZero() {
      return read == 0 && written == 0;
    }
  }

  /** Two columns, read and written, for the relation whose id an expression gives. */
  static String columns(String id) {
    String function = "pg_catalog.pg_stat_get_xact_tuples_%s(" + id + ")";
    return sum(function, "returned", "fetched")
        + " AS read, "
        + sum(function, "inserted", "updated", "deleted")
        + " AS written";
  }

  private static String sum(String function, String... kinds) {
    return Arrays.stream(kinds).map(function::formatted).collect(Collectors.joining(" + "));
  }

  void restart(Statements statements) throws SQLException {
    last = new HashMap<>();
    for (List<String> row : statements.rows(ALL, Integer.MAX_VALUE)) {
      last.put(
          Long.valueOf(row.get(0)),
          new Rows(Long.parseLong(row.get(1)), Long.parseLong(row.get(2))));
    }
  }

  /** What has come to them since they were asked for last. */
  Rows since(long table, Rows now) {
    return now.since(Optional.ofNullable(last.put(table, now)).orElse(Rows.NONE));
  }
}
