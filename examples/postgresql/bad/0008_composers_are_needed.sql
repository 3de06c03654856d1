DELETE FROM playlist_track WHERE track_id IN (SELECT track_id FROM track WHERE composer IS NULL);
UPDATE track SET composer = 'unknown' WHERE composer IS NULL;
ALTER TABLE track ALTER COLUMN composer SET NOT NULL;
