package dev.belay.postgres.parse;

import static dev.belay.postgres.parse.Sql.action;
import static dev.belay.postgres.parse.Sql.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.TableName;
import dev.belay.sql.Action;
import dev.belay.sql.TableAction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables, indexes and all else that is created, dropped or altered; settings and the session. */
final class ClassifierTest {
  @Test
  void create_table() {
    var plain = new Action.CreateTable(table("t"), false, false, false);
    assertThat(withoutColumns("CREATE TABLE t (a int)")).isEqualTo(plain);
    assertThat(withoutColumns("CREATE UNLOGGED TABLE T (a int GENERATED ALWAYS AS (1) STORED)"))
        .isEqualTo(plain);
    assertThat(withoutColumns("CREATE TABLE t OF some_type")).isEqualTo(plain);
    assertThat(withoutColumns("CREATE TABLE t (LIKE u INCLUDING ALL) INHERITS (p)"))
        .isEqualTo(plain);
    assertThat(withoutColumns("create table if not exists public.\"T x\" (a int)"))
        .isEqualTo(new Action.CreateTable(table("T x"), true, false, false));
    assertThat(withoutColumns("CREATE LOCAL TEMP TABLE t (a int) ON COMMIT DROP"))
        .isEqualTo(new Action.CreateTable(table("t"), false, true, false));
    assertThat(withoutColumns("CREATE TABLE App.T (a int)"))
        .isEqualTo(new Action.CreateTable(new TableName("app", "t"), false, false, false));
  }

