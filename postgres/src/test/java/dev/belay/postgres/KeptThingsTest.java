package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What stays as it was although a migration says something else, and keys and names that others
 * can't rely on: what the server does, and what the rules say of it.
 */
@ExtendWith(PostgresServer.class)
class KeptThingsTest {
  private static final String STALE = "ban-stale-expression";
  private static final String KEPT = "ban-kept-definition";
  private static final String LONG = "ban-long-name";
  private static final String DEFERRABLE = "ban-deferrable-key";
  private static final String NAME = "x".repeat(63);

  private static final String TABLES =
      """
      CREATE SCHEMA app;
      CREATE FUNCTION slug(text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT lower($1)';
      CREATE FUNCTION unused(text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT lower($1)';
      CREATE TABLE app.customer (id integer PRIMARY KEY, name text,
        made text GENERATED ALWAYS AS (public.slug(name)) STORED,
        CONSTRAINT "Name" CHECK (public.slug(name) <> 'king'), CONSTRAINT other CHECK (id > 0));
      CREATE UNIQUE INDEX customer_slug ON app.customer (public.slug(name));
      CREATE INDEX customer_name ON app.customer (name) WHERE id > 7;
      CREATE TABLE seat (id integer PRIMARY KEY, place integer, price numeric(10), age interval day,
        kind varchar(20), CONSTRAINT seat_place UNIQUE (place) DEFERRABLE);
      INSERT INTO app.customer (id, name) VALUES (1, 'Ada'), (2, 'Bo');
      """;

  private static final String OTHER_SLUG =
      "CREATE OR REPLACE FUNCTION slug(text) RETURNS text IMMUTABLE LANGUAGE sql"
          + " AS 'SELECT upper($1)';";

  @TempDir Path folder;

  private RuleGround ground;

  @BeforeEach
  void prepare(TestServer server) {
    ground = new RuleGround(server, folder, TABLES);
  }

  @Test
  void what_a_function_gave_before_is_kept() throws SQLException {
    ground.run(OTHER_SLUG);

    assertThat(ground.value("SELECT made FROM app.customer WHERE id = 1")).isEqualTo("ada");
    assertThat(
            ground.value(
                "SET enable_seqscan = off",
                "SELECT count(*) FROM app.customer WHERE slug(name) = 'ADA'"))
        .isEqualTo("0");
    assertThat(ground.refusal("INSERT INTO app.customer (id, name) VALUES (3, 'Ada')")).isEmpty();
    ground.run("DELETE FROM app.customer WHERE id = 3; REINDEX INDEX app.customer_slug");
    assertThat(ground.refusal("INSERT INTO app.customer (id, name) VALUES (3, 'Ada')"))
        .isEqualTo("23505");
  }

  @Test
  void all_that_is_kept_is_said() {
    assertThat(ground.said(STALE, OTHER_SLUG))
        .containsExactly(
            "what slug() gave until now stays in the index customer_slug, the column"
                + " app.customer.made, what Name has let into app.customer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE OR REPLACE FUNCTION slug(text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT"
            + " lower($1)'",
        "CREATE OR REPLACE FUNCTION unused(text) RETURNS text LANGUAGE sql AS 'SELECT $1'",
        "CREATE OR REPLACE FUNCTION fresh(text) RETURNS text LANGUAGE sql AS 'SELECT $1'",
        OTHER_SLUG
            + "REINDEX INDEX app.customer_slug; UPDATE app.customer SET name = name WHERE id > 0;"
            + " ALTER TABLE app.customer DROP CONSTRAINT \"Name\"",
        "DROP INDEX app.customer_slug; ALTER TABLE app.customer DROP COLUMN made;"
            + " ALTER TABLE app.customer DROP CONSTRAINT \"Name\";"
            + OTHER_SLUG,
      })
  void what_changes_nothing_or_is_seen_to_is_no_matter(String sql) {
    assertThat(ground.said(STALE, sql)).isEmpty();
  }

