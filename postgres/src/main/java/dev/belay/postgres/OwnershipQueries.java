package dev.belay.postgres;

/** What the catalogues are asked for who owns what and who may do what: name and text. */
final class OwnershipQueries {
  /** Everything that has an owner or rights. The kind is that of acldefault(). */
  static final String OBJECTS =
      """
      WITH objects (catalogue, oid, part, owner, acl, kind) AS (
        SELECT 'pg_class'::regclass, oid, 0, relowner, relacl,
          (CASE relkind WHEN 'S' THEN 's' ELSE 'r' END)::"char"
        FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND relpersistence <> 't'
        UNION ALL SELECT 'pg_class'::regclass, c.oid, a.attnum, c.relowner, a.attacl, 'c'
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE a.attacl IS NOT NULL
        UNION ALL SELECT 'pg_proc'::regclass, oid, 0, proowner, proacl, 'f' FROM pg_proc
        UNION ALL SELECT 'pg_type'::regclass, t.oid, 0, typowner, typacl, 'T' FROM pg_type t
        WHERE typtype <> 'm' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
          AND NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind <> 'c')
        UNION ALL SELECT 'pg_namespace'::regclass, oid, 0, nspowner, nspacl, 'n' FROM pg_namespace
        WHERE nspname !~ '^pg_(toast|temp)'
        UNION ALL SELECT 'pg_language'::regclass, oid, 0, lanowner, lanacl, 'l' FROM pg_language
        UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid, 0, fdwowner, fdwacl, 'F'
        FROM pg_foreign_data_wrapper
        UNION ALL SELECT 'pg_foreign_server'::regclass, oid, 0, srvowner, srvacl, 'S'
        FROM pg_foreign_server
        UNION ALL SELECT 'pg_default_acl'::regclass, oid, 0, defaclrole, defaclacl,
          CASE WHEN defaclnamespace = 0
            THEN (CASE defaclobjtype WHEN 'S' THEN 's' ELSE defaclobjtype END)::"char" END
        FROM pg_default_acl\
      """
          + owned("pg_operator", "oprowner")
          + owned("pg_opclass", "opcowner")
          + owned("pg_opfamily", "opfowner")
          + owned("pg_collation", "collowner")
          + owned("pg_conversion", "conowner")
          + owned("pg_ts_config", "cfgowner")
          + owned("pg_ts_dict", "dictowner")
          + owned("pg_statistic_ext", "stxowner")
          + owned("pg_event_trigger", "evtowner")
          + owned("pg_publication", "pubowner")
          + """
          ),
          \
          """;

  /**
   * Not of what extensions make: that belongs to whoever creates them. The schema public belongs to
   * whoever the server's version thinks right, unless somebody has said otherwise.
   */
  static final String OWNERS =
      OBJECTS
          + """
          owned AS (
            SELECT o.*, pg_get_userbyid(o.owner) AS who FROM objects o
            WHERE o.part = 0 AND o.catalogue <> 'pg_default_acl'::regclass
              AND NOT EXISTS (SELECT FROM pg_depend e
                WHERE e.classid = o.catalogue AND e.objid = o.oid AND e.deptype = 'e')
          )
          SELECT i.type || ' ' || i.identity, o.who
          FROM owned o, pg_identify_object(o.catalogue, o.oid, 0) i
          WHERE (o.oid >= 16384 OR (o.catalogue = 'pg_namespace'::regclass AND o.oid = 2200
              AND o.owner <> 10 AND o.who <> 'pg_database_owner'))
            AND coalesce(i.schema, i.name, '') !~ '^(belay|belay_guard.*|information_schema|pg_temp)$'\
          """;

  /**
   * What was granted or revoked since it was made: by the server, by an extension, or by its owner,
   * whose own name makes no difference. Every right is told as if it stood alone.
   */
  static final String RIGHTS =
      OBJECTS
          + """
          changed AS (
            SELECT o.*, coalesce(p.initprivs, acldefault(o.kind, o.owner)) AS begun
            FROM objects o LEFT JOIN pg_init_privs p
              ON p.classoid = o.catalogue AND p.objoid = o.oid AND p.objsubid = o.part
            WHERE o.acl IS NOT NULL AND o.acl IS DISTINCT FROM p.initprivs
          ), told AS (
            SELECT o.catalogue, o.oid, o.part, (
              SELECT string_agg(x.line, ', ' ORDER BY x.line COLLATE "C") FROM (
                SELECT CASE max(r.now) WHEN 1 THEN '+' ELSE '-' END || r.who || ' ' || r.what AS line
                FROM (
                  SELECT 1 AS now, CASE g.grantee WHEN 0 THEN 'PUBLIC' WHEN o.owner THEN 'owner'
                      ELSE quote_ident(pg_get_userbyid(g.grantee)) END AS who,
                    concat_ws(' ', g.privilege_type, CASE WHEN g.is_grantable THEN 'to grant' END,
                      CASE WHEN g.grantor <> o.owner
                        THEN 'by ' || quote_ident(pg_get_userbyid(g.grantor)) END) AS what
                  FROM aclexplode(o.acl) g
                  UNION ALL
                  SELECT 0, CASE g.grantee WHEN 0 THEN 'PUBLIC' WHEN g.grantor THEN 'owner'
                      ELSE quote_ident(pg_get_userbyid(g.grantee)) END,
                    concat_ws(' ', g.privilege_type, CASE WHEN g.is_grantable THEN 'to grant' END)
                  FROM aclexplode(o.begun) g) r
                GROUP BY r.who, r.what HAVING max(r.now) = min(r.now)) x) AS rights
            FROM changed o
          )
          SELECT i.type || ' ' || i.identity, o.rights
          FROM told o, pg_identify_object(o.catalogue, o.oid, o.part) i
          WHERE o.rights IS NOT NULL
            AND coalesce(i.schema, i.name, '') !~ '^(belay|belay_guard.*|information_schema|pg_temp)$'\
          """;

  private OwnershipQueries() {}

  private static String owned(String catalogue, String column) {
    return "\nUNION ALL SELECT '%s'::regclass, oid, 0, %s, NULL, NULL FROM %s"
        .formatted(catalogue, column, catalogue);
  }
}
