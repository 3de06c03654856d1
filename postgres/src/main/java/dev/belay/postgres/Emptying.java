package dev.belay.postgres;

import dev.belay.database.SchemaSnapshot;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops all that is in a database, but for its guards, inside the session's transaction: what makes
 * the statements.
 */
final class Emptying {
  private static final List<String> WHAT =
      List.of(
          "SELECT format('DROP EVENT TRIGGER %I', evtname) FROM pg_event_trigger e WHERE NOT"
              + " starts_with(evtname, 'belay_guard_') AND NOT EXISTS (SELECT FROM pg_depend d"
              + " WHERE d.classid = 'pg_event_trigger'::regclass AND d.objid = e.oid AND d.deptype"
              + " = 'e')",
          "SELECT format('DROP PUBLICATION %I', pubname) FROM pg_publication",
          "SELECT format('DROP EXTENSION IF EXISTS %I CASCADE', extname) FROM pg_extension"
              + " WHERE extname <> 'plpgsql'",
          "SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace WHERE nspname NOT IN"
              + " ('public', 'information_schema', 'belay_guard') AND nspname !~ '^pg_'",
          "SELECT format('DROP %s IF EXISTS %s CASCADE',"
              + " CASE i.type WHEN 'composite type' THEN 'type'"
              + " WHEN 'statistics object' THEN 'statistics' ELSE i.type END, i.identity)"
              + " FROM pg_depend d, pg_identify_object(d.classid, d.objid, 0) i"
              + " WHERE d.refclassid = 'pg_namespace'::regclass AND d.deptype = 'n'"
              + " AND d.refobjid = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend o"
              + " WHERE o.classid = d.classid AND o.objid = d.objid AND o.refobjid <> o.objid"
              + " AND o.deptype IN ('a', 'i'))",
          "SELECT format('SELECT lo_unlink(%s)', oid) FROM pg_largeobject_metadata");

  private Emptying() {}

  static void run(PostgresSession session) throws SQLException {
    for (String what : WHAT) {
      for (List<String> row : session.query(what, Integer.MAX_VALUE)) {
        session.runWhole(row.get(0));
      }
    }
    List<String> left = left(session.schemaInTransaction());
    if (!left.isEmpty()) {
      throw Problem.of(Code.NOT_SUPPORTED, "not all that is in the database can be dropped")
          .why("left is: " + String.join(", ", left))
          .remedy("restore into a new database: --to URL")
          .toException();
    }
  }

  private static List<String> left(SchemaSnapshot schema) {
    List<String> left = new ArrayList<>();
    schema.tables().forEach(table -> left.add("table " + table.name()));
    schema.objects().forEach(object -> left.add(object.kind() + " " + object.name()));
    return left;
  }
}
