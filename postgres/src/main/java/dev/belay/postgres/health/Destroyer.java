package dev.belay.postgres.health;

import dev.belay.jdbc.Statements;
import java.sql.SQLException;
import java.util.Optional;

/** By what right whoever logged in can destroy a database. */
public record Destroyer(Statements statements) {
  private static final String RIGHT =
      """
      SELECT CASE WHEN r.rolsuper THEN 'is a superuser'
        WHEN pg_has_role(d.datdba, 'USAGE') THEN 'owns the database'
        WHEN bool_or(pg_has_role(c.relowner, 'USAGE')) THEN 'owns tables'
        WHEN bool_or(has_table_privilege(c.oid, 'DELETE, TRUNCATE')) THEN 'may delete rows' END
      FROM pg_roles r JOIN pg_database d ON d.datname = current_database()
        LEFT JOIN pg_class c ON c.relkind IN ('r', 'p') AND c.oid >= 16384
      WHERE r.rolname = session_user GROUP BY r.rolsuper, d.datdba\
      """;

  /** For people: {@code shop owns tables}; empty where it can't. */
  public Optional<String> words() throws SQLException {
    String right = statements.scalar(RIGHT);
    return right.isEmpty()
        ? Optional.empty()
        : Optional.of("the login " + statements.scalar("SELECT session_user") + " " + right);
  }
}
