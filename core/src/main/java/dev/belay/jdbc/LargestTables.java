package dev.belay.jdbc;

import dev.belay.database.ByteCount;
import dev.belay.engine.Diagnosis;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;

/** Which tables take the most room: a figure to know, and no illness. */
public final class LargestTables {
  private static final int SHOWN = 3;

  private LargestTables() {}

  /**
   * Tells the first few.
   *
   * @param sql gives names and bytes, the largest first
   */
  public static Diagnosis diagnosis(Statements statements, String sql) throws SQLException {
    var told = new StringJoiner(", ");
    told.setEmptyValue("there are no tables");
    for (List<String> row : statements.rows(sql, SHOWN)) {
      told.add(row.get(0) + " " + new ByteCount(Long.parseLong(row.get(1))));
    }
    return Diagnosis.good("largest tables", told.toString());
  }
}
