ALTER TABLE orders SET (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE orders ALTER COLUMN note SET STATISTICS 500;
ALTER TABLE orders ALTER COLUMN note SET STORAGE EXTERNAL;
CREATE STATISTICS orders_related ON customer_id, state FROM orders;
ANALYZE orders;
