package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.engine.Part;
import dev.belay.postgres.parse.PostgresDialect;
import dev.belay.postgres.parse.Words;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which tables belong to a part of a database. Not thread-safe. */
final class PartChoice {
  private final Part part;
  private final String schema;

  /** COPY statements begin with one of these; asked for when the tables are there. */
  private Optional<Set<String>> copies = Optional.empty();

  private final List<String> lateKeys = new ArrayList<>();

  PartChoice(Part part) {
    this.part = part;
    this.schema = part.schema().isEmpty() ? PostgresDialect.DEFAULT_SCHEMA : part.schema();
  }

  Part part() {
    return part;
  }

  String schema() {
    return schema;
  }

  /**
   * A foreign key that is not held against the rows that are there. That of a partitioned table
   * can't be so: then it is empty, and the key is one of {@link #lateKeys}.
   */
  Optional<String> unchecked(String foreignKey) {
    Words words = Words.of(foreignKey);
    if (words.contain("NOT", "VALID")) {
      return Optional.of(foreignKey);
    }
    if (words.contain("ONLY")) {
      return Optional.of(foreignKey + " NOT VALID");
    }
    lateKeys.add(foreignKey);
    return Optional.empty();
  }

  /** What makes the foreign keys that could not be made where only a part of the rows was. */
  List<String> lateKeys() {
    return lateKeys;
  }

  /** The name of the table as it was, or as it will be. */
  TableName table(String name) {
    return PostgresDialect.table(schema, name);
  }

  /** Whether there is something of the name that the part would get. */
  boolean isIn(PostgresSession session) {
    String sql =
        part.table().isEmpty()
            ? "SELECT 1 FROM pg_namespace WHERE nspname = " + Names.literal(schema)
            : "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = %s AND c.relname = %s"
                    .formatted(
                        Names.literal(schema), Names.literal(part.as().orElse(part.table().get())));
    return !session.query(sql, 1).isEmpty();
  }

  /** Said of {@code c} in pg_class and {@code n} in pg_namespace: what is chosen by its name. */
  private String isNamed() {
    String inSchema = "n.nspname = " + Names.literal(schema);
    return part.table()
        .map(table -> inSchema + " AND c.relname = " + Names.literal(table))
        .orElse(inSchema);
  }

  /**
   * Whether a table belongs to the part, by itself or as a partition.
   *
   * @param table as it is written in SQL; one that is not there doesn't
   */
  boolean holds(String table, PostgresSession session) {
    return !session
        .query(
            "WITH RECURSIVE t (oid) AS (SELECT to_regclass("
                + Names.literal(table)
                + ")::oid UNION SELECT i.inhparent FROM pg_inherits i JOIN t ON t.oid = i.inhrelid"
                + " JOIN pg_class k ON k.oid = i.inhrelid AND k.relispartition)"
                + " SELECT 1 FROM t JOIN pg_class c ON c.oid = t.oid"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE "
                + isNamed(),
            1)
        .isEmpty();
  }

  /** The tables of the part that have rows of their own, as they are in a session's database. */
  List<TableName> tables(PostgresSession session) {
    List<TableName> found =
        session
            .query(
                "WITH RECURSIVE t AS (SELECT c.oid FROM pg_class c JOIN pg_namespace n"
                    + " ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND "
                    + isNamed()
                    + " UNION SELECT i.inhrelid FROM pg_inherits i JOIN t ON t.oid = i.inhparent"
                    + " JOIN pg_class k ON k.oid = i.inhrelid AND k.relispartition)"
                    + " SELECT n.nspname, c.relname FROM t JOIN pg_class c ON c.oid = t.oid"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace ORDER BY 1, 2",
                Integer.MAX_VALUE)
            .stream()
            .map(row -> PostgresDialect.table(row.get(0), row.get(1)))
            .toList();
    if (found.isEmpty()) {
      String name =
          part.table().map(table -> "table " + schema + "." + table).orElse(part.toString());
      throw Problem.of(Code.BACKUP_MISSING, "there is no " + name + " in it")
          .remedy("see what is in a backup: belay backups show BACKUP")
          .toException();
    }
    return found;
  }

  /** Whether a COPY statement brings rows of the part; asked of the database they come into. */
  boolean wants(String copy, PostgresSession session) {
    Set<String> wanted =
        copies.orElseGet(
            () ->
                tables(session).stream()
                    .map(table -> "COPY " + Names.qualified(table) + " ")
                    .collect(Collectors.toSet()));
    copies = Optional.of(wanted);
    return wanted.stream().anyMatch(copy::startsWith);
  }
}