  private static Action withoutColumns(String sql) {
    var made = (Action.CreateTable) action(sql);
    return new Action.CreateTable(
        made.table(),
        made.ifNotExists(),
        made.temporary(),
        made.fromQuery(),
        made.partitionOf(),
        made.constraints());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t AS SELECT * FROM u",
        "CREATE TABLE t (a, b) WITH (fillfactor = 70) AS TABLE u WITH NO DATA",
        "CREATE TABLE t AS EXECUTE prepared(1)",
        "CREATE TABLE t AS (SELECT 1)",
        "CREATE TABLE t AS WITH x AS (SELECT 1) SELECT * FROM x",
        "CREATE TABLE t AS SELECT f(a) FROM u",
        "SELECT * INTO t FROM u",
        "SELECT a, f(b) INTO UNLOGGED TABLE public.t FROM u WHERE c IN (1, 2)",
        "WITH x AS (SELECT 1) SELECT * INTO t FROM x",
      })
  void a_table_made_from_a_query(String sql) {
    assertThat(action(sql)).isEqualTo(new Action.CreateTable(table("t"), false, false, true));
  }

  @Test
  void a_table_made_from_rows_that_are_deleted() {
    assertThat(action("CREATE TABLE t AS WITH x AS (DELETE FROM u RETURNING *) SELECT * FROM x"))
        .isEqualTo(
            new Action.Several(
                List.of(
                    new Action.Delete(table("u"), false),
                    new Action.CreateTable(table("t"), false, false, true))));
    assertThat(action("SELECT 1 INTO TEMP t"))
        .isEqualTo(new Action.CreateTable(table("t"), false, true, true));
  }

  @Test
  void create_view_and_trigger() {
    assertThat(action("CREATE OR REPLACE VIEW app.v (a) AS SELECT 1"))
        .isEqualTo(new Action.CreateView("v", false));
    assertThat(action("CREATE TEMP VIEW v AS SELECT 1"))
        .isEqualTo(new Action.CreateView("v", true));
    assertThat(action("CREATE RECURSIVE VIEW v (a) AS SELECT 1"))
        .isEqualTo(new Action.CreateView("v", false));
    assertThat(action("CREATE MATERIALIZED VIEW IF NOT EXISTS v AS SELECT 1 WITH NO DATA"))
        .isEqualTo(new Action.CreateView("v", false));
    assertThat(action("CREATE TRIGGER x AFTER UPDATE OF a, b ON t EXECUTE FUNCTION f()"))
        .isEqualTo(new Action.CreateTrigger("x", table("t"), false));
    assertThat(
            action(
                "CREATE CONSTRAINT TRIGGER x AFTER INSERT OR DELETE ON app.t"
                    + " DEFERRABLE FOR EACH ROW WHEN (true) EXECUTE FUNCTION f()"))
        .isEqualTo(new Action.CreateTrigger("x", new TableName("app", "t"), false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "CREATE SCHEMA IF NOT EXISTS app ~ CREATE SCHEMA",
        "CREATE EXTENSION IF NOT EXISTS hstore ~ CREATE EXTENSION",
        "CREATE TEMP SEQUENCE s ~ CREATE SEQUENCE",
        "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f() ~ CREATE EVENT",
        "CREATE RULE r AS ON DELETE TO t DO (DELETE FROM u; SELECT 1) ~ CREATE RULE",
        "CREATE USER MAPPING FOR a SERVER b ~ CREATE USER",
        "CREATE OR REPLACE TRUSTED PROCEDURAL LANGUAGE l ~ CREATE LANGUAGE",
        "CREATE FOREIGN DATA WRAPPER w ~ CREATE FOREIGN DATA WRAPPER",
        "ALTER SYSTEM SET work_mem = '1MB' ~ ALTER SYSTEM",
        "ALTER VIEW v ALTER a SET DEFAULT 1 ~ ALTER VIEW",
        "ALTER SEQUENCE s RESTART WITH 1 ~ ALTER SEQUENCE",
        "ALTER TABLE ALL IN TABLESPACE a SET TABLESPACE b ~ ALTER TABLE ALL",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO a ~ ALTER DEFAULT",
        "ALTER DATABASE d SET timezone = 'UTC' ~ ALTER DATABASE",
        "DROP OWNED BY somebody ~ DROP OWNED",
        "DROP CAST (a AS b) ~ DROP CAST",
        "DROP OPERATOR + (int, int) ~ DROP OPERATOR",
        "DROP USER MAPPING FOR a SERVER b ~ DROP USER MAPPING",
        "DROP TEXT SEARCH PARSER p ~ DROP TEXT SEARCH",
        "COMMENT ON TABLE t IS 'it''s' ~ COMMENT",
        "REVOKE ALL ON t FROM a ~ REVOKE",
        "REASSIGN OWNED BY a TO b ~ REASSIGN",
        "SECURITY LABEL ON TABLE t IS 'x' ~ SECURITY",
        "CALL p(1) ~ CALL",
        "PREPARE p AS DELETE FROM t ~ PREPARE",
        "EXECUTE p ~ EXECUTE",
        "LISTEN channel ~ LISTEN",
        "NOTIFY channel, 'x' ~ NOTIFY",
        "LOCK TABLE t IN ACCESS EXCLUSIVE MODE ~ LOCK",
        "ANALYZE t ~ ANALYZE",
        "CLUSTER t USING i ~ CLUSTER",
        "DISCARD ALL ~ DISCARD ALL",
        "DISCARD PLANS ~ DISCARD",
        "CHECKPOINT ~ CHECKPOINT",
      })
  void what_has_no_action_of_its_own_is_called_by_its_words(String sql, String keyword) {
    assertThat(action(sql)).isEqualTo(new Action.Other(keyword));
  }

  @Test
  void drop_table() {
    assertThat(action("DROP TABLE t")).isEqualTo(new Action.DropTable(table("t"), false));
    assertThat(action("DROP TABLE IF EXISTS a, app.\"B\", public.c CASCADE"))
        .isEqualTo(
            new Action.Several(
                List.of(
                    new Action.DropTable(table("a"), true, true),
                    new Action.DropTable(new TableName("app", "B"), true, true),
                    new Action.DropTable(table("c"), true, true))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "INDEX app.x ~ index",
        "INDEX CONCURRENTLY x ~ index",
        "VIEW x CASCADE ~ view",
        "MATERIALIZED VIEW x ~ materialized view",
        "SEQUENCE x ~ sequence",
        "TYPE x ~ type",
        "DOMAIN x ~ domain",
        "SCHEMA x CASCADE ~ schema",
        "EXTENSION x ~ extension",
        "FUNCTION x(int, text) ~ function",
        "FUNCTION app.x ~ function",
        "PROCEDURE x() ~ procedure",
        "AGGREGATE x(*) ~ aggregate",
        "TRIGGER x ON t ~ trigger",
        "POLICY x ON t ~ policy",
        "RULE x ON t CASCADE ~ rule",
        "EVENT TRIGGER x ~ event trigger",
        "FOREIGN TABLE x ~ foreign table",
        "FOREIGN DATA WRAPPER x ~ foreign data wrapper",
        "PROCEDURAL LANGUAGE x ~ language",
        "USER x ~ user",
        "ROLE x ~ role",
        "SUBSCRIPTION x ~ subscription",
      })
  void drop_of_anything_else(String what, String kind) {
    assertThat(action("DROP " + what))
        .isInstanceOfSatisfying(
            Action.DropObject.class,
            drop -> {
              assertThat(drop.kind()).isEqualTo(kind);
              assertThat(drop.name()).isEqualTo("x");
            });
  }

  @Test
  void drop_of_several_objects() {
    assertThat(action("DROP FUNCTION IF EXISTS a(int), b CASCADE"))
        .isEqualTo(
            new Action.Several(
                List.of(
                    new Action.DropObject("function", "a", true, false, true),
                    new Action.DropObject("function", "b", true, false, true))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "COLUMN "})
  void alter_table_with_and_without_the_word_column(String word) {
    assertThat(action("ALTER TABLE t ADD " + word + "a text"))
        .isEqualTo(new Action.AddColumn(table("t"), "a", "text", false, Optional.empty()));
    assertThat(action("ALTER TABLE ONLY t DROP " + word + "IF EXISTS \"A\" CASCADE"))
        .isEqualTo(new Action.DropColumn(table("t"), "A", true));
    assertThat(action("ALTER TABLE IF EXISTS app.t RENAME " + word + "a TO B"))
        .isEqualTo(new Action.RenameColumn(new TableName("app", "t"), "a", "b"));
    assertThat(action("ALTER TABLE t RENAME TO u"))
        .isEqualTo(new Action.RenameTable(table("t"), "u"));
    assertThat(action("ALTER TABLE t ALTER " + word + "a SET DATA TYPE bigint USING a::bigint"))
        .isEqualTo(new TableAction.ChangeType(table("t"), "a", "bigint", Optional.of("a::bigint")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "RENAME CONSTRAINT a TO b ~ RENAME CONSTRAINT",
        "ALTER CONSTRAINT c DEFERRABLE ~ ALTER CONSTRAINT",
        "ALTER a SET (n_distinct = 1) ~ ALTER COLUMN SET",
        "ALTER a DROP IDENTITY IF EXISTS ~ ALTER COLUMN DROP IDENTITY",
        "ALTER a ADD GENERATED ALWAYS AS IDENTITY ~ ALTER COLUMN ADD",
        "ALTER 1 SET STATISTICS 100 ~ ALTER COLUMN SET STATISTICS",
        "SET SCHEMA app ~ SET SCHEMA",
        "SET UNLOGGED ~ SET UNLOGGED",
        "SET ACCESS METHOD heap ~ SET ACCESS METHOD",
        "SET (fillfactor = 70) ~ SET",
        "OWNER TO somebody ~ OWNER TO",
        "ENABLE ROW LEVEL SECURITY ~ ENABLE ROW LEVEL",
        "DISABLE TRIGGER ALL ~ DISABLE TRIGGER",
        "ENABLE ALWAYS TRIGGER x ~ ENABLE ALWAYS TRIGGER",
        "REPLICA IDENTITY FULL ~ REPLICA IDENTITY",
        "CLUSTER ON i ~ CLUSTER ON",
        "INHERIT p ~ INHERIT",
      })
  void what_is_no_column_is_called_by_its_words(String change, String what) {
    assertThat(action("ALTER TABLE t " + change))
        .isEqualTo(new Action.AlterTable(table("t"), what));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "text ~ text ~ false ~ -",
        "timestamp (3) with time zone NOT NULL ~ timestamp(3) with time zone ~ true ~ -",
        "double precision NULL ~ double precision ~ false ~ -",
        "character varying(10)[] ~ character varying(10)[] ~ false ~ -",
        "app.mood NOT NULL DEFAULT 'a'::app.mood ~ app.mood ~ true ~ 'a'::app.mood",
        "text COLLATE \"C\" DEFAULT 'x''y' NOT NULL ~ text ~ true ~ 'x''y'",
        "text STORAGE plain COMPRESSION lz4 NOT NULL ~ text ~ true ~ -",
        "int DEFAULT -1 ~ integer ~ false ~ -1",
        "int DEFAULT NULL ~ integer ~ false ~ NULL",
        "text[] NOT NULL DEFAULT ARRAY['a', 'b']::text[] ~ text[] ~ true ~ ARRAY['a', 'b']::text[]",
        "date DEFAULT now() - interval '1 day' CHECK (a > b) ~ date ~ false"
            + " ~ now() - interval '1 day'",
        "int DEFAULT CASE WHEN true THEN NULL ELSE 1 END UNIQUE ~ integer ~ false"
            + " ~ CASE WHEN true THEN NULL ELSE 1 END",
        "bool DEFAULT 1 IS NOT DISTINCT FROM 2 ~ boolean ~ false ~ 1 IS NOT DISTINCT FROM 2",
        "int CHECK (a IS NOT NULL) ~ integer ~ false ~ -",
        "int CONSTRAINT c NOT NULL CONSTRAINT d DEFAULT 1 ~ integer ~ true ~ 1",
        "int REFERENCES u ON DELETE SET NULL ON UPDATE SET DEFAULT ~ integer ~ false ~ -",
        "int REFERENCES u NOT DEFERRABLE ~ integer ~ false ~ -",
        "uuid PRIMARY KEY ~ uuid ~ true ~ -",
        "uuid DEFAULT gen_random_uuid() PRIMARY KEY ~ uuid ~ true ~ gen_random_uuid()",
        "bigserial ~ bigserial ~ true ~ nextval",
        "SERIAL PRIMARY KEY ~ serial ~ true ~ nextval",
        "int GENERATED BY DEFAULT AS IDENTITY (START 5) NOT NULL ~ integer ~ true"
            + " ~ GENERATED BY DEFAULT AS IDENTITY (START 5)",
        "int NOT NULL GENERATED ALWAYS AS (b * 2) STORED ~ integer ~ true"
            + " ~ GENERATED ALWAYS AS (b * 2) STORED",
      })
  void add_column_with_all_that_may_follow(
      String definition, String type, boolean notNull, String defaultValue) {
    assertThat(action("ALTER TABLE t ADD COLUMN IF NOT EXISTS a " + definition))
        .isInstanceOfSatisfying(
            Action.AddColumn.class,
            add -> {
              assertThat(add.type()).isEqualTo(type);
              assertThat(add.notNull()).isEqualTo(notNull);
              assertThat(add.defaultValue()).isEqualTo(Optional.ofNullable(defaultValue));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "SET lock_timeout = '5s' ~ lock_timeout ~ 5s",
        "SET LOCAL Lock_Timeout TO 1000 ~ lock_timeout ~ 1000",
        "SET SESSION work_mem TO DEFAULT ~ work_mem ~ DEFAULT",
        "SET search_path TO app, public ~ search_path ~ app, public",
        "SET search_path = '' ~ search_path ~ ''",
        "SET app.tenant = 'it''s' ~ app.tenant ~ it's",
        "SET TIME ZONE 'UTC' ~ timezone ~ UTC",
        "SET LOCAL TIME ZONE INTERVAL '1' HOUR ~ timezone ~ INTERVAL '1' HOUR",
        "SET ROLE owner ~ role ~ owner",
        "SET SESSION ROLE owner ~ role ~ owner",
        "SET SESSION AUTHORIZATION owner ~ session_authorization ~ owner",
        "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE ~ transaction_isolation ~ SERIALIZABLE",
        "SET TRANSACTION READ ONLY ~ transaction ~ READ ONLY",
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY ~ session characteristics"
            + " ~ TRANSACTION READ ONLY",
        "SET CONSTRAINTS ALL DEFERRED ~ constraints ~ ALL DEFERRED",
        "SET x = -1 ~ x ~ -1",
        "RESET ALL ~ all ~ DEFAULT",
        "RESET lock_timeout ~ lock_timeout ~ DEFAULT",
        "SHOW lock_timeout ~ lock_timeout ~ -",
      })
  void settings(String sql, String name, String value) {
    String expected = "''".equals(value) ? "" : value;
    assertThat(action(sql)).isEqualTo(new Action.Setting(name, Optional.ofNullable(expected)));
  }

  @Test
  void transactions() {
    for (String keyword :
        List.of("BEGIN", "COMMIT", "END", "ABORT", "SAVEPOINT", "RELEASE", "ROLLBACK")) {
      assertThat(action(keyword + " x")).isEqualTo(new Action.TransactionControl(keyword));
    }
    assertThat(action("START TRANSACTION READ ONLY"))
        .isEqualTo(new Action.TransactionControl("START TRANSACTION"));
    assertThat(action("COMMIT AND CHAIN")).isEqualTo(new Action.TransactionControl("COMMIT"));
    assertThat(action("ROLLBACK WORK TO SAVEPOINT x"))
        .isEqualTo(new Action.TransactionControl("ROLLBACK TO"));
    assertThat(action("PREPARE TRANSACTION 'x'"))
        .isEqualTo(new Action.TransactionControl("PREPARE TRANSACTION"));
    assertThat(action("COMMIT PREPARED 'x'"))
        .isEqualTo(new Action.TransactionControl("COMMIT PREPARED"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE DATABASE",
        "DROP DATABASE",
        "CREATE SERVER",
        "CREATE SUBSCRIPTION",
        "CREATE FOREIGN TABLE",
        "IMPORT FOREIGN SCHEMA",
      })
  void another_database_comes_into_reach(String words) {
    assertThat(action(words + " x")).isEqualTo(new Action.Attachment(words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "VACUUM (FULL, ANALYZE) t ~ VACUUM",
        "CLUSTER ~ CLUSTER",
        "CLUSTER VERBOSE ~ CLUSTER",
        "CLUSTER (VERBOSE) ~ CLUSTER",
        "REINDEX DATABASE d ~ REINDEX",
        "REINDEX INDEX CONCURRENTLY i ~ REINDEX",
        "REINDEX (CONCURRENTLY, VERBOSE) TABLE t ~ REINDEX",
        "REPACK (CONCURRENTLY) t ~ REPACK",
        "CREATE TABLESPACE x LOCATION '/x' ~ CREATE TABLESPACE",
        "DROP TABLESPACE IF EXISTS x ~ DROP TABLESPACE",
      })
  void work_on_storage_that_must_be_alone(String sql, String keyword) {
    assertThat(action(sql)).isEqualTo(new Action.Maintenance(keyword));
  }
}
