package dev.belay.postgres;

import java.sql.SQLException;
import java.util.List;

/** Rows that refer to others which are not there, as the foreign keys of a database say. */
final class Orphans {
  /** What each key that holds asks for, of tables that need not have it yet. */
  private static final String DELETIONS =
      """
      SELECT format('DELETE FROM %s c WHERE %s AND NOT EXISTS (SELECT FROM %s p WHERE %s)',
        CASE c.relkind WHEN 'p' THEN '' ELSE 'ONLY ' END || format('%I.%I', cn.nspname, c.relname),
        (SELECT string_agg(format('c.%I IS NOT NULL', a.attname), ' AND ')
          FROM unnest(k.conkey) x (number) JOIN pg_attribute a
            ON a.attrelid = k.conrelid AND a.attnum = x.number),
        CASE p.relkind WHEN 'p' THEN '' ELSE 'ONLY ' END || format('%I.%I', pn.nspname, p.relname),
        (SELECT string_agg(format('p.%I OPERATOR(%I.%s) c.%I',
            b.attname, n.nspname, o.oprname, a.attname), ' AND ')
          FROM unnest(k.conkey, k.confkey, k.conpfeqop) x (own, other, operator)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = x.own
            JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = x.other
            JOIN pg_operator o ON o.oid = x.operator
            JOIN pg_namespace n ON n.oid = o.oprnamespace))
      FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace cn ON cn.oid = c.relnamespace
        JOIN pg_class p ON p.oid = k.confrelid JOIN pg_namespace pn ON pn.oid = p.relnamespace
      WHERE k.contype = 'f' AND k.conparentid = 0 AND k.convalidated
      ORDER BY k.conrelid, k.conname\
      """;

  private final List<String> deletions;

  private Orphans(List<String> deletions) {
    this.deletions = List.copyOf(deletions);
  }

  /** Reads the keys of the session's database. */
  static Orphans of(PostgresSession session) {
    return new Orphans(
        session.query(DELETIONS, Integer.MAX_VALUE).stream().map(List::getFirst).toList());
  }

  /** Deletes them in another database of the same tables, until there are none. */
  void deleteFrom(PostgresSession copy) throws SQLException {
    long deleted = 1;
    while (deleted > 0) {
      deleted = 0;
      for (String deletion : deletions) {
        try (var statement = copy.connection().createStatement()) {
          deleted += statement.executeLargeUpdate(deletion);
        }
      }
    }
  }
}
