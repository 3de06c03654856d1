-- belay:no-transaction
ALTER TABLE orders ADD COLUMN billed_to bigint;
CREATE INDEX CONCURRENTLY orders_billed_to ON orders (billed_to);
ALTER TABLE orders ADD CONSTRAINT orders_billed_to_fkey
  FOREIGN KEY (billed_to) REFERENCES customer (id) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_billed_to_fkey;
