package dev.belay.postgres;

import dev.belay.database.TableName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that has rows of its own: a plain one or a partition, not a partitioned parent.
 *
 * @param columns those that are stored, without the generated ones, in declared order
 * @param pages how many pages of its file, those of its TOAST table counted
 * @param heapPages how many pages of its own file, which ctids count
 */
record StoredTable(TableName name, List<String> columns, long pages, long heapPages) {
  StoredTable {
    columns = List.copyOf(columns);
  }

  /** Writes all rows, as text. */
  String copyOut() {
    return "COPY " + target() + " TO STDOUT";
  }

  /** Writes the rows of some pages: from the first, up to but without the second. */
  String copyOut(long fromPage, long toPage) {
    String last = toPage >= heapPages ? "" : " AND ctid < '(" + toPage + ",0)'";
    return "COPY (SELECT "
        + list()
        + " FROM ONLY "
        + Names.qualified(name)
        + " WHERE ctid >= '("
        + fromPage
        + ",0)'"
        + last
        + ") TO STDOUT";
  }

  String copyIn() {
    return "COPY " + target() + " FROM STDIN";
  }

  private String target() {
    return Names.qualified(name) + (columns.isEmpty() ? "" : " (" + list() + ")");
  }

  private String list() {
    return columns.stream().map(Names::quoted).collect(Collectors.joining(", "));
  }
}
