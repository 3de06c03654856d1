package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.belay.engine.Contents;
import dev.belay.engine.Progress;
import dev.belay.engine.Scope;
import dev.belay.engine.SideCopy;
import dev.belay.postgres.connect.Connections;
import dev.belay.testkit.Script;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of value and object comes back out of an archive as it went in. */
@ExtendWith(dev.belay.testkit.postgres.PostgresServer.class)
class ArchiveTest {
  private static final int PAGES_IN_PIECE = 8;

  @TempDir Path folder;

  private PostgresSubject subject;
  private Originals originals;

  @BeforeEach
  void prepare(TestServer server) {
    subject = new PostgresSubject(server, folder);
    originals = new Originals(server, subject);
  }

  @Test
  void numbers() throws Exception {
    originals.survives(
        """
        CREATE TABLE numbers (a smallint, b integer, c bigint, d numeric, e numeric(12, 3), f real,
          g double precision, h money, i boolean, j oid, k bit(5), l bit varying);
        INSERT INTO numbers VALUES
          (-32768, -2147483648, -9223372036854775808, 'NaN', 1.5, 'NaN', 'NaN', -12.34, true, 1,
            B'10101', B''),
          (32767, 2147483647, 9223372036854775807, 'Infinity', -0.001, '-Infinity', 'Infinity',
            '92233720368547758.07', false, 4294967295, B'00000', B'1'),
          (0, 0, 0, 1e-1000, 0, 1.17549e-38, 2.2250738585072014e-308, 0, NULL, 0, NULL, NULL),
          (0, 0, 0, 1.000000000000000000000000000000000000000000001, 0, '-0', '-0', 0, NULL, 0,
            NULL, NULL),
          (0, 0, 0, 1e1000, 0, 0.1, 0.1, 0, NULL, 0, NULL, NULL);
        """);
  }

  @Test
  void texts_and_bytes() throws Exception {
    originals.survives(
        """
        CREATE TABLE texts (a text, b varchar(30), c char(5), d name, e bytea, f json, g jsonb, h xml,
          i uuid, j tsvector, k tsquery, l "char", m text COLLATE "C");
        INSERT INTO texts VALUES
          (E'tab\\t line\\n return\\r back\\\\ \\\\N \\\\. \\b\\f\\v\\x01', '', 'a', 'n', '\\x00ff5c0a09',
            '{"b": 1,  "a": [1, 2], "b": 2}', '{"b": 1, "a": [1, 2.50]}', '<a b="c">d</a>',
            'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'fat:1A cat:2', 'fat & !cat', 'x', 'c'),
          ('\\N', '\\.', ' ', NULL, '', 'null', 'null', 'no element', NULL, '', '', '', ''),
          (U&'\\00e4\\4e2d\\+01F600 e\\0301', 'ü', '', NULL, NULL, '"\\u00e4"', '"ä"', NULL, NULL, NULL,
            NULL, NULL, NULL),
          ('', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
          (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
        """);
  }

  @Test
  void times_and_places() throws Exception {
    originals.survives(
        """
        CREATE TABLE times (a date, b time, c timetz, d timestamp, e timestamptz, f interval,
          g interval year to month, h interval(3));
        SET TimeZone = 'Asia/Kathmandu';
        SET DateStyle = 'German';
        INSERT INTO times VALUES
          ('infinity', '24:00', '12:00+05:45', '-infinity', 'infinity',
            '1 year -2 mons 3 days -04:05:06.789', '14 mons', '1.23456 s'),
          ('4713-01-01 BC', '00:00:00.000001', '00:00-12', '294276-12-31 23:59:59.999999',
            '2026-03-29 02:30:00.5', '-178000000 years', NULL, NULL),
          ('5874897-12-31', NULL, NULL, '0044-03-15 BC', NULL, '00:00', NULL, NULL);
        CREATE TABLE places (a point, b line, c lseg, d box, e path, f path, g polygon, h circle,
          i inet, j cidr, k macaddr, l macaddr8);
        INSERT INTO places VALUES ('(1.5,-0.1)', '{1,2,3}', '[(0,0),(1,1)]', '(2,2),(1,1)',
          '[(0,0),(1,1)]', '((0,0),(1,1))', '((0,0),(0,1),(1,0))', '<(0,0),5>', '192.168.0.1/24',
          '2001:db8::/32', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05');
        """);
  }

