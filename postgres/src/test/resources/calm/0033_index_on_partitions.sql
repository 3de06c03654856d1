-- belay:no-transaction
CREATE INDEX event_what ON ONLY event (what);
CREATE INDEX CONCURRENTLY event_2026_what ON event_2026 (what);
CREATE INDEX CONCURRENTLY event_2027_what ON event_2027 (what);
ALTER INDEX event_what ATTACH PARTITION event_2026_what;
ALTER INDEX event_what ATTACH PARTITION event_2027_what;
