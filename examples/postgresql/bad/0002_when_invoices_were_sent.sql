-- clock_timestamp() is another one for each row: all of them are written anew.
ALTER TABLE invoice ADD COLUMN sent_at timestamptz NOT NULL DEFAULT clock_timestamp();
