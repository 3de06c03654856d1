CREATE SEQUENCE invoice_number START 1000;
ALTER SEQUENCE invoice_number CACHE 10;
ALTER TABLE orders ADD COLUMN invoice bigint;
ALTER SEQUENCE invoice_number OWNED BY orders.invoice;