  @Test
  void if_not_exists_keeps_what_is_there() throws SQLException {
    ground.run(
        "CREATE TABLE IF NOT EXISTS seat (id bigint, more text);"
            + "CREATE INDEX IF NOT EXISTS customer_name ON app.customer (id)");

    assertThat(
            ground.value(
                "SELECT string_agg(column_name, ',') FROM information_schema.columns"
                    + " WHERE table_name = 'seat' AND column_name IN ('more', 'id')"))
        .isEqualTo("id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE TABLE IF NOT EXISTS seat (id int, more text)                 | seat is there without more
          CREATE TABLE IF NOT EXISTS seat (id bigserial)                      | seat.id is there as integer, not bigserial
          ALTER TABLE seat ADD COLUMN IF NOT EXISTS place text                | seat.place is there as integer, not text
          CREATE INDEX IF NOT EXISTS seat_place ON seat (kind)                |
          CREATE INDEX IF NOT EXISTS customer_pkey ON app.customer (id)       |
          """)
  void another_definition_is_said(String sql, String told) {
    List<String> said = ground.said(KEPT, sql);

    if (told == null) {
      assertThat(said).isEmpty();
    } else {
      assertThat(said)
          .containsExactly(told + ", and stays so: IF NOT EXISTS asks for the name alone");
    }
  }

  @Test
  void an_index_on_something_else_is_said() {
    ground.run("CREATE INDEX seat_kind ON seat (kind, price)");

    assertThat(ground.said(KEPT, "CREATE INDEX IF NOT EXISTS seat_kind ON seat (kind)"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("seat_kind is there, on (kind, price)");
    assertThat(ground.said(KEPT, "CREATE INDEX IF NOT EXISTS seat_kind ON app.customer (id)"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("seat_kind is there, on seat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE IF NOT EXISTS seat (id serial, price numeric(10), age interval, kind"
            + " varchar(20))",
        "CREATE TABLE IF NOT EXISTS fresh (id int)",
        "CREATE TABLE seat (id bigint)",
        "CREATE TABLE IF NOT EXISTS seat (id int, more text); ALTER TABLE seat ADD COLUMN IF NOT"
            + " EXISTS more text",
        "CREATE TABLE IF NOT EXISTS seat (place bigint); ALTER TABLE seat ALTER place TYPE bigint",
        "DROP TABLE seat; CREATE TABLE IF NOT EXISTS seat (id bigint)",
        "ALTER TABLE seat DROP COLUMN place; ALTER TABLE seat ADD COLUMN IF NOT EXISTS place text",
        "ALTER TABLE seat ADD COLUMN IF NOT EXISTS place integer",
        "CREATE INDEX IF NOT EXISTS customer_name ON app.customer (name) WHERE id > 7",
        "DROP INDEX app.customer_name; CREATE INDEX IF NOT EXISTS customer_name ON seat (kind)",
      })
  void the_same_definition_is_no_matter(String sql) {
    assertThat(ground.said(KEPT, sql)).isEmpty();
  }

  @Test
  void a_long_name_is_cut_and_taken_for_another() throws SQLException {
    ground.run("CREATE TABLE " + NAME + "_one (id int)");

    assertThat(ground.value("SELECT relname FROM pg_class WHERE relname LIKE 'xxx%'"))
        .isEqualTo(NAME);
    assertThat(ground.refusal("CREATE TABLE " + NAME + "_two (id int)")).isEqualTo("42P07");
    assertThat(ground.said(LONG, "CREATE TABLE " + NAME + "_two (id int)"))
        .containsExactly(
            NAME
                + "_two is longer than 63 bytes, and is cut to "
                + NAME
                + " without an error: whatever else begins so has the same name");
    assertThat(ground.said(LONG, "ALTER TABLE " + NAME + "_one ADD COLUMN a int")).isEmpty();
    assertThat(ground.said(LONG, "ALTER TABLE seat RENAME TO " + "y".repeat(64))).hasSize(1);
  }

  @Test
  void a_long_name_is_said_once() {
    String table = "y".repeat(64);

    assertThat(
            ground.said(
                LONG,
                "CREATE TABLE %s (id int); CREATE INDEX ON %s (id); DROP TABLE %s"
                    .formatted(table, table, table)))
        .hasSize(1);
    assertThat(ground.said(LONG, "DROP TABLE IF EXISTS " + table)).isEmpty();
    assertThat(ground.said(LONG, "CREATE TABLE short (id int DEFAULT length('" + table + "'))"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INSERT INTO seat (id, place) VALUES (1, 1) ON CONFLICT (place) DO NOTHING | 55000
          CREATE TABLE guest (place integer REFERENCES seat (place))                | 55000
          ALTER TABLE seat REPLICA IDENTITY USING INDEX seat_place                  | 0A000
          """)
  void nobody_can_rely_on_a_deferrable_key(String sql, String refusal) throws SQLException {
    ground.run("ALTER TABLE seat ALTER place SET NOT NULL");

    assertThat(ground.refusal(sql)).isEqualTo(refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE TABLE a (b int UNIQUE DEFERRABLE)                        | unique (b)
          CREATE TABLE a (b int, c int, PRIMARY KEY (b, c) INITIALLY DEFERRED) | primary key (b, c)
          ALTER TABLE seat ADD UNIQUE (kind) DEFERRABLE INITIALLY IMMEDIATE | unique (kind)
          ALTER TABLE seat ADD COLUMN b int UNIQUE DEFERRABLE             | unique (b)
          """)
  void a_deferrable_key_is_said(String sql, String key) {
    assertThat(ground.said(DEFERRABLE, sql))
        .containsExactly(
            "no ON CONFLICT, no foreign key and no replica identity can use the "
                + key
                + ", for it is not checked at once");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE a (b int UNIQUE NOT DEFERRABLE, \"deferrable\" int UNIQUE)",
        "CREATE TABLE a (b int UNIQUE, c int REFERENCES seat DEFERRABLE)",
        "CREATE TABLE a (b int, UNIQUE (b), FOREIGN KEY (b) REFERENCES seat DEFERRABLE)",
        "ALTER TABLE seat ADD UNIQUE (kind)",
      })
  void other_keys_are_no_matter(String sql) {
    assertThat(ground.said(DEFERRABLE, sql)).isEmpty();
  }
}