  @Test
  void composed_values() throws Exception {
    originals.survives(
        """
        CREATE TYPE mood AS ENUM ('sad', 'so, so', 'happy "very"');
        CREATE TYPE place AS (street text, "House No" integer, moods mood[]);
        CREATE DOMAIN positive AS integer DEFAULT 1 CHECK (VALUE > 0);
        CREATE DOMAIN code AS text COLLATE "C" NOT NULL CONSTRAINT short CHECK (length(VALUE) < 9);
        CREATE TYPE span AS RANGE (subtype = double precision, subtype_diff = float8mi);
        CREATE TABLE composed (a integer[], b text[][], c mood[], d place, e place[], f positive,
          g code, h int4range, i numrange, j tstzrange, k daterange, l span, m jsonb[]);
        INSERT INTO composed VALUES
          ('[-1:1]={1,NULL,3}', '{{"a,b","NULL"},{NULL,"\\\\\\""}}', '{sad,"so, so"}',
            ROW('Main "St", 5', NULL, '{sad}'), ARRAY[ROW('', 1, NULL)::place], 5, 'x', '[1,5)',
            'empty', '[2026-01-01,)', '(,2026-01-01)', '[1.5,2.5]',
            ARRAY['{"a": 1}'::jsonb, 'null']),
          ('{}', '{}', NULL, NULL, '{}', 7, '', NULL, NULL, NULL, NULL, NULL, NULL);
        """);
  }

  @Test
  void names_of_all_kinds() throws Exception {
    originals.survives(
        """
        CREATE SCHEMA "Größe ""x"" 'y'";
        CREATE TABLE "Größe ""x"" 'y'"."a
        b;
        --c" ("SELECT" integer PRIMARY KEY, "日本" text, "tab\t" text, "$$" text, "\\N" text,
          " " text, "%s" text);
        INSERT INTO "Größe ""x"" 'y'"."a
        b;
        --c" VALUES (1, 'a', 'b', 'c', 'd', 'e', 'f');
        CREATE INDEX "idx ""'\\" ON "Größe ""x"" 'y'"."a
        b;
        --c" ("日本", "\\N");
        CREATE SEQUENCE "Größe ""x"" 'y'"."seq '%";
        SELECT nextval('"Größe ""x"" ''y''"."seq ''%"');
        CREATE TABLE "public.dotted" (i integer);
        CREATE TABLE "x\\y" (i integer);
        INSERT INTO "x\\y" VALUES (1);
        CREATE FUNCTION "f (x)"("a b" integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
        """);
  }

  @Test
  void tables_of_all_kinds() throws Exception {
    originals.survives(
        """
        CREATE TABLE nothing ();
        INSERT INTO nothing DEFAULT VALUES;
        INSERT INTO nothing DEFAULT VALUES;
        CREATE TABLE generated (a integer GENERATED ALWAYS AS IDENTITY (START 7 INCREMENT 3),
          b integer GENERATED BY DEFAULT AS IDENTITY, c integer DEFAULT 4,
          d integer GENERATED ALWAYS AS (c * 2) STORED);
        INSERT INTO generated (c) VALUES (1), (2), (NULL);
        CREATE TABLE only_generated (d integer GENERATED ALWAYS AS (1 + 1) STORED);
        INSERT INTO only_generated DEFAULT VALUES;
        CREATE UNLOGGED TABLE hasty (a integer) WITH (fillfactor = 50);
        INSERT INTO hasty VALUES (1);
        CREATE TABLE dropped (a integer, b text, c integer);
        INSERT INTO dropped VALUES (1, 'x', 2);
        ALTER TABLE dropped DROP COLUMN b, ADD COLUMN d text DEFAULT 'later',
          ALTER c SET STATISTICS 50;
        ALTER TABLE dropped ALTER d SET STORAGE EXTERNAL;
        CREATE TYPE pair AS (a integer, b text);
        CREATE TABLE pairs OF pair (PRIMARY KEY (a));
        INSERT INTO pairs VALUES (1, 'x');
        """);
  }

