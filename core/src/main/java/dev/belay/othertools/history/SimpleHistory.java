package dev.belay.othertools.history;

import java.util.List;
import java.util.Optional;

/** Histories with a row for each migration that is applied. */
final class SimpleHistory {
  /** Of a column that is a boolean here and a number there. */
  static final String IS_TRUE = "CAST({%s} AS text) IN ('true', 't', '1')";

  private SimpleHistory() {}

  /**
   * Reads four things of each row, in SQL with names in braces.
   *
   * @param key the name that files have, too
   * @param condition which rows are applied, and in which order
   */
  static ToolHistory.Reader by(String key, String checksum, String at, String condition) {
    String question =
        "SELECT " + String.join(", ", key, checksum, at) + " FROM {table} WHERE " + condition;
    return (table, session, dialect) -> {
      List<Applied> applied =
          table.ask(session, question).stream()
              .map(row -> Applied.of(row.get(0), row.get(0), row.get(1), row.get(2)))
              .toList();
      return new Past(applied, Optional.empty());
    };
  }
}
