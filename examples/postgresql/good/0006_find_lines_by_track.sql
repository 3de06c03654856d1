CREATE INDEX CONCURRENTLY invoice_line_track_quantity_idx ON invoice_line (track_id, quantity);
