CREATE TABLE stock (id integer, place text, amount integer);
ALTER TABLE stock ALTER COLUMN id TYPE bigint;
ALTER TABLE stock ALTER COLUMN place SET NOT NULL;
ALTER TABLE stock ADD COLUMN number bigserial;
ALTER TABLE stock ADD COLUMN code uuid DEFAULT gen_random_uuid();
ALTER TABLE stock ADD PRIMARY KEY (id);
ALTER TABLE stock RENAME COLUMN amount TO pieces;
ALTER TABLE stock RENAME TO inventory;
CREATE INDEX ON inventory (place);
