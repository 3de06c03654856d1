-- The order of https://www.sqlite.org/lang_altertable.html, section 7, with all columns named.
CREATE TABLE ArtistNew (ArtistId INTEGER PRIMARY KEY, Name NVARCHAR(120), Country TEXT);
INSERT INTO ArtistNew (ArtistId, Name) SELECT ArtistId, Name FROM Artist;
DROP TABLE Artist;
ALTER TABLE ArtistNew RENAME TO Artist;
