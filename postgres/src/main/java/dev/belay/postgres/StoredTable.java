package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.fingerprint.TableAccumulator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table whose rows are read by its name: a plain one or a partition; a partitioned one only where
 * its rows can't be told by their partitions.
 *
 * @param columns those that are stored, without the generated ones, in declared order
 * @param pages how many pages of its file, those of its TOAST table counted
 * @param heapPages how many pages of its own file, which ctids count
 * @param filter for a table that an extension has made: {@code WHERE} and which of its rows are
 *     data, or nothing where all of them are (pg_extension_config_dump)
 * @param partitioned whether its rows are in its partitions ({@link EnumPartitions})
 */
record StoredTable(
    TableName name,
    List<String> columns,
    long pages,
    long heapPages,
    Optional<String> filter,
    boolean partitioned) {
  private static final long BYTES_IN_PAGE = 8192;

  StoredTable {
    columns = List.copyOf(columns);
  }

  boolean isOfExtension() {
    return filter.isPresent();
  }

  /** What adds its rows up. */
  TableAccumulator accumulator() {
    return new TableAccumulator(name, columns, List.of());
  }

  /** How much room it takes, about. */
  long bytes() {
    return pages * BYTES_IN_PAGE;
  }

  /** Writes all rows that are data, as text. */
  String copyOut() {
    String which = filter.orElse("").strip();
    return which.isEmpty() && !partitioned ? "COPY " + target() + " TO STDOUT" : copyOut(which);
  }

  /** Writes the rows of some pages: from the first, up to but without the second. */
  String copyOut(long fromPage, long toPage) {
    String last = toPage >= heapPages ? "" : " AND ctid < '(" + toPage + ",0)'";
    return copyOutWhere("ctid >= '(" + fromPage + ",0)'" + last);
  }

  /** Writes the rows that fulfil a condition. */
  String copyOutWhere(String condition) {
    return copyOut("WHERE " + condition);
  }

  /** Writes so many rows, as they lie there. */
  String copyOutFirst(long rows) {
    return copyOut("LIMIT " + rows);
  }

  private String copyOut(String which) {
    String from = " FROM " + withRows() + " ";
    return "COPY (SELECT " + list() + from + which + ") TO STDOUT";
  }

  /** Where its rows are, and no others, as SELECT and LOCK TABLE want it. */
  String withRows() {
    return (partitioned ? "" : "ONLY ") + Names.qualified(name);
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
