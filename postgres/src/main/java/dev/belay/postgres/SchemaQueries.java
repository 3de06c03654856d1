package dev.belay.postgres;

/**
 * What the catalogues are asked for a schema
 * (https://www.postgresql.org/docs/current/catalogs.html). Everywhere without the system's own,
 * Belay's own, temporary objects and what belongs to an extension.
 */
final class SchemaQueries {
  private static final String OURS =
      """
       n.nspname NOT IN ('pg_catalog', 'information_schema', 'belay', 'belay_guard')
        AND n.nspname !~ '^pg_(toast|temp)'\
      """;

  /**
   * Whether the table inherits, as a partition doesn't. Its columns go by name: pg_dump makes it
   * anew with those of its parents first, in whatever order they had come.
   */
  static final String HEIR =
      "(NOT c.relispartition AND EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = c.oid))";

  /** Columns: schema, table, kind, extras. */
  static final String TABLES =
      """
      SELECT n.nspname, c.relname,
        concat_ws(' ',
          CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' END,
          CASE c.relkind WHEN 'f' THEN 'FOREIGN' END,
          'PARTITION BY ' || pg_get_partkeydef(c.oid),
          (SELECT 'INHERITS ' || string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)
             FROM pg_inherits i WHERE i.inhrelid = c.oid),
          pg_get_expr(c.relpartbound, c.oid),
          'WITH ' || array_to_string(c.reloptions, ', '),
          CASE WHEN c.relrowsecurity THEN 'ROW SECURITY' END,
          CASE WHEN c.relforcerowsecurity THEN 'FORCED' END,
          CASE c.relreplident WHEN 'd' THEN NULL ELSE 'REPLICA IDENTITY ' || c.relreplident::text END)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND\
      """
          + OURS
          + notOfExtension("pg_class", "c.oid")
          + " ORDER BY 1, 2";

  /**
   * Columns: schema, table, column, type, not null, default, generated, identity, collation, key.
   */
  static final String COLUMNS =
      """
      SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
        pg_get_expr(d.adbin, d.adrelid), a.attgenerated <> '', a.attidentity,
        (SELECT l.collname FROM pg_collation l, pg_type t WHERE l.oid = a.attcollation
           AND t.oid = a.atttypid AND a.attcollation <> t.typcollation),
        coalesce((SELECT array_position(k.conkey, a.attnum) FROM pg_constraint k
           WHERE k.conrelid = c.oid AND k.contype = 'p'), 0)
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
        AND a.attnum > 0 AND NOT a.attisdropped AND\
      """
          + OURS
          + notOfExtension("pg_class", "c.oid")
          + " ORDER BY 1, 2, CASE WHEN "
          + HEIR
          + " THEN a.attname END, a.attnum";

  /** Columns: schema, table, name, definition. Not-null constraints are told with the columns. */
  static final String CONSTRAINTS =
      """
      SELECT n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE k.contype IN ('c', 'p', 'u', 'f', 'x') AND\
      """
          + OURS
          + notOfExtension("pg_class", "c.oid")
          + " ORDER BY 1, 2, 3";

  /** Columns: schema, table, parent's schema, parent, columns, parent's columns, delete, update. */
  static final String FOREIGN_KEYS =
      """
      SELECT n.nspname, c.relname, pn.nspname, p.relname,
        ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u (num, place)
          JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.num ORDER BY u.place),
        ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u (num, place)
          JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.num ORDER BY u.place),
        k.confdeltype, k.confupdtype
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_class p ON p.oid = k.confrelid JOIN pg_namespace pn ON pn.oid = p.relnamespace
      WHERE k.contype = 'f' AND\
      """
          + OURS
          + notOfExtension("pg_class", "c.oid")
          + " ORDER BY 1, 2, k.conname";

