-- Foreign keys are on: dropping the old table deletes what refers to it, or fails.
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE ArtistNew (ArtistId INTEGER PRIMARY KEY, Name NVARCHAR(120) NOT NULL);
INSERT OR IGNORE INTO ArtistNew SELECT * FROM Artist;
DROP TABLE Artist;
ALTER TABLE ArtistNew RENAME TO Artist;
COMMIT;
