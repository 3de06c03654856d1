ALTER TABLE customer ADD COLUMN active boolean NOT NULL DEFAULT true;
ALTER TABLE orders ADD COLUMN changed timestamptz NOT NULL DEFAULT now();
