package dev.belay.postgres;

import dev.belay.engine.Roles;
import dev.belay.jdbc.Statements;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements that make everything in a database belong to one role, and leave another with the
 * rows. What extensions have made stays theirs, and so do routines that run with a superuser's
 * rights: under another owner they would do something else. The schema public, which before
 * PostgreSQL 15 belongs to whom the server was set up with, only he can give away.
 */
final class RoleSplit {
  private static final int GRANTORS_COUNT_SINCE = 160000;

  /** The schemas in which an application works. */
  private static final String SCHEMAS =
      " FROM pg_namespace n WHERE n.nspname !~ '^(pg_|information_schema$|belay$|belay_guard$)'"
          + " AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_namespace'::regclass"
          + " AND e.objid = n.oid AND e.deptype = 'e') ORDER BY n.nspname";

  private static final String OWNERS =
      OwnershipQueries.OBJECTS
          + """
          owned AS (
            SELECT o.catalogue, o.oid, o.owner FROM objects o
            WHERE o.part = 0 AND o.catalogue IN ('pg_namespace', 'pg_class', 'pg_proc', 'pg_type',
                'pg_operator', 'pg_opclass', 'pg_opfamily', 'pg_collation', 'pg_conversion',
                'pg_ts_config', 'pg_ts_dict', 'pg_statistic_ext')
              AND (o.oid >= 16384 OR (o.catalogue = 'pg_namespace'::regclass AND o.oid = 2200
                AND pg_has_role(o.owner, 'MEMBER')))
              AND pg_get_userbyid(o.owner) NOT IN (%1$s, 'pg_database_owner')
              AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = o.catalogue
                AND e.objid = o.oid AND (e.deptype = 'e' OR (e.deptype IN ('a', 'i')
                  AND e.refclassid = 'pg_class'::regclass AND EXISTS (SELECT FROM pg_class c
                    WHERE c.oid = o.oid AND c.relkind = 'S'))))
              AND NOT EXISTS (SELECT FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner
                WHERE o.catalogue = 'pg_proc'::regclass AND p.oid = o.oid AND p.prosecdef
                  AND r.rolsuper)
          )
          SELECT format('ALTER %%s %%s OWNER TO %%I', CASE i.type
              WHEN 'function' THEN 'ROUTINE' WHEN 'procedure' THEN 'ROUTINE'
              WHEN 'aggregate' THEN 'ROUTINE' WHEN 'statistics object' THEN 'STATISTICS'
              ELSE upper(i.type) END, i.identity, %1$s)
          FROM owned o, pg_identify_object(o.catalogue, o.oid, 0) i
          WHERE coalesce(i.schema, i.name, '') !~ '^(information_schema|pg_.*)$'
            AND (coalesce(i.schema, i.name, '') <> 'belay_guard'
              OR pg_get_userbyid(o.owner) = %2$s)
          ORDER BY i.type <> 'schema', i.type <> 'table', i.type, i.identity\
          """;

  private final Statements statements;
  private final String owner;
  private final String application;

  RoleSplit(Statements statements, Roles.Pair pair) {
    this.statements = statements;
    this.owner = pair.owner();
    this.application = pair.application();
  }

  /** In their order. */
  List<String> statements() throws SQLException {
    refuse();
    List<String> all = new ArrayList<>();
    roles(all);
    memberships(all);
    addAll(
        all,
        "SELECT format('ALTER DATABASE %I OWNER TO %I', datname, $owner) FROM pg_database"
            + " WHERE datname = current_database() AND pg_get_userbyid(datdba) <> $owner");
    String path = statements.scalar("SELECT current_setting('search_path')");
    statements.run("SET search_path = pg_catalog");
    addAll(all, OWNERS.formatted(Names.literal(owner), Names.literal(application)));
    addAll(
        all,
        "SELECT format('GRANT EXECUTE ON ROUTINE %s TO %I', p.oid::regprocedure, $application)"
            + " FROM pg_proc p WHERE p.proacl IS NOT NULL AND p.oid >= 16384"
            + " AND pg_get_userbyid(p.proowner) = $application"
            + " AND p.pronamespace IS DISTINCT FROM to_regnamespace('belay_guard') ORDER BY 1");
    statements.scalar("SELECT set_config('search_path', " + Names.literal(path) + ", false)");
    rights(all);
    return all;
  }

