package dev.belay.postgres;

/**
 * Statements about one large object, made by the server: expressions over pg_largeobject_metadata
 * m.
 */
final class LargeObjectScript {
  static final String CREATE = "format('SELECT pg_catalog.lo_create(%s);', m.oid)";

  /** Owner, comment and rights; what nobody has changed of the rights is as the server makes it. */
  static final String GIVE =
      """
      concat_ws(E'\\n',
        format('ALTER LARGE OBJECT %s OWNER TO %I;', m.oid, pg_get_userbyid(m.lomowner)),
        (SELECT format('COMMENT ON LARGE OBJECT %s IS %L;', m.oid, c)
          FROM obj_description(m.oid, 'pg_largeobject') c WHERE c IS NOT NULL),
        CASE WHEN m.lomacl IS NOT NULL THEN
          format('REVOKE ALL ON LARGE OBJECT %s FROM %I;', m.oid, pg_get_userbyid(m.lomowner)) END,
        (SELECT string_agg(format('GRANT %s ON LARGE OBJECT %s TO %s%s;', a.privilege_type, m.oid,
            CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
            CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' END), E'\\n')
          FROM aclexplode(m.lomacl) a))\
      """;

  private LargeObjectScript() {}
}
