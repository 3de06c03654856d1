package dev.belay.postgres;

import java.util.List;

/**
 * One form of a statement on the tables of {@link ClaimGround}, and what a server does.
 *
 * @param told as {@link Told} has it
 */
record LockedForm(String sql, String told) {
  /** Majors from which on a line holds, with {@code +} behind; or up to which, with {@code -}. */
  private static final String ALL =
      """
         | ALTER TABLE t ADD COLUMN a text                                         | t ACCESS EXCLUSIVE
         | ALTER TABLE t ADD COLUMN a integer NOT NULL DEFAULT 7                   | t ACCESS EXCLUSIVE
         | ALTER TABLE t ADD COLUMN a timestamptz NOT NULL DEFAULT now()           | t ACCESS EXCLUSIVE
         | ALTER TABLE t ADD COLUMN a text DEFAULT current_user                    | t ACCESS EXCLUSIVE
         | ALTER TABLE t ADD COLUMN a timestamptz DEFAULT clock_timestamp()        | t ACCESS EXCLUSIVE REWRITTEN
         | ALTER TABLE t ADD COLUMN a uuid DEFAULT gen_random_uuid()               | t ACCESS EXCLUSIVE REWRITTEN
         | ALTER TABLE t ADD COLUMN a float DEFAULT random()                       | t ACCESS EXCLUSIVE REWRITTEN
         | ALTER TABLE t ADD COLUMN a integer DEFAULT mine()                       | t ACCESS EXCLUSIVE REWRITTEN
         | ALTER TABLE t ADD COLUMN a bigserial                                    | t ACCESS EXCLUSIVE REWRITTEN
         | ALTER TABLE t ADD COLUMN a integer GENERATED ALWAYS AS IDENTITY         | t ACCESS EXCLUSIVE REWRITTEN
         | ALTER TABLE t ADD COLUMN a integer GENERATED ALWAYS AS (id * 2) STORED  | t ACCESS EXCLUSIVE REWRITTEN
      18+| ALTER TABLE t ADD COLUMN a integer GENERATED ALWAYS AS (id * 2)         | t ACCESS EXCLUSIVE
         | ALTER TABLE t ADD COLUMN a plain                                        | t ACCESS EXCLUSIVE
         | ALTER TABLE t ADD COLUMN a short                                        | t ACCESS EXCLUSIVE REWRITTEN
         | ALTER TABLE t ADD COLUMN a integer CHECK (a > 0)                        | t ACCESS EXCLUSIVE CHECKED
         | ALTER TABLE t ADD COLUMN a integer UNIQUE                               | t ACCESS EXCLUSIVE INDEXED
         | ALTER TABLE t ADD COLUMN a integer REFERENCES p                         | p SHARE ROW EXCLUSIVE, t ACCESS EXCLUSIVE
         | ALTER TABLE t ADD COLUMN a integer DEFAULT 1 REFERENCES p               | p SHARE ROW EXCLUSIVE REFERENCES_CHECKED, t ACCESS EXCLUSIVE REFERENCES_CHECKED
         | ALTER TABLE t ADD COLUMN a json                                         | t ACCESS EXCLUSIVE
         | ALTER TABLE t DROP COLUMN m                                             | t ACCESS EXCLUSIVE
         | ALTER TABLE t ALTER n SET DEFAULT 1                                     | t ACCESS EXCLUSIVE
         | ALTER TABLE t ALTER n SET STATISTICS 100                                | t SHARE UPDATE EXCLUSIVE
         | ALTER TABLE t SET (fillfactor = 90)                                     | t SHARE UPDATE EXCLUSIVE
         | ALTER TABLE t RENAME COLUMN n TO o                                      | t ACCESS EXCLUSIVE
         | ALTER TABLE p RENAME TO q                                               | p ACCESS EXCLUSIVE
         | ALTER TABLE keyless ALTER n DROP NOT NULL                               | keyless ACCESS EXCLUSIVE
         | ALTER TABLE t ALTER made DROP EXPRESSION                                | t ACCESS EXCLUSIVE
         | ALTER TABLE counted ALTER id DROP IDENTITY                              | counted ACCESS EXCLUSIVE, counted_id_seq ACCESS EXCLUSIVE
         | ALTER TABLE t ALTER m SET NOT NULL                                      | t ACCESS EXCLUSIVE CHECKED
         | ALTER TABLE t ALTER n SET NOT NULL                                      | t ACCESS EXCLUSIVE
      18+| ALTER TABLE t ADD CONSTRAINT m_set NOT NULL m NOT VALID                 | t ACCESS EXCLUSIVE
      18+| ALTER TABLE t ADD CONSTRAINT m_set NOT NULL m                           | t ACCESS EXCLUSIVE CHECKED
      18+| ALTER TABLE t ADD CONSTRAINT t_x CHECK (m > 0) NOT ENFORCED             | t ACCESS EXCLUSIVE
         | ALTER TABLE t ADD CHECK (m > 0)                                         | t ACCESS EXCLUSIVE CHECKED
         | ALTER TABLE t ADD CHECK (m > 0) NOT VALID                               | t ACCESS EXCLUSIVE
         | ALTER TABLE t ADD FOREIGN KEY (m) REFERENCES p                          | p SHARE ROW EXCLUSIVE REFERENCES_CHECKED, t SHARE ROW EXCLUSIVE REFERENCES_CHECKED
         | ALTER TABLE t ADD FOREIGN KEY (m) REFERENCES p NOT VALID                | p SHARE ROW EXCLUSIVE, t SHARE ROW EXCLUSIVE
         | ALTER TABLE t VALIDATE CONSTRAINT t_late                                | t SHARE UPDATE EXCLUSIVE CHECKED
         | ALTER TABLE t VALIDATE CONSTRAINT t_p                                   | p ACCESS SHARE REFERENCES_CHECKED, t SHARE UPDATE EXCLUSIVE REFERENCES_CHECKED
         | ALTER TABLE t ADD UNIQUE (name)                                         | t ACCESS EXCLUSIVE INDEXED
         | ALTER TABLE keyless ADD PRIMARY KEY (n)                                 | keyless ACCESS EXCLUSIVE INDEXED
         | ALTER TABLE keyless ADD PRIMARY KEY (id)                                | keyless ACCESS EXCLUSIVE CHECKED INDEXED
         | ALTER TABLE keyless ADD UNIQUE USING INDEX keyless_id                   | keyless ACCESS EXCLUSIVE
         | ALTER TABLE keyless ADD PRIMARY KEY USING INDEX keyless_n               | keyless ACCESS EXCLUSIVE
         | ALTER TABLE keyless ADD PRIMARY KEY USING INDEX keyless_id              | keyless ACCESS EXCLUSIVE CHECKED
         | ALTER TABLE t DROP CONSTRAINT t_pkey, ADD PRIMARY KEY USING INDEX t_one | t ACCESS EXCLUSIVE
         | ALTER TABLE during ADD EXCLUDE USING gist (span WITH &&)                | during ACCESS EXCLUSIVE INDEXED
         | ALTER TABLE child DROP CONSTRAINT child_p                               | child ACCESS EXCLUSIVE, p ACCESS EXCLUSIVE
         | ALTER TABLE t DROP CONSTRAINT t_n                                       | t ACCESS EXCLUSIVE
         | ALTER TABLE child DISABLE TRIGGER noted                                 | child SHARE ROW EXCLUSIVE
         | ALTER TABLE t ENABLE ROW LEVEL SECURITY                                 | t ACCESS EXCLUSIVE
         | ALTER TABLE t SET UNLOGGED                                              | t ACCESS EXCLUSIVE REWRITTEN
      15+| ALTER TABLE t SET ACCESS METHOD heap2                                   | t ACCESS EXCLUSIVE REWRITTEN
         | ALTER DOMAIN plain ADD CHECK (VALUE <> '')                              | t SHARE
         | ALTER DOMAIN plain ADD CHECK (VALUE <> '') NOT VALID                    |
         | ALTER DOMAIN plain SET NOT NULL                                         | t SHARE
         | ALTER DOMAIN later VALIDATE CONSTRAINT later_check                      | t SHARE
         | ALTER TYPE state ADD VALUE 'lost'                                       |
         | ALTER TYPE state RENAME VALUE 'paid' TO 'payed'                         |
         | CREATE INDEX ON t (n)                                                   | t SHARE INDEXED
         | CREATE INDEX ON parts (what)                                            | parts SHARE, parts_1 SHARE INDEXED
         | CREATE INDEX ON ONLY parts (what)                                       | parts SHARE
         | DROP INDEX t_p                                                          | t ACCESS EXCLUSIVE
         | REINDEX INDEX t_p                                                       | t ACCESS EXCLUSIVE INDEXED
         | REINDEX TABLE p                                                         | p ACCESS EXCLUSIVE INDEXED
         | CLUSTER t USING t_pkey                                                  | t ACCESS EXCLUSIVE REWRITTEN
         | REFRESH MATERIALIZED VIEW m                                             | m ACCESS EXCLUSIVE REWRITTEN, t ACCESS SHARE
         | REFRESH MATERIALIZED VIEW CONCURRENTLY m                                | m EXCLUSIVE, t ACCESS SHARE
         | CREATE TABLE parts_9 PARTITION OF parts FOR VALUES FROM (9000) TO (9999) | parts ACCESS EXCLUSIVE
         | CREATE TABLE open_9 PARTITION OF open_parts FOR VALUES FROM (9000) TO (9999) | open_parts ACCESS EXCLUSIVE, open_rest ACCESS EXCLUSIVE
         | ALTER TABLE parts ATTACH PARTITION parts_2 FOR VALUES FROM (1000) TO (2000) | parts SHARE UPDATE EXCLUSIVE, parts_2 ACCESS EXCLUSIVE CHECKED
         | ALTER TABLE parts ATTACH PARTITION parts_3 FOR VALUES FROM (2000) TO (3000) | parts SHARE UPDATE EXCLUSIVE, parts_3 ACCESS EXCLUSIVE
         | ALTER TABLE open_parts ATTACH PARTITION open_2 FOR VALUES FROM (1000) TO (2000) | open_2 ACCESS EXCLUSIVE CHECKED, open_parts SHARE UPDATE EXCLUSIVE, open_rest ACCESS EXCLUSIVE CHECKED
      14+| ALTER TABLE parts DETACH PARTITION parts_1                              | parts ACCESS EXCLUSIVE, parts_1 ACCESS EXCLUSIVE
      13-| ALTER TABLE parts DETACH PARTITION parts_1                              | parts ACCESS EXCLUSIVE, parts_1 SHARE UPDATE EXCLUSIVE
         | CREATE TRIGGER again BEFORE INSERT ON child FOR EACH ROW EXECUTE FUNCTION note() | child SHARE ROW EXCLUSIVE
         | DROP TRIGGER noted ON child                                             | child ACCESS EXCLUSIVE
         | CREATE POLICY mine ON t USING (true)                                    | t ACCESS EXCLUSIVE
         | CREATE POLICY mine ON t AS RESTRICTIVE USING (true)                     | t ACCESS EXCLUSIVE
         | DROP VIEW v CASCADE                                                     | v ACCESS EXCLUSIVE, w ACCESS EXCLUSIVE
      17-| GRANT UPDATE ON t TO PUBLIC                                             |
      18+| GRANT UPDATE ON t TO PUBLIC                                             | t ACCESS SHARE
         | COMMENT ON TABLE t IS 'x'                                               | t SHARE UPDATE EXCLUSIVE
         | CREATE TABLE fresh (id integer PRIMARY KEY, p integer REFERENCES p)     | p SHARE ROW EXCLUSIVE
         | ALTER TABLE t ADD COLUMN a text; UPDATE t SET a = name                  | t ACCESS EXCLUSIVE
         | ALTER TABLE t ALTER n DROP DEFAULT; DELETE FROM child                   | child ROW EXCLUSIVE, t ACCESS EXCLUSIVE
         | ALTER TABLE t ADD COLUMN a bigserial, ADD COLUMN b uuid DEFAULT gen_random_uuid() | t ACCESS EXCLUSIVE REWRITTEN
         | UPDATE t SET m = 1 WHERE id < 10                                        | t ROW EXCLUSIVE
      """;

  static List<LockedForm> all(int major) {
    return ALL.lines()
        .map(line -> line.split("\\|", 3))
        .filter(parts -> holds(parts[0].strip(), major))
        .map(parts -> new LockedForm(parts[1].strip(), parts[2].strip()))
        .toList();
  }

  private static boolean holds(String versions, int major) {
    if (versions.isEmpty()) {
      return true;
    }
    int version = Integer.parseInt(versions.substring(0, versions.length() - 1));
    return versions.endsWith("+") ? major >= version : major <= version;
  }
}