  /**
   * Columns: kind, schema, name, table's schema, table, definition. An index whose build has failed
   * is none: no query uses it, and pg_dump leaves it out.
   */
  static final String OBJECTS =
      String.join(
          "\nUNION ALL\n",
          """
          SELECT 'index', n.nspname, i.relname, n.nspname, c.relname, pg_get_indexdef(i.oid)
          FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
            JOIN pg_class c ON c.oid = x.indrelid JOIN pg_namespace n ON n.oid = i.relnamespace
          WHERE (x.indisvalid OR i.relkind = 'I')
            AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.oid
            AND k.contype IN ('p', 'u', 'x')) AND c.relkind IN ('r', 'p', 'm') AND\
          """
              + OURS
              + notOfExtension("pg_class", "c.oid"),
          """
          SELECT CASE c.relkind WHEN 'v' THEN 'view' ELSE 'materialized view' END,
            n.nspname, c.relname, n.nspname, c.relname,
            concat_ws(' ', array_to_string(c.reloptions, ', '), pg_get_viewdef(c.oid))
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('v', 'm') AND\
          """
              + OURS
              + notOfExtension("pg_class", "c.oid"),
          """
          SELECT 'sequence', n.nspname, c.relname, coalesce(tn.nspname, n.nspname),
            coalesce(t.relname, c.relname),
            concat_ws(' ', format_type(s.seqtypid, NULL), 'START', s.seqstart, 'INCREMENT',
              s.seqincrement, 'MIN', s.seqmin, 'MAX', s.seqmax, 'CACHE', s.seqcache,
              CASE WHEN s.seqcycle THEN 'CYCLE' END)
          FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
              AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
            LEFT JOIN pg_class t ON t.oid = d.refobjid
            LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
          WHERE c.relpersistence <> 't' AND\
          """
              + OURS
              + notOfExtension("pg_class", "c.oid"),
          """
          SELECT 'trigger', n.nspname, g.tgname || ' on ' || c.relname, n.nspname, c.relname,
            concat_ws(' ', CASE g.tgenabled WHEN 'O' THEN NULL ELSE 'ENABLED ' || g.tgenabled::text END,
              pg_get_triggerdef(g.oid))
          FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE NOT g.tgisinternal AND NOT starts_with(g.tgname, 'belay_guard_') AND\
          """
              + OURS,
          """
          SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate'
              ELSE 'function' END,
            n.nspname, p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
            n.nspname, p.proname,
            CASE p.prokind WHEN 'a' THEN concat_ws(' ', pg_get_function_result(p.oid),
                (SELECT concat_ws(' ', a.aggtransfn, format_type(a.aggtranstype, NULL),
                  a.agginitval, a.aggfinalfn, a.aggcombinefn) FROM pg_aggregate a
                  WHERE a.aggfnoid = p.oid))
              ELSE pg_get_functiondef(p.oid) END
          FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
          WHERE\
          """
              + OURS
              + notOfExtension("pg_proc", "p.oid"),
          """
          SELECT CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range'
              ELSE 'type' END,
            n.nspname, t.typname, n.nspname, t.typname,
            CASE t.typtype
              WHEN 'e' THEN (SELECT string_agg(quote_literal(e.enumlabel), ', '
                ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid)
              WHEN 'd' THEN concat_ws(' ', format_type(t.typbasetype, t.typtypmod),
                CASE WHEN t.typnotnull THEN 'NOT NULL' END, 'DEFAULT ' || t.typdefault,
                (SELECT string_agg(k.conname || ' ' || pg_get_constraintdef(k.oid), ', '
                  ORDER BY k.conname) FROM pg_constraint k
                  WHERE k.contypid = t.oid AND k.contype = 'c'))
              WHEN 'c' THEN (SELECT string_agg(a.attname || ' '
                || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum)
                FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0
                AND NOT a.attisdropped)
              WHEN 'r' THEN (SELECT format_type(r.rngsubtype, NULL) FROM pg_range r
                WHERE r.rngtypid = t.oid)
              ELSE t.typinput::text || ' ' || t.typoutput::text END
          FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
          WHERE t.typtype IN ('e', 'd', 'c', 'r', 'b')
            AND (t.typtype <> 'c' OR EXISTS (SELECT FROM pg_class c
              WHERE c.oid = t.typrelid AND c.relkind = 'c'))
            AND NOT (t.typtype = 'b' AND t.typelem <> 0) AND\
          """
              + OURS
              + notOfExtension("pg_type", "t.oid"),
          """
          SELECT 'policy', n.nspname, p.polname || ' on ' || c.relname, n.nspname, c.relname,
            concat_ws(' ', p.polcmd, CASE WHEN p.polpermissive THEN NULL ELSE 'RESTRICTIVE' END,
              'TO ' || (SELECT string_agg(CASE r WHEN 0 THEN 'public' ELSE r::regrole::text END,
                ', ' ORDER BY r) FROM unnest(p.polroles) r),
              'USING ' || pg_get_expr(p.polqual, p.polrelid),
              'WITH CHECK ' || pg_get_expr(p.polwithcheck, p.polrelid))
          FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE\
          """
              + OURS,
          """
          SELECT 'rule', n.nspname, r.rulename || ' on ' || c.relname, n.nspname, c.relname,
            concat_ws(' ', CASE r.ev_enabled WHEN 'O' THEN NULL ELSE 'ENABLED ' || r.ev_enabled::text
              END, pg_get_ruledef(r.oid))
          FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
            JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE r.rulename <> '_RETURN' AND\
          """
              + OURS
              + notOfExtension("pg_class", "c.oid"),
          """
          SELECT 'statistics', n.nspname, s.stxname, cn.nspname, c.relname,
            pg_get_statisticsobjdef(s.oid)
          FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
            JOIN pg_class c ON c.oid = s.stxrelid JOIN pg_namespace cn ON cn.oid = c.relnamespace
          WHERE\
          """
              + OURS,
          """
          SELECT 'operator', n.nspname,
            o.oprname || '(' || format_type(o.oprleft, NULL) || ', '
              || format_type(o.oprright, NULL) || ')', n.nspname, o.oprname,
            concat_ws(' ', o.oprcode, o.oprrest, o.oprjoin, o.oprcanmerge, o.oprcanhash)
          FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
          WHERE\
          """
              + OURS
              + notOfExtension("pg_operator", "o.oid"),
          """
          SELECT 'cast', 'public', m.name, 'public', m.name,
            concat_ws(' ', k.castcontext, k.castmethod, nullif(k.castfunc, 0)::regprocedure)
          FROM pg_cast k, LATERAL (SELECT format_type(k.castsource, NULL) || ' AS '
            || format_type(k.casttarget, NULL) AS name) m
          WHERE k.oid >= 16384\
          """
              + notOfExtension("pg_cast", "k.oid"),
          """
          SELECT 'collation', n.nspname, l.collname, n.nspname, l.collname,
            concat_ws(' ', l.collprovider, l.collcollate, l.collctype, l.collisdeterministic)
          FROM pg_collation l JOIN pg_namespace n ON n.oid = l.collnamespace
          WHERE\
          """
              + OURS
              + notOfExtension("pg_collation", "l.oid"),
          """
          SELECT 'text search configuration', n.nspname, t.cfgname, n.nspname, t.cfgname,
            (SELECT string_agg(m.maptokentype || ' ' || m.mapdict::regdictionary, ', '
              ORDER BY m.maptokentype, m.mapseqno) FROM pg_ts_config_map m WHERE m.mapcfg = t.oid)
          FROM pg_ts_config t JOIN pg_namespace n ON n.oid = t.cfgnamespace
          WHERE\
          """
              + OURS
              + notOfExtension("pg_ts_config", "t.oid"),
          """
          SELECT 'schema', n.nspname, n.nspname, n.nspname, n.nspname, ''
          FROM pg_namespace n WHERE n.nspname <> 'public' AND\
          """
              + OURS
              + notOfExtension("pg_namespace", "n.oid"),
          """
          SELECT 'extension', n.nspname, e.extname, n.nspname, e.extname,
            e.extversion || ' in ' || n.nspname
          FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
          WHERE e.extname <> 'plpgsql'\
          """,
          """
          SELECT 'event trigger', 'public', g.evtname, 'public', g.evtname,
            concat_ws(' ', g.evtevent, g.evtenabled, g.evtfoid::regproc,
              array_to_string(g.evttags, ', '))
          FROM pg_event_trigger g
          WHERE NOT starts_with(g.evtname, 'belay_guard_')\
          """
              + notOfExtension("pg_event_trigger", "g.oid"),
          """
          SELECT 'publication', 'public', p.pubname, 'public', p.pubname,
            concat_ws(' ', CASE WHEN p.puballtables THEN 'ALL' END,
              (SELECT string_agg(r.prrelid::regclass::text, ', ' ORDER BY r.prrelid::regclass::text)
                FROM pg_publication_rel r WHERE r.prpubid = p.oid),
              p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate)
          FROM pg_publication p\
          """);

  private SchemaQueries() {}

  static String notOfExtension(String catalogue, String oid) {
    return "\n  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = '"
        + catalogue
        + "'::regclass AND e.objid = "
        + oid
        + " AND e.deptype = 'e')";
  }
}
