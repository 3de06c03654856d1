ALTER TABLE orders ADD CONSTRAINT orders_weight CHECK (weight >= 0) NOT VALID;
