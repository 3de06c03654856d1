CREATE TABLE event (day date NOT NULL, what text) PARTITION BY RANGE (day);
CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX ON event (day);
INSERT INTO event SELECT '2026-01-01', 'opened' FROM generate_series(1, 100);
