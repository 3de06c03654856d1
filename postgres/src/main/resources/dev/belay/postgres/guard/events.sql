-- What is done to the schema: event triggers, which only a superuser may make.

-- A CASCADE that takes the event trigger along is not told to it afterwards: so this one asks before.
-- Where whole schemas are excepted, on_drop has to see which one it was.
CREATE OR REPLACE FUNCTION belay_guard.on_drop_schema() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM belay_guard.options WHERE kind = 'except' AND name LIKE '%.*')
      AND NOT belay_guard.passed() THEN
    PERFORM belay_guard.refuse(tg_tag);
  END IF;
END $$;

-- What goes with something else that is dropped on purpose, as the tables of an extension do, is
-- neither original nor normal.
CREATE OR REPLACE FUNCTION belay_guard.on_drop() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  data CONSTANT boolean := EXISTS (SELECT FROM belay_guard.options
    WHERE kind = 'guard' AND name = 'drop');
  gone text[];
BEGIN
  SELECT array_agg(d.object_type || ' ' || d.object_identity ORDER BY d.original DESC) INTO gone
  FROM pg_event_trigger_dropped_objects() d
  WHERE NOT d.is_temporary AND (d.original OR d.normal)
    AND (data AND d.object_type IN ('table', 'table column', 'materialized view', 'sequence', 'schema')
        AND NOT belay_guard.excepted(d.address_names[1] || '.' || coalesce(d.address_names[2], ''))
      OR d.object_type = 'trigger' AND d.address_names[3] LIKE 'belay\_guard\_%'
      OR d.address_names[1] = 'belay_guard');
  IF gone IS NOT NULL AND NOT belay_guard.passed() THEN
    PERFORM belay_guard.refuse(format('%s of %s%s', tg_tag, gone[1], CASE
      WHEN cardinality(gone) > 1 THEN format(' and %s more', cardinality(gone) - 1) END));
  END IF;
END $$;

CREATE OR REPLACE FUNCTION belay_guard.on_create() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM belay_guard.cover(objid) FROM pg_event_trigger_ddl_commands()
  WHERE classid = 'pg_class'::regclass AND objsubid = 0 AND NOT in_extension
    AND command_tag IN ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO');
END $$;

-- The owner of a table may switch its triggers off, and no right keeps him from it.
CREATE OR REPLACE FUNCTION belay_guard.on_alter() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  place text := (SELECT c.object_identity FROM pg_event_trigger_ddl_commands() c
    JOIN pg_trigger t ON t.tgrelid = c.objid
    WHERE c.classid = 'pg_class'::regclass AND t.tgname LIKE 'belay\_guard\_%'
      AND t.tgenabled <> 'A' LIMIT 1);
BEGIN
  IF place IS NOT NULL AND NOT belay_guard.passed() THEN
    PERFORM belay_guard.refuse(format('%s that switches the guards of %s off', tg_tag, place));
  END IF;
END $$;
