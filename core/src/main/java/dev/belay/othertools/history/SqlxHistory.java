package dev.belay.othertools.history;

import dev.belay.engine.Session;
import dev.belay.sql.Dialect;

/** That of sqlx, whose checksums are bytes. */
final class SqlxHistory {
  private SqlxHistory() {}

  static Past read(ToolTable table, Session session, Dialect dialect) {
    return SimpleHistory.by(
            "{version}",
            "lower(" + dialect.hexadecimal("{checksum}") + ")",
            "{installed_on}",
            SimpleHistory.IS_TRUE.formatted("success") + " ORDER BY {version}")
        .read(table, session, dialect);
  }
}
