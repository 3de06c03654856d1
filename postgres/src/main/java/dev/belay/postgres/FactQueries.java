package dev.belay.postgres;

/** What the catalogues are asked for {@link DatabaseFacts}: name and value. */
final class FactQueries {
  /** Objects of users have higher ones (FirstNormalObjectId). */
  private static final int FIRST_OID = 16384;

  private static final int COLLATION_VERSION_SINCE = 15;

  private static final String DATABASE = " FROM pg_database d WHERE d.datname = current_database()";

  /**
   * Dependencies on a server's roles are all in pg_shdepend, but for those on the superuser that
   * initdb has made. Guards don't count: they belong to the place of a database.
   */
  private static final String ROLES =
      """
      (WITH guards (classid, oid) AS (
        SELECT 'pg_namespace'::regclass::oid, oid FROM pg_namespace WHERE nspname = 'belay_guard'
        UNION ALL SELECT 'pg_class'::regclass, oid FROM pg_class
        WHERE relnamespace::regnamespace::text = 'belay_guard'
        UNION ALL SELECT 'pg_type'::regclass, oid FROM pg_type
        WHERE typnamespace::regnamespace::text = 'belay_guard'
        UNION ALL SELECT 'pg_proc'::regclass, oid FROM pg_proc
        WHERE pronamespace::regnamespace::text = 'belay_guard'
        UNION ALL SELECT 'pg_event_trigger'::regclass, oid FROM pg_event_trigger
        WHERE starts_with(evtname, 'belay_guard_'))
      SELECT 'role.' || r.rolname, string_agg(DISTINCT u.what, ', ') FROM pg_roles r JOIN (
        SELECT s.refobjid AS role,
          CASE s.deptype WHEN 'o' THEN 'owner' WHEN 'r' THEN 'policy' ELSE 'rights' END AS what
        FROM pg_shdepend s JOIN pg_database d ON d.oid = s.dbid
        WHERE d.datname = current_database() AND s.refclassid = 'pg_authid'::regclass
          AND s.deptype IN ('o', 'a', 'r') AND s.classid <> 'pg_extension'::regclass
          AND NOT (s.deptype = 'o' AND EXISTS (SELECT FROM pg_depend e
            WHERE e.classid = s.classid AND e.objid = s.objid AND e.deptype = 'e'))
          AND (s.classid, s.objid) NOT IN (SELECT classid, oid FROM guards)
      """
          + owners("pg_class", "relowner")
          + owners("pg_proc", "proowner")
          + owners("pg_type", "typowner")
          + owners("pg_namespace", "nspowner")
          + owners("pg_largeobject_metadata", "lomowner")
          + owners("pg_foreign_server", "srvowner")
          + owners("pg_publication", "pubowner")
          + owners("pg_event_trigger", "evtowner")
          + """
          ) u ON u.role = r.oid GROUP BY r.rolname)\
          """;

  private static final String COMMON =
      String.join(
          "\nUNION ALL ",
          "SELECT 'extension.' || extname, extversion FROM pg_extension WHERE extname <> 'plpgsql'",
          ROLES,
          """
          SELECT 'tablespace.' || s.spcname, count(*) || ' tables and indexes'
          FROM pg_class c JOIN pg_tablespace s ON s.oid = c.reltablespace
          WHERE c.relpersistence <> 't' AND c.relkind <> 't' AND s.spcname <> 'pg_global'
          GROUP BY s.spcname\
          """,
          """
          SELECT 'collation.' || n.nspname || '.' || l.collname, l.collversion
          FROM pg_collation l JOIN pg_namespace n ON n.oid = l.collnamespace
          WHERE EXISTS (SELECT FROM pg_depend e
            WHERE e.refclassid = 'pg_collation'::regclass AND e.refobjid = l.oid)\
          """,
          "SELECT 'owner', pg_get_userbyid(d.datdba)" + DATABASE,
          "SELECT 'ctype', d.datctype" + DATABASE,
          "SELECT 'comment', shobj_description(d.oid, 'pg_database')" + DATABASE,
          "SELECT 'rights', array_to_string(d.datacl, ', ')" + DATABASE,
          "SELECT 'connection_limit', nullif(d.datconnlimit, -1)::text" + DATABASE,
          """
          SELECT 'default_tablespace', s.spcname FROM pg_tablespace s JOIN pg_database d
            ON d.dattablespace = s.oid WHERE d.datname = current_database()
            AND s.spcname <> 'pg_default'\
          """,
          """
          SELECT 'setting.' || split_part(c, '=', 1) || CASE s.setrole WHEN 0 THEN ''
              ELSE '@' || pg_get_userbyid(s.setrole) END,
            CASE WHEN split_part(c, '=', 1) LIKE '%.%' THEN '(in the backup)'
              ELSE substr(c, position('=' IN c) + 1) END
          FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase,
            unnest(s.setconfig) c WHERE d.datname = current_database()\
          """);

  private FactQueries() {}

  static String all(int version) {
    return version < COLLATION_VERSION_SINCE
        ? COMMON
        : COMMON + "\nUNION ALL SELECT 'collation_version', d.datcollversion" + DATABASE;
  }

  private static String owners(String catalogue, String column) {
    return "  UNION ALL SELECT "
        + column
        + ", 'owner' FROM "
        + catalogue
        + " o WHERE o.oid >= "
        + FIRST_OID
        + SchemaQueries.notOfExtension(catalogue, "o.oid")
        + " AND ('"
        + catalogue
        + "'::regclass::oid, o.oid) NOT IN (SELECT classid, oid FROM guards)\n";
  }
}
