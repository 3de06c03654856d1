package dev.belay.othertools.history;

import dev.belay.engine.Session;
import dev.belay.migration.Version;
import dev.belay.sql.Dialect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * That of Flyway (JdbcTableSchemaHistory.java, CoreMigrationType.java): rows are only added, and
 * later ones take back earlier ones. What is no SQL has no file that could be compared.
 */
final class FlywayHistory {
  private static final String QUESTION =
      "SELECT {version}, {description}, {type}, {script}, {checksum}, {installed_on} FROM {table}"
          + " WHERE "
          + SimpleHistory.IS_TRUE.formatted("success")
          + " ORDER BY {installed_rank}";

  private FlywayHistory() {}

  static Past read(ToolTable table, Session session, Dialect dialect) {
    Map<String, Applied> standing = new LinkedHashMap<>();
    Optional<Version> upTo = Optional.empty();
    for (List<String> row : table.ask(session, QUESTION)) {
      String type = row.get(2);
      String key = key(row.get(0), row.get(1));
      if (type.equals("BASELINE")) {
        upTo = Optional.of(new Version(row.get(0)));
      } else if (type.equals("DELETE") || type.startsWith("UNDO")) {
        standing.remove(key);
      } else if (!type.equals("SCHEMA")) {
        standing.remove(key);
        boolean file = type.equals("SQL");
        String checksum = file ? row.get(4) : "";
        standing.put(key, new Applied(List.of(key), row.get(3), checksum, row.get(5), file));
      }
    }
    return new Past(List.copyOf(standing.values()), upTo);
  }

  private static String key(String version, String description) {
    return Version.isOne(version) ? new Version(version).canonical() : "R:" + description;
  }
}
