ALTER TABLE orders ALTER COLUMN origin TYPE inet;
ALTER TABLE product ALTER COLUMN price TYPE numeric(14,2);