  @Test
  void partitions_and_heirs() throws Exception {
    originals.survives(
        """
        CREATE TABLE events (at date NOT NULL, id integer NOT NULL, kind text)
          PARTITION BY RANGE (at);
        CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
        CREATE TABLE events_2026 (kind text, gone text, id integer NOT NULL, at date NOT NULL);
        ALTER TABLE events_2026 DROP COLUMN gone;
        ALTER TABLE events ATTACH PARTITION events_2026
          FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
        CREATE TABLE events_else PARTITION OF events DEFAULT PARTITION BY LIST (kind);
        CREATE TABLE events_else_a PARTITION OF events_else FOR VALUES IN ('a', NULL);
        CREATE INDEX by_kind ON events (kind);
        INSERT INTO events VALUES ('2025-05-05', 1, 'x'), ('2026-05-05', 2, 'y'),
          ('1999-01-01', 3, 'a');
        CREATE TABLE hashed (a integer, b text) PARTITION BY HASH (a, b);
        CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 0);
        CREATE TABLE hashed_1 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 1);
        INSERT INTO hashed SELECT n, 'n' || n FROM generate_series(1, 50) n;
        CREATE TABLE parent (a integer CHECK (a > 0), b text DEFAULT 'p');
        CREATE TABLE child (c integer) INHERITS (parent);
        INSERT INTO parent VALUES (1, 'p');
        INSERT INTO child VALUES (2, 'c', 3);
        """);
  }

  /** pg_dump makes the child with its parent's columns first, in whatever order they came. */
  @Test
  void a_column_that_a_parent_got_later_does_not_make_its_heir_another_table() throws Exception {
    var original =
        originals.of(
            """
            CREATE TABLE parent (a integer);
            CREATE TABLE child (c integer) INHERITS (parent);
            ALTER TABLE parent ADD COLUMN b text;
            INSERT INTO child VALUES (1, 2, 'x'), (3, NULL, 'y');
            CREATE TABLE adopted (b text, a integer, CHECK (a > 0));
            ALTER TABLE adopted INHERIT parent;
            INSERT INTO adopted VALUES ('x', 9);
            """);
    try (SideCopy copy = originals.restored(original)) {
      assertThat(copy.database().exists()).isTrue();
    }
  }

  @Test
  void what_newer_servers_have(TestServer server) throws Exception {
    assumeThat(Integer.parseInt(server.psql("postgres", "SHOW server_version_num").strip()))
        .isGreaterThanOrEqualTo(150000);
    originals.survives(
        """
        CREATE TABLE newer (a int4multirange, b text COMPRESSION pglz,
          UNIQUE NULLS NOT DISTINCT (b));
        INSERT INTO newer VALUES ('{[1,3),[5,7)}', NULL);
        CREATE FUNCTION adds(a integer, b integer) RETURNS integer
          BEGIN ATOMIC SELECT a + b; END;
        CREATE VIEW asks WITH (security_invoker) AS SELECT * FROM newer;
        CREATE UNLOGGED SEQUENCE hasty;
        SELECT nextval('hasty');
        CREATE PUBLICATION told FOR TABLE newer (b) WHERE (b IS NOT NULL);
        """);
  }

