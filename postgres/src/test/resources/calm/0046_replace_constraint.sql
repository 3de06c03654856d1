ALTER TABLE orders
  DROP CONSTRAINT orders_total_check,
  ADD CONSTRAINT orders_total_check CHECK (total >= -1000) NOT VALID;
