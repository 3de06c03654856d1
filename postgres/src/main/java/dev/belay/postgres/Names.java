package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.postgres.parse.PostgresDialect;

/** How PostgreSQL's names are written, and what Belay calls what is in the schema public. */
final class Names {
  private Names() {}

  /** With its schema: tables of the schema public go by their bare name. */
  static String qualified(TableName name) {
    return quoted(name.schema().isEmpty() ? PostgresDialect.DEFAULT_SCHEMA : name.schema())
        + "."
        + quoted(name.name());
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** What LIKE takes for this very text. */
  static String pattern(String text) {
    return text.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%");
  }

  static String literal(String text) {
    String escaped = text.replace("'", "''");
    return escaped.contains("\\")
        ? "E'" + escaped.replace("\\", "\\\\") + "'"
        : "'" + escaped + "'";
  }
}
