package dev.belay.postgres;

import java.util.Map;
import java.util.TreeMap;

/** What the catalogues are asked for the details of a schema: name and text. */
final class DetailQueries {
  /** Servers of this version can publish whole schemas, some rows and some columns. */
  private static final int PUBLISHES_PARTS_SINCE = 15;

  private static final String OURS =
      " AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'belay', 'belay_guard')"
          + " AND n.nspname !~ '^pg_(toast|temp)'";

  /** A long text by its beginning, its length and a sum. */
  private static final String COMMENTS =
      said(
          "''",
          "pg_description",
          """
          CASE WHEN length(d.description) <= 200 THEN d.description
            ELSE left(d.description, 100) || '... ' || length(d.description) || ' characters, '
              || hashtextextended(d.description, 0) END\
          """);

  private static final String LABELS = said("' by ' || d.provider", "pg_seclabel", "d.label");

  /** There may be millions of them: their owners, rights and comments are added up. */
  private static final String LARGE_OBJECTS =
      """
      SELECT 'all', count(*) || ', ' || sum(hashtextextended(concat_ws(' ', l.oid,
        pg_get_userbyid(l.lomowner), (SELECT string_agg(concat_ws(' ', g.grantee::regrole,
            g.privilege_type, g.is_grantable), ', '
            ORDER BY g.grantee::regrole::text COLLATE "C", g.privilege_type COLLATE "C")
          FROM aclexplode(coalesce(l.lomacl, acldefault('L', l.lomowner))) g),
        obj_description(l.oid, 'pg_largeobject')), 0)::numeric)
      FROM pg_largeobject_metadata l HAVING count(*) > 0\
      """;

  /**
   * Only what is not as it would be anyway. No tablespaces: whether one is told depends on the
   * database's own, and where it can't be had the statement fails. An index has storage and
   * compression from the table as that was when it was built. Options of user mappings may be
   * passwords.
   */
  private static final String SETTINGS =
      """
      SELECT i.type || ' ' || i.identity, x.text FROM (
        SELECT 'pg_class'::regclass AS catalogue, a.attrelid AS oid, a.attnum::integer AS part,
          concat_ws(', ',
            CASE WHEN c.relkind <> 'i' AND a.attstorage <> t.typstorage
              THEN 'STORAGE ' || a.attstorage::text END,
            CASE WHEN c.relkind <> 'i'
              THEN 'COMPRESSION ' || nullif(to_jsonb(a) ->> 'attcompression', '') END,
            'STATISTICS ' || nullif(a.attstattarget, -1), array_to_string(a.attoptions, ', '),
            array_to_string(a.attfdwoptions, ', ')) AS text
        FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
          JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f', 'm', 'i')%1$s
        UNION ALL
        SELECT 'pg_class'::regclass, c.oid, 0, concat_ws(', ',
          (SELECT 'USING ' || m.amname FROM pg_am m WHERE m.oid = c.relam AND c.relkind IN ('r', 'm')
            AND m.amname <> 'heap'),
          'OF ' || nullif(c.reloftype, 0)::regtype,
          CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN 'WITH NO DATA' END,
          (SELECT 'TOAST ' || array_to_string(o.reloptions, ', ') FROM pg_class o
            WHERE o.oid = c.reltoastrelid AND o.reloptions IS NOT NULL),
          (SELECT 'CLUSTER ON ' || x.indexrelid::regclass FROM pg_index x
            WHERE x.indrelid = c.oid AND x.indisclustered),
          (SELECT 'REPLICA IDENTITY ' || x.indexrelid::regclass FROM pg_index x
            WHERE x.indrelid = c.oid AND x.indisreplident),
          (SELECT 'PARTITION OF ' || h.inhparent::regclass FROM pg_inherits h
            WHERE h.inhrelid = c.oid AND c.relkind IN ('i', 'I')),
          (SELECT 'SERVER ' || concat_ws(', ', s.srvname, array_to_string(f.ftoptions, ', '))
            FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver
            WHERE f.ftrelid = c.oid))
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'f', 'm', 'i', 'I') AND c.relpersistence <> 't'%1$s
        UNION ALL
        SELECT 'pg_foreign_data_wrapper'::regclass, oid, 0, concat_ws(', ',
          nullif(fdwhandler, 0)::regproc, nullif(fdwvalidator, 0)::regproc,
          array_to_string(fdwoptions, ', ')) FROM pg_foreign_data_wrapper
        UNION ALL
        SELECT 'pg_foreign_server'::regclass, s.oid, 0, concat_ws(', ', w.fdwname, s.srvtype,
          s.srvversion, array_to_string(s.srvoptions, ', '))
        FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
        UNION ALL
        SELECT 'pg_statistic_ext'::regclass, oid, 0, 'STATISTICS ' || nullif(stxstattarget, -1)
        FROM pg_statistic_ext
        UNION ALL
        SELECT 'pg_ts_dict'::regclass, d.oid, 0, concat_ws(', ', t.tmplname, d.dictinitoption)
        FROM pg_ts_dict d JOIN pg_ts_template t ON t.oid = d.dicttemplate WHERE d.oid >= 16384
        UNION ALL
        SELECT 'pg_conversion'::regclass, oid, 0, concat_ws(', ', conforencoding, contoencoding,
          conproc::regproc, condefault) FROM pg_conversion WHERE oid >= 16384
        UNION ALL
        SELECT 'pg_opclass'::regclass, o.oid, 0, concat_ws(', ', o.opcintype::regtype, f.opfname,
          nullif(o.opckeytype, 0)::regtype, CASE WHEN o.opcdefault THEN 'DEFAULT' END)
        FROM pg_opclass o JOIN pg_opfamily f ON f.oid = o.opcfamily WHERE o.oid >= 16384
        UNION ALL
        SELECT 'pg_opfamily'::regclass, f.oid, 0, concat_ws(', ',
          (SELECT string_agg(concat_ws(' ', p.amopstrategy, p.amopopr::regoperator, p.amoppurpose),
            ', ' ORDER BY p.amopstrategy, p.amopopr::regoperator::text) FROM pg_amop p
            WHERE p.amopfamily = f.oid),
          (SELECT string_agg(concat_ws(' ', p.amprocnum, p.amproc::regprocedure),
            ', ' ORDER BY p.amprocnum, p.amproc::regprocedure::text) FROM pg_amproc p
            WHERE p.amprocfamily = f.oid))
        FROM pg_opfamily f WHERE f.oid >= 16384) x,
        pg_identify_object(x.catalogue, x.oid, x.part) i
      WHERE x.text <> '' AND NOT EXISTS (SELECT FROM pg_depend e
        WHERE e.classid = x.catalogue AND e.objid = x.oid AND e.deptype = 'e')
      UNION ALL
      SELECT 'user mapping for ' || quote_ident(usename) || ' on server ' || srvname,
        concat_ws(', ', 'options', (SELECT string_agg(split_part(o, '=', 1), ', ' ORDER BY o)
          FROM unnest(umoptions) o)) FROM pg_user_mappings\
      """
          .formatted(OURS);

