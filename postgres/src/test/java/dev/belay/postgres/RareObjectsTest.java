package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.Contents;
import dev.belay.engine.Progress;
import dev.belay.engine.SideCopy;
import dev.belay.testkit.Script;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What few databases have comes back out of an archive, too: by pg_dump's own words, and by ours.
 */
@ExtendWith(dev.belay.testkit.postgres.PostgresServer.class)
class RareObjectsTest {
  @TempDir Path folder;

  private PostgresSubject subject;
  private Originals originals;

  @BeforeEach
  void prepare(TestServer server) {
    subject = new PostgresSubject(server, folder);
    originals = new Originals(server, subject);
    server.execute(
        "postgres",
        "DO $$ BEGIN CREATE ROLE rare; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
  }

  @Test
  void foreign_tables_servers_and_mappings() throws Exception {
    originals.survives(
        """
        CREATE EXTENSION file_fdw;
        CREATE FOREIGN DATA WRAPPER nothing OPTIONS (debug 'true');
        CREATE SERVER far TYPE 'x' VERSION '1' FOREIGN DATA WRAPPER nothing OPTIONS (host 'h''1');
        ALTER SERVER far OWNER TO rare;
        CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS ("user" 'a', password 's''ecret');
        CREATE USER MAPPING FOR rare SERVER far;
        CREATE FOREIGN TABLE distant (i integer OPTIONS (column_name 'j') NOT NULL DEFAULT 3,
          CHECK (i > 0)) SERVER far OPTIONS (table_name 't');
        CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
        GRANT USAGE ON FOREIGN SERVER files TO rare WITH GRANT OPTION;
        CREATE FOREIGN TABLE passwd (line text) SERVER files OPTIONS (filename '/nowhere');
        GRANT SELECT ON passwd TO rare;
        """);
  }

  @Test
  void operators_families_dictionaries_casts_and_conversions() throws Exception {
    originals.survives(
        """
        CREATE SCHEMA tools;
        CREATE FUNCTION tools.order_backwards(integer, integer) RETURNS integer
          LANGUAGE sql IMMUTABLE AS 'SELECT $2 - $1';
        CREATE OPERATOR FAMILY tools.backwards USING btree;
        CREATE OPERATOR CLASS tools.backwards_ops FOR TYPE integer USING btree
          FAMILY tools.backwards AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=,
          OPERATOR 5 <, FUNCTION 1 tools.order_backwards(integer, integer);
        ALTER OPERATOR FAMILY tools.backwards USING btree ADD FUNCTION 1 (bigint, bigint)
          btint8cmp(bigint, bigint);
        ALTER OPERATOR CLASS tools.backwards_ops USING btree OWNER TO rare;
        CREATE TABLE numbers (i integer);
        INSERT INTO numbers SELECT generate_series(1, 100);
        CREATE INDEX backwards ON numbers (i tools.backwards_ops);
        CREATE TEXT SEARCH DICTIONARY tools.plain (TEMPLATE = pg_catalog.simple, ACCEPT = false);
        CREATE TEXT SEARCH CONFIGURATION tools.words (COPY = pg_catalog.english);
        ALTER TEXT SEARCH CONFIGURATION tools.words ALTER MAPPING FOR asciiword
          WITH tools.plain, english_stem;
        COMMENT ON TEXT SEARCH CONFIGURATION tools.words IS 'words';
        CREATE CONVERSION tools.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
        CREATE TYPE tools.point3 AS (x float, y float, z float);
        CREATE FUNCTION tools.to_text(tools.point3) RETURNS text LANGUAGE sql IMMUTABLE
          AS $$ SELECT $1.x || ',' || $1.y $$;
        CREATE CAST (tools.point3 AS text) WITH FUNCTION tools.to_text(tools.point3) AS ASSIGNMENT;
        COMMENT ON CAST (tools.point3 AS text) IS 'a cast';
        CREATE FUNCTION tools.upper_first(text) RETURNS text LANGUAGE sql STRICT
          AS $$ SELECT upper($1) $$;
        COMMENT ON OPERATOR FAMILY tools.backwards USING btree IS 'other way round';
        """);
  }

  @Test
  void rights_in_every_form() throws Exception {
    originals.survives(
        """
        CREATE SCHEMA shop AUTHORIZATION rare;
        CREATE TABLE shop.item (id serial, a text, b text);
        ALTER TABLE shop.item OWNER TO rare;
        REVOKE ALL ON shop.item FROM rare;
        GRANT SELECT (a), UPDATE (b) ON shop.item TO PUBLIC;
        CREATE TABLE mine (i integer);
        GRANT ALL ON mine TO PUBLIC;
        REVOKE TRIGGER ON mine FROM PUBLIC;
        GRANT SELECT ON mine TO rare WITH GRANT OPTION;
        SET ROLE rare;
        GRANT SELECT ON mine TO pg_monitor;
        RESET ROLE;
        REVOKE CREATE, USAGE ON SCHEMA public FROM PUBLIC;
        GRANT CREATE, USAGE ON SCHEMA public TO rare;
        REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
        CREATE DOMAIN closed AS integer;
        REVOKE USAGE ON TYPE closed FROM PUBLIC;
        CREATE FUNCTION secret() RETURNS integer LANGUAGE sql AS 'SELECT 1';
        REVOKE ALL ON FUNCTION secret() FROM PUBLIC, CURRENT_USER;
        GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_waldir() TO rare;
        REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;
        ALTER DEFAULT PRIVILEGES FOR ROLE rare REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
        ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT ALL ON SEQUENCES TO PUBLIC;
        ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO rare WITH GRANT OPTION;
        CREATE EXTENSION pg_stat_statements;
        REVOKE SELECT ON pg_stat_statements FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION pg_stat_statements_reset TO rare;
        """);
  }

  @Test
  void settings_of_tables_columns_and_publications() throws Exception {
    originals.survives(
        """
        CREATE TABLE kept (id integer NOT NULL, a text, b text, doc jsonb);
        INSERT INTO kept SELECT n, repeat(md5(n::text), 100) FROM generate_series(1, 50) n;
        CREATE UNIQUE INDEX kept_id ON kept (id);
        CREATE INDEX kept_expression ON kept ((id + 1), lower(a));
        ALTER INDEX kept_expression ALTER COLUMN 1 SET STATISTICS 77;
        ALTER TABLE kept CLUSTER ON kept_id, REPLICA IDENTITY USING INDEX kept_id,
          SET (fillfactor = 70, toast.autovacuum_enabled = false);
        ALTER TABLE kept ALTER a SET STORAGE EXTERNAL, ALTER a SET (n_distinct = 5),
          ALTER b SET STATISTICS 0;
        ALTER TABLE kept ALTER a SET STORAGE MAIN;
        CREATE STATISTICS few (ndistinct, mcv) ON a, b FROM kept;
        ALTER STATISTICS few SET STATISTICS 12;
        CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'insert, update');
        CREATE PUBLICATION one FOR TABLE ONLY kept WITH (publish_via_partition_root = true);
        ALTER PUBLICATION one OWNER TO postgres;
        COMMENT ON PUBLICATION one IS 'one';
        CREATE EXTENSION citext;
        CREATE FUNCTION needs() RETURNS integer LANGUAGE sql AS 'SELECT 1';
        ALTER FUNCTION needs() DEPENDS ON EXTENSION citext;
        CREATE TABLE parted (id integer, at date) PARTITION BY LIST (id);
        CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1);
        CREATE INDEX parted_at ON ONLY parted (at);
        CREATE INDEX own_at ON parted_1 (at);
        ALTER INDEX parted_at ATTACH PARTITION own_at;
        """);
  }

  /** A row can have 1 GB; this one has a fifth of it when it is text. */
  @Test
  void a_row_of_two_hundred_megabytes() throws Exception {
    var original =
        originals.of(
            """
            CREATE TABLE big (id integer, body bytea);
            ALTER TABLE big ALTER body SET STORAGE EXTERNAL;
            INSERT INTO big SELECT 1, convert_to(repeat('0123456789abcdef', 6250000), 'UTF8');
            """);
    try (SideCopy copy = originals.restored(original)) {
      assertThat(Script.ask(copy.database(), "SELECT length(body) FROM big"))
          .isEqualTo("100000000");
    }
  }

  @Test
  void encoding_and_collation_are_those_of_the_backup_also_where_there_is_no_database_yet(
      TestServer server) throws Exception {
    server.execute(
        "postgres",
        "CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
    server.psql("latin", "CREATE TABLE words (w text); INSERT INTO words VALUES (U&'\\00e4')");
    Path archive = folder.resolve("latin.tar");
    Contents contents;
    try (var out = Files.newOutputStream(archive)) {
      contents = subject.at("latin").copyTo(out, folder, Progress.NONE);
    }
    try (var in = Files.newInputStream(archive);
        SideCopy copy =
            subject
                .at("not_there_yet")
                .restoreAside(
                    in, contents.format(), contents.description(), folder, Progress.NONE)) {
      assertThat(Script.ask(copy.database(), "SHOW server_encoding")).isEqualTo("LATIN1");
      assertThat(Originals.fingerprint(copy.database())).isEqualTo(contents.fingerprint());
    }
  }
}
