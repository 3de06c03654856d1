ALTER TABLE customer ALTER COLUMN name TYPE text;
ALTER TABLE orders ALTER note SET DATA TYPE text USING note::text;
