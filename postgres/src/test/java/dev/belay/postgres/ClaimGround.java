package dev.belay.postgres;

/** The tables that statements are measured on, each of them full enough to tell. */
final class ClaimGround {
  /** So many rows has every table that statements look at. */
  static final long ROWS = 1000;

  static final String TABLES =
      """
      CREATE DOMAIN short AS text CONSTRAINT short_check CHECK (length(VALUE) < 20);
      CREATE DOMAIN plain AS text;
      CREATE DOMAIN later AS text;
      ALTER DOMAIN later ADD CONSTRAINT later_check CHECK (length(VALUE) < 20) NOT VALID;
      CREATE TYPE state AS ENUM ('open', 'paid');
      CREATE TABLE p (id integer PRIMARY KEY, name varchar(20));
      CREATE TABLE t (id integer PRIMARY KEY, p integer, n integer, m integer, name varchar(20),
        price numeric(10,2), at timestamp, said state, addr cidr, note plain, more later, doc json,
        made integer GENERATED ALWAYS AS (id + 1) STORED,
        CONSTRAINT t_n CHECK (n IS NOT NULL), CONSTRAINT t_id CHECK (id > 0));
      CREATE TABLE child (id integer PRIMARY KEY, p integer CONSTRAINT child_p REFERENCES p (id));
      CREATE TABLE counted (id integer GENERATED ALWAYS AS IDENTITY);
      CREATE TABLE during (id integer, span int4range);
      CREATE TABLE keyless (id integer, n integer NOT NULL);
      CREATE UNIQUE INDEX keyless_id ON keyless (id);
      CREATE UNIQUE INDEX keyless_n ON keyless (n);
      CREATE INDEX t_p ON t (p);
      CREATE TABLE parts (day integer NOT NULL, what text) PARTITION BY RANGE (day);
      CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (1000);
      CREATE TABLE parts_2 (day integer NOT NULL, what text);
      CREATE TABLE parts_3 (day integer NOT NULL, what text,
        CONSTRAINT parts_3_day CHECK (day >= 2000 AND day < 3000));
      CREATE TABLE open_parts (day integer NOT NULL) PARTITION BY RANGE (day);
      CREATE TABLE open_rest PARTITION OF open_parts DEFAULT;
      CREATE TABLE open_2 (day integer NOT NULL);
      CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER noted BEFORE UPDATE ON child FOR EACH ROW EXECUTE FUNCTION note();
      CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
      CREATE FUNCTION mine() RETURNS integer VOLATILE LANGUAGE sql AS 'SELECT 1';
      INSERT INTO p SELECT i, 'p' || i FROM generate_series(1, 1000) i;
      INSERT INTO t (id, p, n, m, name, price, at, said, addr, note, more, doc)
        SELECT i, i, i, i, 't' || i, i, now(), 'open', '10.0.0.1', 'x', 'y', '{}'
        FROM generate_series(1, 1000) i;
      INSERT INTO child SELECT i, i FROM generate_series(1, 1000) i;
      INSERT INTO counted SELECT FROM generate_series(1, 1000) i;
      INSERT INTO during SELECT i, int4range(i, i + 1) FROM generate_series(1, 1000) i;
      INSERT INTO keyless SELECT i, i FROM generate_series(1, 1000) i;
      INSERT INTO parts SELECT i, 'x' FROM generate_series(0, 999) i;
      INSERT INTO parts_2 SELECT i, 'x' FROM generate_series(1000, 1999) i;
      INSERT INTO parts_3 SELECT i, 'x' FROM generate_series(2000, 2999) i;
      INSERT INTO open_rest SELECT i FROM generate_series(0, 999) i;
      INSERT INTO open_2 SELECT i FROM generate_series(1000, 1999) i;
      ALTER TABLE t ADD CONSTRAINT t_late CHECK (m > 0) NOT VALID;
      ALTER TABLE t ADD CONSTRAINT t_p FOREIGN KEY (p) REFERENCES p NOT VALID;
      CREATE MATERIALIZED VIEW m AS SELECT id FROM t;
      CREATE UNIQUE INDEX m_id ON m (id);
      CREATE VIEW v AS SELECT id FROM p;
      CREATE VIEW w AS SELECT id FROM v;
      """;

  private ClaimGround() {}
}
