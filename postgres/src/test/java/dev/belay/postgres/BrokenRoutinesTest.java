package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that name what is dropped or renamed: what the server does, and what is said of it. */
@ExtendWith(PostgresServer.class)
class BrokenRoutinesTest {
  private static final String RULE = "ban-broken-routine";

  private static final String TABLES =
      """
      CREATE SCHEMA app;
      CREATE TABLE orders (id integer PRIMARY KEY, note text, total numeric, changed timestamptz);
      CREATE TABLE log (what text);
      CREATE TABLE note (id integer, total numeric);
      CREATE TABLE memo (id integer, other integer);
      CREATE TABLE app.orders (id integer);
      CREATE VIEW cheap AS SELECT id FROM orders WHERE total < 10;
      CREATE FUNCTION counted() RETURNS bigint LANGUAGE plpgsql AS
        $$ BEGIN RETURN (SELECT count(*) FROM Orders o WHERE o.note <> ''); END $$;
      CREATE FUNCTION sum_total() RETURNS numeric LANGUAGE sql AS 'SELECT sum(total) FROM orders';
      CREATE FUNCTION cheapest() RETURNS int LANGUAGE sql AS 'SELECT min(id) FROM cheap';
      CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.changed := now(); RETURN NEW; END $$;
      CREATE TRIGGER orders_touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
      CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN INSERT INTO log (what) VALUES (NEW.id || ' ' || TG_TABLE_NAME);
           RETURN NULL; END $$;
      CREATE TRIGGER orders_noted AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION noted();
      CREATE FUNCTION remember(id int) RETURNS void LANGUAGE plpgsql AS
        'BEGIN INSERT INTO memo (other) VALUES (id); END';
      CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT $1 * 2';
      CREATE FUNCTION four(n int) RETURNS int LANGUAGE plpgsql AS
        'BEGIN RETURN twice(twice(n)); END';
      """;

  @TempDir Path folder;

  private RuleGround ground;

  @BeforeEach
  void prepare(TestServer server) {
    ground = new RuleGround(server, folder, TABLES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE orders DROP COLUMN note            | counted() goes on naming orders.note   | SELECT counted()
          ALTER TABLE orders RENAME note TO remark       | counted() goes on naming orders.note   | SELECT counted()
          DROP VIEW cheap; ALTER TABLE orders RENAME total TO amount | sum_total() goes on naming orders.total | SELECT sum_total()
          DROP VIEW cheap                                | cheapest() goes on naming cheap        | SELECT cheapest()
          DROP FUNCTION twice                            | four() goes on naming twice()          | SELECT four(1)
          ALTER TABLE orders DROP COLUMN changed         | touch() goes on naming orders.changed  | UPDATE orders SET id = 3
          DROP TABLE log                                 | noted() goes on naming log             | INSERT INTO orders SELECT max(id) + 1 FROM orders
          """)
  void what_is_said_to_fail_fails(String sql, String told, String call) throws SQLException {
    ground.run("INSERT INTO orders VALUES (1, 'a', 2)");
    assertThat(ground.refusal(call)).isEmpty();
    assertThat(ground.said(RULE, sql)).contains(told + ", and fails from here on");

    ground.run(sql);

    assertThat(ground.refusal(call)).startsWith("42");
  }

  @Test
  void several_are_named_together() {
    assertThat(ground.said(RULE, "DROP VIEW cheap; ALTER TABLE orders RENAME TO purchase"))
        .contains("counted() and sum_total() go on naming orders, and fail from here on");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE log RENAME what TO said; CREATE OR REPLACE FUNCTION noted() RETURNS trigger"
            + " LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "DROP FUNCTION counted; ALTER TABLE orders DROP COLUMN note",
        "ALTER TABLE orders DROP COLUMN note; DROP FUNCTION counted()",
        "ALTER TABLE orders DROP COLUMN note, ADD COLUMN note varchar",
        "DROP FUNCTION twice; CREATE FUNCTION twice(n bigint) RETURNS int LANGUAGE sql AS 'SELECT"
            + " 2'",
        "DROP VIEW cheap; CREATE VIEW cheap AS SELECT id FROM orders",
        "ALTER TABLE log RENAME TO said; CREATE VIEW log AS SELECT * FROM said",
        "DROP TABLE app.orders",
        "ALTER TABLE memo DROP COLUMN id",
        "DROP TABLE note",
        "ALTER TABLE note DROP COLUMN total",
        "ALTER TABLE log ADD COLUMN more text; ALTER TABLE log DROP COLUMN more",
      })
  void nothing_is_said_of_what_goes_on_working(String sql) {
    assertThat(ground.said(RULE, sql)).isEmpty();
  }

  @Test
  void the_trigger_function_of_a_table_alone_goes_with_it() {
    ground.run(
        "CREATE TABLE own (id integer); CREATE FUNCTION own_one() RETURNS trigger LANGUAGE plpgsql"
            + " AS 'BEGIN DELETE FROM own; RETURN NULL; END';"
            + " CREATE TRIGGER one AFTER INSERT ON own EXECUTE FUNCTION own_one()");

    assertThat(ground.said(RULE, "DROP TABLE own")).isEmpty();
    assertThat(ground.said(RULE, "ALTER TABLE own RENAME TO his"))
        .containsExactly("own_one() goes on naming own, and fails from here on");
  }

  @Test
  void what_the_server_keeps_track_of_is_its_own_matter() throws SQLException {
    ground.run(
        "ALTER TABLE log ADD COLUMN kept text;"
            + " CREATE POLICY kept_only ON log USING (kept IS NOT NULL)");

    assertThat(ground.refusal("ALTER TABLE log DROP COLUMN kept")).isEqualTo("2BP01");
    assertThat(ground.refusal("ALTER TABLE log RENAME kept TO held")).isEmpty();
    assertThat(ground.said(RULE, "ALTER TABLE log DROP COLUMN held")).isEmpty();
  }

  @Test
  void functions_of_the_same_migrations_are_known() {
    assertThat(
            ground.said(
                RULE,
                "CREATE FUNCTION fresh() RETURNS bigint LANGUAGE sql AS 'SELECT count(what) FROM"
                    + " log'; ALTER TABLE log RENAME what TO said"))
        .containsExactly("noted() and fresh() go on naming log.what, and fail from here on");
  }
}
