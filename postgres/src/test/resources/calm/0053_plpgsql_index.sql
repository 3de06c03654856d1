CREATE INDEX CONCURRENTLY orders_lower_note ON orders (lower(note)) WHERE note IS NOT NULL;
