package dev.belay.postgres;

import dev.belay.engine.Violation;
import dev.belay.jdbc.Statements;
import java.sql.SQLException;
import java.util.List;

/** PostgreSQL keeps its own rules, but for what was built or declared without looking. */
final class Unkept {
  private Unkept() {}

  /** Indexes that no query uses, and constraints that were never held against the rows. */
  static List<Violation> in(Statements statements) throws SQLException {
    return statements
        .rows(
            "SELECT 'invalid-index', i.indexrelid::regclass::text,"
                + " 'of ' || i.indrelid::regclass || ', which no query uses',"
                + " 'REINDEX INDEX CONCURRENTLY ' || i.indexrelid::regclass"
                + " FROM pg_index i WHERE NOT i.indisvalid AND EXISTS (SELECT FROM pg_class c"
                + " WHERE c.oid = i.indexrelid AND c.relkind = 'i')"
                + " UNION ALL SELECT 'not-validated', k.conrelid::regclass::text,"
                + " quote_ident(k.conname) || ' was never held against the rows that are there',"
                + " format('ALTER TABLE %s VALIDATE CONSTRAINT %I', k.conrelid::regclass,"
                + " k.conname)"
                + " FROM pg_constraint k WHERE NOT k.convalidated AND k.conrelid <> 0"
                + " ORDER BY 1, 2, 3",
            Integer.MAX_VALUE)
        .stream()
        .map(row -> new Violation(row.get(0), row.get(1), row.get(2), row.get(3)))
        .toList();
  }
}
