package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.engine.Part;
import dev.belay.postgres.parse.PostgresDialect;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
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

  /** The tables of the part that have rows of their own, as they are in a session's database. */
  List<TableName> tables(PostgresSession session) {
    String root =
        part.table().isEmpty()
            ? "n.nspname = " + Names.literal(schema)
            : "n.nspname = %s AND c.relname = %s"
                .formatted(Names.literal(schema), Names.literal(part.table().get()));
    List<TableName> found =
        session
            .query(
                "WITH RECURSIVE t AS (SELECT c.oid FROM pg_class c JOIN pg_namespace n"
                    + " ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND "
                    + root
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
      throw Problem.of(Code.BACKUP_MISSING, "there is no " + name + " in the backup")
          .remedy("see what is in it: belay backups BACKUP")
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
