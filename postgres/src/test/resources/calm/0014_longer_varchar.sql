ALTER TABLE customer ALTER COLUMN name TYPE varchar(100);
ALTER TABLE orders ALTER COLUMN note TYPE character varying(200);