  @Test
  void views_functions_triggers_rules_and_policies(TestServer server) throws Exception {
    server.execute(
        "postgres",
        "DO $$ BEGIN CREATE ROLE clerk; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    originals.survives(
        """
        CREATE SCHEMA shop;
        CREATE TABLE shop.item (id integer PRIMARY KEY, price numeric NOT NULL, owner text);
        INSERT INTO shop.item VALUES (1, 2.5, 'a'), (2, 3, 'b');
        CREATE VIEW shop.cheap WITH (security_barrier) AS SELECT * FROM shop.item WHERE price < 3
          WITH LOCAL CHECK OPTION;
        CREATE VIEW over_view AS SELECT c.id, now() AS at FROM shop.cheap c;
        CREATE MATERIALIZED VIEW totals AS SELECT owner, sum(price) AS total FROM shop.item
          GROUP BY owner;
        CREATE UNIQUE INDEX totals_owner ON totals (owner);
        CREATE MATERIALIZED VIEW not_filled AS SELECT 1 AS one WITH NO DATA;
        CREATE RECURSIVE VIEW counting (n) AS SELECT 1 UNION ALL SELECT n + 1 FROM counting WHERE n < 9;
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $body$
          BEGIN -- it's a 'quote', $$ and a ; in it
            NEW.owner := coalesce(NEW.owner, $x$nobody;$x$);
            RETURN NEW;
          END $body$;
        CREATE FUNCTION adds(a integer, b integer DEFAULT 2, OUT c integer) LANGUAGE sql
          IMMUTABLE PARALLEL SAFE AS 'SELECT a + b';
        CREATE FUNCTION many(VARIADIC a integer[]) RETURNS TABLE (x integer, y text)
          LANGUAGE sql SECURITY DEFINER SET search_path TO shop, pg_temp COST 5 ROWS 7
          AS $$ SELECT 1, 'a' $$;
        CREATE PROCEDURE clean(INOUT a integer) LANGUAGE plpgsql AS $$ BEGIN a := 1; END $$;
        CREATE AGGREGATE product(numeric) (SFUNC = numeric_mul, STYPE = numeric, INITCOND = '1');
        CREATE TRIGGER touched BEFORE INSERT OR UPDATE OF owner ON shop.item FOR EACH ROW
          WHEN (NEW.price > 0) EXECUTE FUNCTION touch();
        CREATE TRIGGER off AFTER DELETE ON shop.item FOR EACH STATEMENT EXECUTE FUNCTION touch();
        ALTER TABLE shop.item DISABLE TRIGGER off;
        CREATE RULE no_delete AS ON DELETE TO shop.item DO INSTEAD NOTHING;
        CREATE RULE insert_cheap AS ON INSERT TO over_view DO INSTEAD
          INSERT INTO shop.item VALUES (NEW.id, 1, 'rule');
        CREATE POLICY own ON shop.item AS RESTRICTIVE FOR SELECT TO clerk USING (owner = current_user);
        ALTER TABLE shop.item ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        GRANT SELECT, UPDATE (owner) ON shop.item TO clerk WITH GRANT OPTION;
        GRANT USAGE ON SCHEMA shop TO clerk;
        REVOKE EXECUTE ON FUNCTION adds FROM PUBLIC;
        ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT ON TABLES TO clerk;
        ALTER TABLE shop.item OWNER TO clerk;
        COMMENT ON TABLE shop.item IS 'it''s a "table"';
        COMMENT ON COLUMN shop.item.price IS E'two\\nlines';
        COMMENT ON FUNCTION adds IS 'adds';
        COMMENT ON SCHEMA public IS 'ours';
        CREATE STATISTICS related (dependencies) ON id, price FROM shop.item;
        CREATE FUNCTION watched() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
        CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION watched();
        CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);
        CREATE COLLATION shop.plain FROM "C";
        CREATE TEXT SEARCH CONFIGURATION shop.words (COPY = simple);
        """);
  }

  @Test
  void sequences_in_every_state() throws Exception {
    originals.survives(
        """
        CREATE SEQUENCE fresh START 5;
        CREATE SEQUENCE used START 5 INCREMENT -2 MINVALUE -100 MAXVALUE 5 CACHE 3 CYCLE;
        SELECT nextval('used'), nextval('used');
        CREATE SEQUENCE told;
        SELECT setval('told', 41);
        CREATE SEQUENCE prepared;
        SELECT setval('prepared', 500, false);
        CREATE SEQUENCE restarted AS smallint;
        ALTER SEQUENCE restarted RESTART WITH 77;
        CREATE TABLE owned (id serial PRIMARY KEY, other bigserial, free integer DEFAULT nextval('told'));
        INSERT INTO owned DEFAULT VALUES;
        CREATE SEQUENCE belongs OWNED BY owned.free;
        """);
  }

  @Test
  void constraints_of_all_kinds() throws Exception {
    originals.survives(
        """
        CREATE EXTENSION btree_gist;
        CREATE TABLE hen (id integer PRIMARY KEY, egg integer NOT NULL, room int4range, at integer,
          EXCLUDE USING gist (at WITH =, room WITH &&), UNIQUE (at));
        CREATE TABLE egg (id integer PRIMARY KEY, hen integer NOT NULL REFERENCES hen
          ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
        ALTER TABLE hen ADD CONSTRAINT from_egg FOREIGN KEY (egg) REFERENCES egg
          ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED;
        BEGIN;
        INSERT INTO hen VALUES (1, 1, '[1,3)', 1);
        INSERT INTO egg VALUES (1, 1);
        COMMIT;
        CREATE TABLE tree (id integer PRIMARY KEY, parent integer REFERENCES tree);
        INSERT INTO tree VALUES (1, 2), (2, 1), (3, 3), (4, 1);
        ALTER TABLE tree ADD CONSTRAINT small CHECK (id < 3) NOT VALID;
        CREATE INDEX part ON tree USING brin (id) WHERE id > 1;
        CREATE INDEX expr ON tree ((id + 1) DESC NULLS LAST) INCLUDE (parent);
        """);
  }