  private static final String DEPENDENCIES =
      """
      SELECT i.type || ' ' || i.identity,
        string_agg(e.extname, ', ' ORDER BY e.extname)
      FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid,
        pg_identify_object(d.classid, d.objid, d.objsubid) i
      WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'x' GROUP BY i.type, i.identity\
      """;

  private static final String PUBLISHED =
      """
      SELECT 'publication ' || quote_ident(p.pubname), concat_ws('; ',
        CASE WHEN p.pubviaroot THEN 'via root' END,
        (SELECT string_agg('schema ' || n.pnnspid::regnamespace, ', '
          ORDER BY n.pnnspid::regnamespace::text) FROM pg_publication_namespace n
          WHERE n.pnpubid = p.oid),
        (SELECT string_agg(concat_ws(' ', r.prrelid::regclass,
            (SELECT '(' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) || ')'
              FROM pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)),
            'WHERE ' || pg_get_expr(r.prqual, r.prrelid)), ', ' ORDER BY r.prrelid::regclass::text)
          FROM pg_publication_rel r WHERE r.prpubid = p.oid)) FROM pg_publication p\
      """;

  private DetailQueries() {}

  /** What to ask for each kind. */
  static Map<String, String> all(int version) {
    Map<String, String> all = new TreeMap<>();
    all.put("owner", OwnershipQueries.OWNERS);
    all.put("rights", OwnershipQueries.RIGHTS);
    all.put("comment", COMMENTS);
    all.put("security label", LABELS);
    all.put("large objects", LARGE_OBJECTS);
    all.put("settings", SETTINGS);
    all.put("extension it needs", DEPENDENCIES);
    if (version >= PUBLISHES_PARTS_SINCE) {
      all.put("what is published", PUBLISHED);
    }
    return all;
  }

  private static String said(String more, String catalogue, String text) {
    return """
    SELECT i.type || ' ' || i.identity || %s, %s
    FROM %s d, pg_identify_object(d.classoid, d.objoid, d.objsubid) i
    WHERE d.classoid <> 'pg_largeobject'::regclass
      AND (d.objoid >= 16384 OR (d.classoid = 'pg_namespace'::regclass AND d.objoid = 2200))
      AND coalesce(i.schema, i.name, '') !~ '^(belay|belay_guard.*|pg_temp)$'
      AND NOT EXISTS (SELECT FROM pg_depend e
        WHERE e.classid = d.classoid AND e.objid = d.objoid AND e.deptype = 'e')\
    """
        .formatted(more, text, catalogue);
  }
}
