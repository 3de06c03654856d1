package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.SchemaDetails;
import dev.belay.engine.Session;
import dev.belay.testkit.postgres.OnEveryServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What a schema's objects have besides their definitions: every change is found and named. */
@OnEveryServer
class DetailsTest {
  private static final String SHOP =
      """
      CREATE SCHEMA shop;
      CREATE TABLE shop.item (id integer PRIMARY KEY, name text) PARTITION BY RANGE (id);
      CREATE TABLE plain (id serial PRIMARY KEY, name text);
      CREATE INDEX by_name ON plain (name);
      CREATE VIEW shop.names AS SELECT name FROM shop.item;
      CREATE FUNCTION shop.one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
      CREATE TYPE shop.mood AS ENUM ('good');
      CREATE DOMAIN shop.short AS text CHECK (length(VALUE) < 9);
      CREATE FUNCTION watched() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
      CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION watched();
      CREATE PUBLICATION told FOR TABLE plain;
      CREATE STATISTICS related ON id, name FROM plain;
      CREATE FOREIGN DATA WRAPPER nothing;
      CREATE SERVER far FOREIGN DATA WRAPPER nothing;
      CREATE FOREIGN TABLE there (i integer) SERVER far OPTIONS (place 'a');
      SELECT lo_from_bytea(5, 'x');
      """;

  @TempDir Path folder;

  @Parameter TestServer server;

  private String name;
  private PostgresSubject subject;