  @Test
  void defaults_and_indexes_that_call_functions() throws Exception {
    originals.survives(
        """
        CREATE SCHEMA tools;
        CREATE FUNCTION shout(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT upper(t) $$;
        CREATE FUNCTION is_loud(t text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS
          $$ BEGIN RETURN shout(t) = t; END $$;
        CREATE TABLE coded (code text, loud text CHECK (is_loud(loud)), whisper text);
        CREATE FUNCTION tools.next_code() RETURNS text LANGUAGE sql AS
          $$ SELECT 'c' || count(*) FROM public.coded $$;
        ALTER TABLE coded ALTER code SET DEFAULT tools.next_code();
        INSERT INTO coded (loud, whisper) VALUES ('A', 'b'), ('C', 'd');
        ALTER FUNCTION is_loud SET search_path TO public;
        CREATE INDEX shouted ON coded (shout(whisper));
        """);
  }

  @Test
  void extensions() throws Exception {
    originals.survives(
        """
        CREATE SCHEMA ext;
        CREATE EXTENSION citext SCHEMA ext;
        CREATE EXTENSION hstore;
        CREATE EXTENSION pg_trgm SCHEMA ext;
        CREATE EXTENSION pgcrypto;
        CREATE TABLE mails (mail ext.citext PRIMARY KEY, more hstore, body text);
        INSERT INTO mails VALUES ('Ada@Example.org', 'a=>1, "b c"=>NULL', 'x');
        CREATE INDEX by_likeness ON mails USING gin (body ext.gin_trgm_ops);
        """);
  }

  @Test
  void a_row_of_fifty_megabytes() throws Exception {
    var original =
        originals.of(
            """
            CREATE TABLE big (id integer, body text, gap text);
            INSERT INTO big
              SELECT 1, string_agg(md5(n::text), '') FROM generate_series(1, 1600000) n;
            INSERT INTO big VALUES (2, 'small');
            CREATE TABLE rather_big (body text, gap text, other bytea);
            INSERT INTO rather_big SELECT repeat(E'\\\\N\\t\\n', n), NULL, decode(repeat('0a5c', n), 'hex')
              FROM generate_series(100000, 600000, 50000) n;
            """);
    try (SideCopy copy = originals.restored(original)) {
      assertThat(Script.ask(copy.database(), "SELECT sum(length(body)) FROM big"))
          .isEqualTo(Integer.toString(1600000 * 32 + 5));
    }
  }

  @Test
  void a_table_that_is_read_in_pieces(TestServer server) throws Exception {
    var original =
        originals.of(
            """
            CREATE TABLE many (id integer, body text, gone text);
            INSERT INTO many SELECT n, repeat(md5(n::text), 5), 'x' FROM generate_series(1, 20000) n;
            DELETE FROM many WHERE id % 3 = 0;
            ALTER TABLE many DROP COLUMN gone;
            CREATE TABLE heir () INHERITS (many);
            INSERT INTO heir SELECT n, 'h' FROM generate_series(1, 5000) n;
            CREATE TABLE bare ();
            INSERT INTO bare SELECT FROM generate_series(1, 3000);
            """);
    Path archive = folder.resolve("archive.tar");
    Contents contents;
    try (var out = Files.newOutputStream(archive)) {
      contents = inPieces(server, original).write(out);
    }
    assertThat(contents.fingerprint()).isEqualTo(Originals.fingerprint(original.database()));
    assertThat(original.database().fingerprint(Progress.NONE)).isEqualTo(contents.fingerprint());
    try (SideCopy copy = originals.restored(original, archive, contents)) {
      assertThat(Script.ask(copy.database(), "SELECT count(*) FROM ONLY many")).isEqualTo("13334");
    }
  }

  private ArchiveWriter inPieces(TestServer server, Originals.Original original) {
    var address = PostgresSubject.HABITS.address(server.url(original.name()));
    var programs = new ClientPrograms(PostgresSubject.tools(), address);
    var connections = new Connections(Duration.ofSeconds(2));
    return new ArchiveWriter(
        new dev.belay.postgres.PostgresServer(connections, address, programs),
        original.name(),
        Scope.WHOLE,
        subject.scratch(),
        Progress.NONE,
        PAGES_IN_PIECE);
  }
}
