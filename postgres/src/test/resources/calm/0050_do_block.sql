DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'calm_reader') THEN
    CREATE ROLE calm_reader;
  END IF;
END
$$;
GRANT SELECT ON orders TO calm_reader;
