package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.jdbc.Statements;
import dev.belay.postgres.parse.PostgresDialect;
import java.sql.SQLException;
import java.util.List;

/**
 * A foreign key, as far as it binds one table to another.
 *
 * @param inherited whether a partition has it from its parent
 */
record Reference(String name, TableName table, TableName parent, boolean inherited) {
  static List<Reference> all(Statements statements) throws SQLException {
    return statements
        .rows(
            "SELECT k.conname, n.nspname, c.relname, pn.nspname, p.relname,"
                + " k.conparentid <> 0 FROM pg_constraint k"
                + " JOIN pg_class c ON c.oid = k.conrelid"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " JOIN pg_class p ON p.oid = k.confrelid"
                + " JOIN pg_namespace pn ON pn.oid = p.relnamespace"
                + " WHERE k.contype = 'f' ORDER BY 2, 3, 1",
            Integer.MAX_VALUE)
        .stream()
        .map(
            row ->
                new Reference(
                    row.get(0),
                    PostgresDialect.table(row.get(1), row.get(2)),
                    PostgresDialect.table(row.get(3), row.get(4)),
                    row.get(5).equals("t")))
        .toList();
  }
}