  @BeforeEach
  void prepare() {
    subject = new PostgresSubject(server, folder);
    name = server.createDatabase();
    server.execute(
        "postgres",
        "DO $$ BEGIN CREATE ROLE clerk; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    server.psql(name, SHOP);
  }

  private SchemaDetails details() {
    try (Session session = subject.at(name).openReadOnly()) {
      return session.details();
    }
  }

  private void changes(String sql, String... expected) {
    SchemaDetails before = details();
    server.psql(name, sql);
    assertThat(before.differences(details())).as(sql).containsExactly(expected);
  }

  @Test
  void owners() {
    changes("ALTER SCHEMA shop OWNER TO clerk", "owner of schema shop: clerk, and not postgres");
    changes("ALTER SCHEMA public OWNER TO clerk", "owner of schema public: clerk, and not none");
    changes(
        "ALTER TABLE plain OWNER TO clerk",
        "owner of sequence public.plain_id_seq: clerk, and not postgres",
        "owner of table public.plain: clerk, and not postgres");
    changes(
        "ALTER VIEW shop.names OWNER TO clerk",
        "owner of view shop.names: clerk, and not postgres");
    changes(
        "ALTER FUNCTION shop.one() OWNER TO clerk",
        "owner of function shop.one(): clerk, and not postgres");
    changes(
        "ALTER TYPE shop.mood OWNER TO clerk", "owner of type shop.mood: clerk, and not postgres");
    changes(
        "ALTER STATISTICS related OWNER TO clerk",
        "owner of statistics object public.related: clerk, and not postgres");
    changes("ALTER PUBLICATION told OWNER TO postgres; ALTER SERVER far OWNER TO postgres;");
  }

  @Test
  void rights() {
    changes(
        "GRANT SELECT, INSERT ON plain TO clerk",
        "rights of table public.plain: +clerk INSERT, +clerk SELECT, and not none");
    changes(
        "REVOKE INSERT ON plain FROM clerk",
        "rights of table public.plain: +clerk SELECT, and not +clerk INSERT, +clerk SELECT");
    changes(
        "REVOKE SELECT ON plain FROM clerk",
        "rights of table public.plain: none, and not +clerk SELECT");
    changes(
        "GRANT UPDATE (name) ON plain TO clerk WITH GRANT OPTION",
        "rights of table column public.plain.name: +clerk UPDATE to grant, and not none");
    changes(
        "REVOKE EXECUTE ON FUNCTION shop.one() FROM PUBLIC",
        "rights of function shop.one(): -PUBLIC EXECUTE, and not none");
    changes(
        "REVOKE DELETE ON plain FROM postgres",
        "rights of table public.plain: -owner DELETE, and not none");
    changes(
        "GRANT USAGE ON SCHEMA shop TO PUBLIC",
        "rights of schema shop: +PUBLIC USAGE, and not none");
    changes(
        "GRANT USAGE ON SEQUENCE plain_id_seq TO clerk",
        "rights of sequence public.plain_id_seq: +clerk USAGE, and not none");
    changes(
        "GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_file(text) TO clerk",
        "rights of function pg_catalog.pg_read_file(pg_catalog.text): +clerk EXECUTE, and not"
            + " none");
    changes(
        "ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT ON TABLES TO clerk",
        "rights of default acl for role postgres in schema shop on tables: +clerk SELECT,"
            + " and not none");
    changes(
        "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
        "rights of default acl for role postgres on functions: -PUBLIC EXECUTE, and not none");
  }

  @Test
  void comments() {
    changes(
        "COMMENT ON COLUMN plain.name IS 'what it''s called'",
        "comment of table column public.plain.name: what it's called, and not none");
    changes("COMMENT ON SCHEMA shop IS 'x'", "comment of schema shop: x, and not none");
    changes("COMMENT ON INDEX by_name IS 'x'", "comment of index public.by_name: x, and not none");
    changes(
        "COMMENT ON EVENT TRIGGER watch IS 'x'", "comment of event trigger watch: x, and not none");
    server.psql(name, "COMMENT ON TABLE plain IS '" + "long ".repeat(100) + "'");
    SchemaDetails before = details();
    server.psql(name, "COMMENT ON TABLE plain IS '" + "long ".repeat(99) + "wide '");
    assertThat(before.differences(details()))
        .singleElement()
        .asString()
        .startsWith("comment of table public.plain: long long")
        .contains("... 500 characters, ");
  }

  @Test
  void settings() {
    changes(
        "ALTER TABLE plain ALTER name SET STORAGE EXTERNAL, ALTER name SET STATISTICS 7",
        "settings of table column public.plain.name: STORAGE e, STATISTICS 7, and not none");
    changes(
        "ALTER TABLE plain CLUSTER ON plain_pkey, SET (toast.autovacuum_enabled = false)",
        "settings of table public.plain: TOAST autovacuum_enabled=false,"
            + " CLUSTER ON public.plain_pkey, and not none");
    changes(
        "ALTER FOREIGN TABLE there OPTIONS (SET place 'b')",
        "settings of foreign table public.there: SERVER far, place=b, and not SERVER far, place=a");
    changes(
        "ALTER SERVER far OPTIONS (host 'x')",
        "settings of server far: nothing, host=x, and not nothing");
    changes(
        "CREATE USER MAPPING FOR clerk SERVER far OPTIONS (\"user\" 'a', password 'secret')",
        "settings of user mapping for clerk on server far: options, password, user, and not none");
  }

  @Test
  void large_objects() {
    SchemaDetails before = details();
    server.psql(name, "COMMENT ON LARGE OBJECT 5 IS 'x'");
    assertThat(before.differences(details()))
        .singleElement()
        .asString()
        .startsWith("large objects of all: 1, ");
  }

  @Test
  void what_nobody_has_looked_at_can_not_be_compared() {
    SchemaDetails now = details();
    assertThat(SchemaDetails.NONE.differences(now)).isEmpty();
    assertThat(SchemaDetails.NONE.unknownOf(now)).contains("owner", "rights", "comment");
    var less = new SchemaDetails(new TreeMap<>(Map.of("owner", new TreeMap<>())));
    assertThat(less.differences(now)).contains("owner of schema shop: postgres, and not none");
    assertThat(less.unknownOf(now)).doesNotContain("owner").contains("rights");
  }
}
