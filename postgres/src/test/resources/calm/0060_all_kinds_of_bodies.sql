-- whatever PL/pgSQL and SQL allow in a body is no error, and nothing of it is run here
CREATE FUNCTION body_types(a customer.name%TYPE, b customer, VARIADIC c int[] DEFAULT '{}')
RETURNS customer.email%TYPE LANGUAGE plpgsql STABLE AS $$
<<outermost>>
DECLARE
  one CONSTANT int NOT NULL := 1;
  many text[] COLLATE "C";
  row_of customer%ROWTYPE;
  anything record;
  first ALIAS FOR $1;
  known CURSOR (lowest bigint) FOR SELECT * FROM customer WHERE id > lowest;
  unknown refcursor;
BEGIN
  many[1] := first;
  many[1:2] := ARRAY['x', 'y'];
  row_of.name := upper(first);
  SELECT * INTO STRICT anything FROM customer WHERE id = one;
  SELECT name, email FROM customer LIMIT 1 INTO row_of.name, row_of.email;
  OPEN known (5);
  FETCH NEXT FROM known INTO anything;
  MOVE FORWARD 2 IN known;
  CLOSE known;
  OPEN unknown SCROLL FOR SELECT 1;
  FETCH LAST FROM unknown INTO anything;
  RETURN first || many[1] || outermost.row_of.name;
EXCEPTION
  WHEN division_by_zero OR SQLSTATE '22012' THEN
    RETURN NULL;
  WHEN others THEN
    RAISE;
END
$$;

CREATE FUNCTION body_control(n int, OUT total int, OUT told text) LANGUAGE plpgsql AS '
DECLARE
  each text;
  i int;
  touched bigint;
BEGIN
  total := 0;
  FOR i IN REVERSE n..1 BY 2 LOOP
    CONTINUE WHEN i = 3;
    total = total + i;
  END LOOP;
  <<words>>
  FOREACH each SLICE 0 IN ARRAY ARRAY[''a'', ''it''''s''] LOOP
    EXIT words WHEN each IS NULL;
  END LOOP words;
  WHILE total > 100 LOOP
    total := total / 2;
  END LOOP;
  LOOP
    EXIT;
  END LOOP;
  CASE n
    WHEN 1, 2 THEN told := ''few'';
    ELSE told := ''many'';
  END CASE;
  CASE WHEN n > 2 THEN NULL; ELSE NULL; END CASE;
  IF n = 1 THEN
    NULL;
  ELSIF n = 2 THEN
    NULL;
  ELSEIF n = 3 THEN
    NULL;
  ELSE
    NULL;
  END IF;
  GET DIAGNOSTICS touched = ROW_COUNT;
  ASSERT n IS NOT NULL, ''a number is needed'';
  RAISE NOTICE ''% of %'', n, touched USING HINT = ''none'', ERRCODE = ''P0001'';
  PERFORM 1;
  RETURN;
END';

CREATE FUNCTION body_rows(lowest bigint) RETURNS TABLE (id bigint, told text)
LANGUAGE plpgsql AS $body$
#variable_conflict use_column
DECLARE
  sql text := $$SELECT id, name::text FROM customer WHERE id > $1$$;
  given record;
BEGIN
  RETURN QUERY SELECT c.id, c.name::text FROM customer c WHERE c.id > lowest;
  RETURN QUERY EXECUTE sql USING lowest;
  FOR given IN EXECUTE sql USING lowest LOOP
    id := given.id;
    RETURN NEXT;
  END LOOP;
  WITH gone AS (DELETE FROM orders WHERE orders.id < 0 RETURNING orders.id)
  SELECT count(*) INTO id FROM gone;
  INSERT INTO customer (name) VALUES ('x') ON CONFLICT DO NOTHING RETURNING customer.id INTO id;
  UPDATE customer SET name = 'y' WHERE customer.id = -1 RETURNING customer.id INTO STRICT id;
EXCEPTION WHEN no_data_found THEN
  GET STACKED DIAGNOSTICS told = MESSAGE_TEXT;
END
$body$;

CREATE PROCEDURE body_steps(INOUT done int) LANGUAGE plpgsql AS $$
BEGIN
  COMMIT;
  UPDATE customer SET name = NULL WHERE id = done;
  ROLLBACK;
  CALL body_steps(done);
  SET LOCAL work_mem = '1MB';
END;
$$;

CREATE FUNCTION body_fired() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  NEW.name := coalesce(NEW.name, OLD.name, TG_ARGV[0], TG_TABLE_NAME::text);
  RETURN NEW;
END $$;

CREATE FUNCTION body_any(anyelement, anyarray) RETURNS anyelement LANGUAGE sql IMMUTABLE AS
  'SELECT CASE WHEN $1 = ANY ($2) THEN $1 END';

CREATE FUNCTION body_of_statements(n int) RETURNS SETOF customer LANGUAGE sql AS $$
  INSERT INTO customer (name) SELECT 'x' WHERE n > 1000000;
  VALUES (1), (2);
  SELECT * FROM customer WHERE id = n;
$$;

CREATE FUNCTION body_in_c_style(n int) RETURNS int LANGUAGE sql RETURN n + 1;

CREATE PROCEDURE body_atomic(n int) LANGUAGE sql
BEGIN ATOMIC
  DELETE FROM orders WHERE id = n;
  SELECT CASE WHEN n > 0 THEN 1 END;
END;

CREATE FUNCTION body_without_any() RETURNS void LANGUAGE sql AS '';

DO LANGUAGE plpgsql $$BEGIN PERFORM body_in_c_style(1); END$$;
SELECT body_control(5), body_any(1, ARRAY[1]), body_in_c_style(2);
