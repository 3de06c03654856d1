package dev.belay.postgres;

import java.sql.SQLException;
import java.util.List;

/** Gives a table another name, and with it whatever shares the names of its schema. */
final class Renaming {
  private final PostgresSession session;
  private final String schema;

  Renaming(PostgresSession session, String schema) {
    this.session = session;
    this.schema = schema;
  }

  void table(String name, String to) throws SQLException {
    String oid =
        session
            .query(
                "SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE n.nspname = %s AND c.relname = %s"
                        .formatted(Names.literal(schema), Names.literal(name)),
                1)
            .getFirst()
            .getFirst();
    for (List<String> each : belonging(oid)) {
      String kind = each.get(1).equals("S") ? "SEQUENCE" : "INDEX";
      String old = each.get(0);
      String base = old.startsWith(name) ? old.substring(name.length()) : "_" + old;
      rename(kind, old, new DatabaseName(to).with(base));
    }
    rename("TABLE", name, to);
  }

  private void rename(String kind, String from, String to) throws SQLException {
    session.run(
        "ALTER %s %s.%s RENAME TO %s"
            .formatted(kind, Names.quoted(schema), Names.quoted(from), Names.quoted(to)));
  }

  /** Its indexes, and the sequences that its columns own. */
  private List<List<String>> belonging(String oid) {
    return session.query(
        "SELECT c.relname, c.relkind FROM pg_class c WHERE c.oid IN"
            + " (SELECT indexrelid FROM pg_index WHERE indrelid = %s UNION SELECT objid FROM pg_depend"
                .formatted(oid)
            + " WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass"
            + " AND deptype IN ('a', 'i') AND refobjsubid > 0 AND refobjid = %s)".formatted(oid)
            + " AND c.relkind IN ('i', 'I', 'S')",
        Integer.MAX_VALUE);
  }
}
