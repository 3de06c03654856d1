CREATE OR REPLACE PROCEDURE tidy() LANGUAGE sql AS $$ DELETE FROM order_line WHERE quantity < 0 $$;
CALL tidy();
