SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '1min';
ALTER TABLE orders ADD COLUMN paid_at timestamptz;
