package dev.belay.postgres;

import dev.belay.database.SchemaDetails;
import dev.belay.jdbc.Statements;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads owners, rights, comments and the like; the search path must be {@code pg_catalog}. */
final class PostgresDetails {
  private final Statements statements;

  PostgresDetails(Statements statements) {
    this.statements = statements;
  }

  SchemaDetails read(int version) throws SQLException {
    SortedMap<String, SortedMap<String, String>> kinds = new TreeMap<>();
    for (Map.Entry<String, String> kind : DetailQueries.all(version).entrySet()) {
      SortedMap<String, String> objects = new TreeMap<>();
      for (List<String> row : statements.rows(kind.getValue(), Integer.MAX_VALUE)) {
        objects.put(row.get(0), row.get(1));
      }
      kinds.put(kind.getKey(), objects);
    }
    return new SchemaDetails(kinds);
  }
}
