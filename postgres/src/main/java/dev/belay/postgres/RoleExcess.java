package dev.belay.postgres;

import dev.belay.engine.Diagnosis;
import dev.belay.engine.Diagnosis.Verdict;

/**
 * One thing that an application's role may be able to do without any need. What a superuser may do
 * for that reason alone is not told again.
 */
enum RoleExcess {
  SUPERUSER(
      Verdict.BAD,
      "superuser",
      attribute("rolsuper"),
      "is a superuser: nothing is refused to it, and it can run programs on the server"),
  CREATEROLE(
      Verdict.BAD,
      "createrole",
      attribute("rolcreaterole"),
      "may create roles: before PostgreSQL 16 it can join every one that is no superuser"),
  CREATEDB(
      Verdict.WARNING,
      "createdb",
      attribute("rolcreatedb"),
      "may create databases: it can fill the disk, and copy what is a template"),
  BYPASSRLS(
      Verdict.WARNING,
      "bypassrls",
      attribute("rolbypassrls"),
      "passes row security: it sees the rows that policies hide"),
  REPLICATION(
      Verdict.WARNING,
      "replication",
      attribute("rolreplication"),
      "may replicate: it can read the whole server, and keep its log until the disk is full"),
  DATABASE(
      Verdict.BAD,
      "database",
      "SELECT quote_ident(datname) FROM pg_database, me WHERE datname = current_database()"
          + " AND datdba = me.oid",
      "owns the database %s: it can drop it"),
  SCHEMAS(
      Verdict.BAD,
      "schemas",
      "SELECT quote_ident(n.nspname) FROM pg_namespace n, me WHERE n.nspowner = me.oid"
          + " AND n.nspname !~ '^(pg_|information_schema$)' ORDER BY 1",
      "owns the schemas %s: it can drop them with all that is in them"),
  TABLES(
      Verdict.BAD,
      "tables",
      "SELECT c.oid::regclass::text" + tables("c.relowner = me.oid"),
      "owns the tables %s: it can drop, empty and alter them, and switch their triggers off"),
  ROW_SECURITY(
      Verdict.WARNING,
      "row security",
      "SELECT c.oid::regclass::text"
          + tables(
              "c.relrowsecurity AND NOT c.relforcerowsecurity"
                  + " AND (c.relowner = me.oid OR me.rolsuper OR me.rolbypassrls)"),
      "is exempt from the row security of %s; without these rights it is not any more"),
  MEMBER(
      Verdict.BAD,
      "member",
      """
      SELECT quote_ident(r.rolname) FROM pg_roles r, me WHERE NOT me.rolsuper AND r.oid <> me.oid
        AND r.rolname <> 'pg_database_owner' AND pg_has_role(me.oid, r.oid, 'MEMBER')
        AND (r.rolsuper OR r.rolcreaterole
          OR r.oid IN (SELECT datdba FROM pg_database WHERE datname = current_database())
          OR r.oid IN (SELECT nspowner FROM pg_namespace)
          OR r.oid IN (SELECT relowner FROM pg_class WHERE oid >= 16384)) ORDER BY 1\
      """,
      "is a member of %s: it can do what owners can"),
  SERVER_FILES(
      Verdict.BAD,
      "server files",
      "SELECT quote_ident(r.rolname) FROM pg_roles r, me WHERE NOT me.rolsuper AND r.rolname IN"
          + " ('pg_write_server_files', 'pg_execute_server_program', 'pg_read_server_files')"
          + " AND pg_has_role(me.oid, r.oid, 'MEMBER') ORDER BY 1",
      "is a member of %s: it reaches the server's files, the database's own among them"),
  TRUNCATE(
      Verdict.BAD,
      "truncate",
      "SELECT c.oid::regclass::text"
          + tables(
              "NOT me.rolsuper AND NOT pg_has_role(me.oid, c.relowner, 'USAGE')"
                  + " AND has_table_privilege(me.oid, c.oid, 'TRUNCATE')"),
      "may TRUNCATE %s: all rows at once, and triggers on rows do not see it"),
  CREATE(
      Verdict.WARNING,
      "create",
      "SELECT quote_ident(n.nspname) FROM pg_namespace n, me WHERE NOT me.rolsuper"
          + " AND n.nspname !~ '^(pg_|information_schema$)'"
          + " AND NOT pg_has_role(me.oid, n.nspowner, 'USAGE')"
          + " AND has_schema_privilege(me.oid, n.oid, 'CREATE') ORDER BY 1",
      "may create in %s: what it makes there can be taken for something of the same name");

  private final Verdict verdict;
  private final String subject;
  private final String sql;
  private final String why;

  RoleExcess(Verdict verdict, String subject, String sql, String why) {
    this.verdict = verdict;
    this.subject = subject;
    this.sql = sql;
    this.why = why;
  }

  private static String attribute(String column) {
    return "SELECT 'yes' FROM me WHERE " + column;
  }

  private static String tables(String condition) {
    return " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, me"
        + " WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND n.nspname <>"
        + " 'information_schema' AND n.nspname !~ '^pg_' AND "
        + condition
        + " ORDER BY 1";
  }

  /** Gives the names that it is about, or a single row; none where the role can't do it. */
  String sql(String role) {
    return "WITH me AS (SELECT * FROM pg_roles WHERE rolname = " + role + ") " + sql;
  }

  Diagnosis diagnosis(String role, String names) {
    return new Diagnosis(verdict, subject, role + " " + why.replace("%s", names), "");
  }
}