  private void refuse() throws SQLException {
    String one =
        application.equals(owner)
            ? "it would be owner and application at once"
            : statements.scalar(
                expanded(
                    "SELECT CASE WHEN oid = 10 THEN 'the server was set up with it, and it stays a"
                        + " superuser' ELSE 'it is one of the server''s own' END FROM pg_roles"
                        + " WHERE rolname = $application AND oid < 16384"));
    if (!one.isEmpty()) {
      throw Problem.of(
              Code.NOT_SUPPORTED, application + " can't be made the role of an application alone")
          .why(one)
          .remedy("give the application a role of its own: belay doctor --privileges --role NAME")
          .toException();
    }
  }

  private void roles(List<String> all) throws SQLException {
    addAll(all, missing("$owner", "NOLOGIN"));
    addAll(all, missing("$application", "LOGIN"));
    addAll(
        all,
        "SELECT format('GRANT %I TO CURRENT_USER', $owner) FROM pg_roles"
            + " WHERE rolname = session_user AND NOT rolsuper");
    addAll(
        all,
        "SELECT format('ALTER ROLE %I %s', rolname, concat_ws(' ',"
            + " CASE WHEN rolsuper THEN 'NOSUPERUSER' END,"
            + " CASE WHEN rolcreatedb THEN 'NOCREATEDB' END,"
            + " CASE WHEN rolcreaterole THEN 'NOCREATEROLE' END,"
            + " CASE WHEN rolreplication THEN 'NOREPLICATION' END,"
            + " CASE WHEN rolbypassrls THEN 'NOBYPASSRLS' END)) FROM pg_roles"
            + " WHERE rolname = $application AND (rolsuper OR rolcreatedb OR rolcreaterole"
            + " OR rolreplication OR rolbypassrls)");
  }

  private static String missing(String role, String kind) {
    return "SELECT format('CREATE ROLE %I "
        + kind
        + "', "
        + role
        + ") WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = "
        + role
        + ")";
  }

  /** In roles that are strong in themselves; what others own here is taken from them anyway. */
  private void memberships(List<String> all) throws SQLException {
    String version = statements.scalar("SHOW server_version_num");
    String grantor =
        Integer.parseInt(version) >= GRANTORS_COUNT_SINCE
            ? " || format(' GRANTED BY %I', pg_get_userbyid(m.grantor))"
            : "";
    addAll(
        all,
        "SELECT format('REVOKE %I FROM %I', r.rolname, $application)"
            + grantor
            + " FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid"
            + " WHERE pg_get_userbyid(m.member) = $application AND EXISTS (SELECT FROM pg_roles s"
            + " WHERE pg_has_role(r.oid, s.oid, 'MEMBER') AND (s.rolsuper OR s.rolcreaterole"
            + " OR s.rolname IN ($owner, 'pg_write_server_files', 'pg_execute_server_program',"
            + " 'pg_read_server_files'))) ORDER BY r.rolname");
  }

  private void rights(List<String> all) throws SQLException {
    database(all, "REVOKE CREATE ON DATABASE %I FROM PUBLIC, %I");
    database(all, "GRANT CONNECT ON DATABASE %I TO %I");
    schemas(all, "REVOKE CREATE ON SCHEMA %I FROM PUBLIC, %I");
    schemas(all, "GRANT USAGE ON SCHEMA %I TO %I");
    schemas(all, "REVOKE TRUNCATE, REFERENCES, TRIGGER ON ALL TABLES IN SCHEMA %I FROM PUBLIC, %I");
    schemas(all, "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I");
    schemas(all, "GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I");
    String coming = "ALTER DEFAULT PRIVILEGES FOR ROLE %3$I IN SCHEMA %1$I GRANT ";
    schemas(all, coming + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO %2$I");
    schemas(all, coming + "USAGE ON SEQUENCES TO %2$I");
    // so that an application can look at its start whether it is migrated
    String own =
        " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE n.nspname = 'belay' AND c.relname = 'history'";
    addAll(all, "SELECT format('GRANT USAGE ON SCHEMA belay TO %I', $application)" + own);
    addAll(all, "SELECT format('GRANT SELECT ON belay.history TO %I', $application)" + own);
  }

  private void database(List<String> all, String statement) throws SQLException {
    addAll(all, "SELECT format('" + statement + "', current_database(), $application)");
  }

  private void schemas(List<String> all, String statement) throws SQLException {
    addAll(all, "SELECT format('" + statement + "', n.nspname, $application, $owner)" + SCHEMAS);
  }

  private void addAll(List<String> all, String sql) throws SQLException {
    statements.rows(expanded(sql), Integer.MAX_VALUE).forEach(row -> all.add(row.getFirst()));
  }

  private String expanded(String sql) {
    return sql.replace("$owner", Names.literal(owner) + "::text")
        .replace("$application", Names.literal(application) + "::text");
  }
}
