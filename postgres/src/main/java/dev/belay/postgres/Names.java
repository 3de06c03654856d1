package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.postgres.parse.PostgresDialect;

/** How PostgreSQL's names are written, and what Belay calls what is in the schema public. */
final class Names {
  private static final String PUBLIC = "public";

  private Names() {}

  /** Tables of the schema public go by their bare name. */
  static TableName table(String schema, String name) {
    return PostgresDialect.table(schema, name);
  }

  static String qualified(TableName name) {
    return quoted(name.schema().isEmpty() ? PUBLIC : name.schema()) + "." + quoted(name.name());
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  static String literal(String text) {
    String escaped = text.replace("'", "''");
    return escaped.contains("\\")
        ? "E'" + escaped.replace("\\", "\\\\") + "'"
        : "'" + escaped + "'";
  }
}
