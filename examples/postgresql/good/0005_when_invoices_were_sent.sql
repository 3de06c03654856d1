-- Nothing is written for the rows that are there; new ones get their time.
ALTER TABLE invoice ADD COLUMN sent_at timestamptz;
ALTER TABLE invoice ALTER COLUMN sent_at SET DEFAULT clock_timestamp();
UPDATE invoice SET sent_at = invoice_date WHERE sent_at IS NULL;
