CREATE SCHEMA IF NOT EXISTS reports;
SET LOCAL search_path = reports, public;
CREATE TABLE reports.daily (day date PRIMARY KEY, total numeric NOT NULL);
INSERT INTO reports.daily (day, total) SELECT placed::date, sum(total) FROM orders GROUP BY 1;
