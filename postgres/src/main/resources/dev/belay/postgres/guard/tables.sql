-- What is done to the rows of tables: triggers for each statement, on each table and partition.

-- What another server has done is only followed here, or following it would stop.
CREATE OR REPLACE FUNCTION belay_guard.on_truncate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_stat_subscription WHERE pid = pg_backend_pid())
      AND NOT belay_guard.passed() THEN
    PERFORM belay_guard.refuse(format('TRUNCATE of %I.%I', tg_table_schema, tg_table_name));
  END IF;
  RETURN NULL;
END $$;

-- How many rows there are, by what the server has counted since its statistics were reset, and by the
-- last ANALYZE. File sizes tell too much: they grow with what was taken back.
CREATE OR REPLACE FUNCTION belay_guard.size(root oid) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE tree (oid) AS (
    SELECT root UNION SELECT i.inhrelid FROM pg_inherits i JOIN tree t ON i.inhparent = t.oid)
  SELECT coalesce(sum(greatest(pg_stat_get_live_tuples(c.oid), c.reltuples::bigint, 0)), 0)::bigint
  FROM tree t JOIN pg_class c ON c.oid = t.oid WHERE c.relkind = 'r'
$$;

CREATE OR REPLACE FUNCTION belay_guard.judge(
  relation oid, hit bigint, percent integer, what text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF hit > belay_guard.size(relation) * percent / 100 AND NOT belay_guard.passed() THEN
    PERFORM belay_guard.refuse(what);
  END IF;
END $$;

-- Arguments: rows that any statement may hit, and per cent of the table that more may be. Runs with
-- every statement, and so neither as somebody else nor with a path of its own: that takes longer than
-- the rest. It names nothing that is not qualified.
CREATE OR REPLACE FUNCTION belay_guard.on_rows() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM belay_old OFFSET tg_argv[0]::bigint LIMIT 1;
  IF FOUND THEN
    PERFORM belay_guard.judge(tg_relid, hit.rows, tg_argv[1]::integer, pg_catalog.format(
      '%s of %s rows of %I.%I by one statement', tg_op, hit.rows, tg_table_schema, tg_table_name))
    FROM (SELECT pg_catalog.count(*) AS rows FROM belay_old) hit;
  END IF;
  RETURN NULL;
END $$;

-- The triggers that a table is to have; none are wanted of what is nobody's data.
CREATE OR REPLACE FUNCTION belay_guard.wanted(relation oid)
RETURNS TABLE (trigger_name text, moment text, call text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.trigger_name, t.moment, t.call
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    CROSS JOIN LATERAL (SELECT max(o.rows) AS rows FROM belay_guard.options o
      WHERE o.kind = 'table' AND belay_guard.means(o.name, n.nspname || '.' || c.relname)) own
    JOIN belay_guard.options g ON g.kind = 'guard'
    CROSS JOIN LATERAL (SELECT format('on_rows(%L, %L)', coalesce(own.rows, g.rows),
      CASE WHEN own.rows IS NULL THEN g.percent ELSE 0 END) AS on_rows) limited
    JOIN LATERAL (VALUES
      ('truncate', 'belay_guard_truncate', 'BEFORE TRUNCATE', 'on_truncate()'),
      ('delete-limit', 'belay_guard_delete', 'AFTER DELETE', limited.on_rows),
      ('update-limit', 'belay_guard_update', 'AFTER UPDATE', limited.on_rows))
      t (guard, trigger_name, moment, call) ON t.guard = g.name
  WHERE c.oid = relation AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
    AND n.nspname NOT IN ('belay', 'belay_guard', 'information_schema') AND n.nspname !~ '^pg_'
    AND NOT belay_guard.excepted(n.nspname || '.' || c.relname)
    AND NOT EXISTS (SELECT FROM pg_depend d
      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
$$;

-- Gives a table those that it lacks, and takes away what is not wanted any more. ALWAYS: in a
-- session that only replays what others did, too.
CREATE OR REPLACE FUNCTION belay_guard.cover(relation oid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  place text := (SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = relation);
  each record;
BEGIN
  FOR each IN SELECT t.tgname FROM pg_trigger t
    WHERE t.tgrelid = relation AND t.tgname LIKE 'belay\_guard\_%'
      AND NOT EXISTS (SELECT FROM belay_guard.wanted(relation) w WHERE w.trigger_name = t.tgname
        AND pg_get_triggerdef(t.oid) LIKE '% belay\_guard.' || replace(w.call, '_', '\_'))
  LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', each.tgname, place);
  END LOOP;
  FOR each IN SELECT w.*, CASE WHEN w.moment LIKE 'AFTER%'
        THEN 'REFERENCING OLD TABLE AS belay_old' ELSE '' END AS old, t.tgenabled
    FROM belay_guard.wanted(relation) w
      LEFT JOIN pg_trigger t ON t.tgrelid = relation AND t.tgname = w.trigger_name
  LOOP
    IF each.tgenabled IS NULL THEN
      EXECUTE format('CREATE TRIGGER %I %s ON %s %s FOR EACH STATEMENT'
        ' EXECUTE FUNCTION belay_guard.%s', each.trigger_name, each.moment, place, each.old,
        each.call);
    END IF;
    IF each.tgenabled IS DISTINCT FROM 'A' THEN
      EXECUTE format('ALTER TABLE ONLY %s ENABLE ALWAYS TRIGGER %I', place, each.trigger_name);
    END IF;
  END LOOP;
END $$;
