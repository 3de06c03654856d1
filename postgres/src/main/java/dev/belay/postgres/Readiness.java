package dev.belay.postgres;

import dev.belay.engine.Obstacle;
import dev.belay.postgres.dump.Needs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What a server must have, and whoever restores must be allowed to do, before something is restored
 * on it. Only looks.
 */
final class Readiness {
  private final PostgresSession session;

  /** Asks in a session that the caller closes. */
  Readiness(PostgresSession session) {
    this.session = session;
  }

  List<Obstacle> obstacles(Needs needs) {
    List<Obstacle> found = new ArrayList<>();
    missingRoles(needs, found);
    missingMemberships(needs, found);
    extensions(needs, found);
    tablespaces(needs, found);
    return found;
  }

  /** The right to make databases. */
  List<Obstacle> creating() {
    return asked("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
        ? List.of()
        : List.of(
            new Obstacle(
                user() + " may not create databases",
                "ALTER ROLE %s CREATEDB; -- or, without that right: --in-place"
                    .formatted(Names.quoted(user()))));
  }

  /** The rights to drop all that is in the session's database, and to make it anew. */
  List<Obstacle> emptying() {
    List<Obstacle> found = new ArrayList<>();
    if (!asked("SELECT has_database_privilege(current_database(), 'CREATE')")) {
      found.add(
          new Obstacle(
              user() + " may not make schemas in " + one("SELECT current_database()"),
              "GRANT CREATE ON DATABASE %s TO %s;"
                  .formatted(
                      Names.quoted(one("SELECT current_database()")), Names.quoted(user()))));
    }
    for (String owner :
        column(
            "SELECT DISTINCT pg_get_userbyid(o) FROM (SELECT relowner FROM pg_class WHERE oid >="
                + " 16384 UNION SELECT nspowner FROM pg_namespace WHERE oid >= 16384 UNION SELECT"
                + " proowner FROM pg_proc WHERE oid >= 16384) x (o) WHERE NOT pg_has_role(o,"
                + " 'MEMBER') ORDER BY 1")) {
      found.add(
          new Obstacle(
              "things belong to " + owner + ", whose member " + user() + " is not",
              "GRANT " + Names.quoted(owner) + " TO " + Names.quoted(user()) + ";"));
    }
    return found;
  }

  /**
   * The version of the server that something was taken from.
   *
   * @param major 0 where it is not known
   */
  List<Obstacle> version(int major) {
    int here = Integer.parseInt(one("SHOW server_version_num")) / 10_000;
    return major <= here
        ? List.of()
        : List.of(
            new Obstacle(
                "it was taken from PostgreSQL %d, and this server is %d".formatted(major, here),
                "restore it on a server of version " + major + " or newer"));
  }

  private void missingRoles(Needs needs, List<Obstacle> found) {
    for (String role : missing("pg_roles", "rolname", needs.roles())) {
      found.add(
          new Obstacle(
              "the role " + role + " is not here", "CREATE ROLE " + Names.quoted(role) + ";"));
    }
  }

  private void missingMemberships(Needs needs, List<Obstacle> found) {
    if (isSuperuser() || needs.owners().isEmpty()) {
      return;
    }
    for (String role :
        column(
            "SELECT rolname FROM pg_roles WHERE rolname IN ("
                + literals(needs.owners())
                + ") AND NOT pg_has_role(oid, 'MEMBER') ORDER BY 1")) {
      found.add(
          new Obstacle(
              "things belong to " + role + ", whose member " + user() + " is not",
              "GRANT " + Names.quoted(role) + " TO " + Names.quoted(user()) + ";"));
    }
  }

  private void extensions(Needs needs, List<Obstacle> found) {
    for (String extension : missing("pg_available_extensions", "name", needs.extensions())) {
      found.add(
          new Obstacle(
              "the extension " + extension + " is not installed on the server",
              "install the package that brings the extension " + extension));
    }
    if (isSuperuser() || needs.extensions().isEmpty()) {
      return;
    }
    for (String extension :
        column(
            "SELECT DISTINCT name FROM pg_available_extension_versions WHERE name IN ("
                + literals(needs.extensions())
                + ") GROUP BY name HAVING NOT bool_or(trusted OR NOT superuser) ORDER BY 1")) {
      found.add(
          new Obstacle(
              "only a superuser may create the extension " + extension, "restore as a superuser"));
    }
  }

  private void tablespaces(Needs needs, List<Obstacle> found) {
    for (String tablespace : missing("pg_tablespace", "spcname", needs.tablespaces())) {
      found.add(
          new Obstacle(
              "the tablespace " + tablespace + " is not here",
              "CREATE TABLESPACE " + Names.quoted(tablespace) + " LOCATION '...';"));
    }
  }

  private Collection<String> missing(String catalogue, String column, Collection<String> wanted) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    Collection<String> missing = new TreeSet<>(wanted);
    missing.removeAll(
        column(
            "SELECT %s FROM %s WHERE %s IN (%s)"
                .formatted(column, catalogue, column, literals(wanted))));
    return missing;
  }

  private static String literals(Collection<String> names) {
    return String.join(", ", names.stream().map(Names::literal).toList());
  }

  private boolean isSuperuser() {
    return asked("SELECT rolsuper FROM pg_roles WHERE rolname = current_user");
  }

  private String user() {
    return one("SELECT current_user");
  }

  private boolean asked(String sql) {
    return one(sql).equals("t");
  }

  private String one(String sql) {
    return column(sql).getFirst();
  }

  private List<String> column(String sql) {
    return session.query(sql, Integer.MAX_VALUE).stream().map(row -> row.get(0)).toList();
  }
}
