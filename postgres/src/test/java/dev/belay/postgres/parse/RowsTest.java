package dev.belay.postgres.parse;

import static dev.belay.postgres.parse.Sql.action;
import static dev.belay.postgres.parse.Sql.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.TableName;
import dev.belay.sql.Action;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that read and write rows. */
final class RowsTest {
  private static Action insert(Optional<String> conflict, boolean star, String... from) {
    return new Action.Insert(
        table("t"), conflict, List.of(), star, List.of(from).stream().map(TableName::of).toList());
  }

  private static Action insert(String... from) {
    return insert(Optional.empty(), false, from);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES (1), (2) RETURNING *",
        "INSERT INTO public.T DEFAULT VALUES",
        "INSERT INTO t OVERRIDING SYSTEM VALUE VALUES (1)",
        "INSERT INTO t (VALUES (1))",
        "INSERT INTO t SELECT 1",
        "COPY t FROM '/tmp/rows.csv' WITH (FORMAT csv)",
        "COPY t FROM PROGRAM 'cat rows'",
      })
  void insert_of_values(String sql) {
    assertThat(action(sql)).isEqualTo(insert());
  }

  @Test
  void the_columns_are_those_listed() {
    var expected =
        new Action.Insert(
            table("t"), Optional.empty(), List.of("a", "B", "c", "d"), false, List.of());
    assertThat(action("INSERT INTO t AS x (a, \"B\", c[1], d.e) VALUES (1, 2, 3, 4)"))
        .isEqualTo(expected);
    assertThat(action("COPY t (a, \"B\", c, d) FROM '/tmp/rows'")).isEqualTo(expected);
  }

  @Test
  void on_conflict() {
    assertThat(action("INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING"))
        .isEqualTo(insert(Optional.of("NOTHING"), false));
    assertThat(
            action(
                "INSERT INTO t SELECT * FROM u JOIN v ON u.a = v.a ON CONFLICT (a) WHERE b > 1"
                    + " DO UPDATE SET a = (SELECT 1 FROM w) WHERE t.c RETURNING *"))
        .isEqualTo(insert(Optional.of("UPDATE"), true, "u", "v"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t SELECT a FROM u x, ONLY v AS y (b) CROSS JOIN w",
        "INSERT INTO t SELECT a FROM u UNION ALL SELECT b FROM v AS y LEFT JOIN w ON true",
        "INSERT INTO t (SELECT a FROM u, v NATURAL JOIN w)",
        "INSERT INTO t SELECT a FROM u, LATERAL f(u.a) AS g(b), v, (SELECT 1) s, w",
        "INSERT INTO t SELECT a FROM u x TABLESAMPLE system (1) REPEATABLE (2), v, w",
        "INSERT INTO t SELECT a FROM u, ROWS FROM (f(1), g(2)) WITH ORDINALITY AS x, v, w",
        "INSERT INTO t SELECT extract(year FROM z) FROM u, v, w WHERE a IS DISTINCT FROM b",
        "INSERT INTO t SELECT CASE WHEN a THEN 1 END AS case FROM u, v, w",
      })
  void insert_of_selected_rows_tells_from_where(String sql) {
    assertThat(action(sql)).isEqualTo(insert("u", "v", "w"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t SELECT * FROM old",
        "INSERT INTO t SELECT DISTINCT * FROM old",
        "INSERT INTO t SELECT DISTINCT ON (a) * FROM old",
        "INSERT INTO t SELECT ALL old.* FROM old",
        "INSERT INTO t SELECT count(*), 2 * 3, * FROM old",
        "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM old",
        "INSERT INTO t WITH x AS (SELECT 1) SELECT * FROM old",
        "INSERT INTO t (SELECT * FROM old)",
        "INSERT INTO t TABLE old",
      })
  void a_star_is_seen_wherever_it_is(String sql) {
    assertThat(action(sql)).isEqualTo(insert(Optional.empty(), true, "old"));
  }

  @Test
  void a_table_may_be_called_rows() {
    assertThat(action("INSERT INTO t SELECT a FROM rows, only_one JOIN lateral_move ON true"))
        .isEqualTo(insert("rows", "only_one", "lateral_move"));
  }

  @Test
  void what_only_multiplies_or_counts_is_no_star() {
    assertThat(action("INSERT INTO t SELECT a * b, count(*), (SELECT * FROM v) FROM u"))
        .isEqualTo(insert("u"));
  }

  @Test
  void update() {
    assertThat(
            action(
                "UPDATE t SET a = 1, (b, c) = (2, 3), \"D\" = f(4, 5), e[1] = 6,"
                    + " g = CASE WHEN x THEN 1 END, h = 2 WHERE a > 1"))
        .isEqualTo(new Action.Update(table("t"), List.of("a", "b", "c", "D", "e", "g", "h"), true));
    assertThat(action("UPDATE app.t * AS x SET a = (SELECT 1 FROM u WHERE 0)"))
        .isEqualTo(new Action.Update(new TableName("app", "t"), List.of("a"), false));
    assertThat(action("WITH x AS (SELECT 1) UPDATE t SET a = 1 FROM u, v WHERE u.b = t.b"))
        .isEqualTo(new Action.Update(table("t"), List.of("a"), true));
    assertThat(action("UPDATE ONLY (t) SET a = DEFAULT WHERE CURRENT OF c"))
        .isEqualTo(new Action.Update(table("t"), List.of("a"), true));
  }

  @Test
  void delete() {
    assertThat(action("DELETE FROM t")).isEqualTo(new Action.Delete(table("t"), false));
    assertThat(action("DELETE FROM ONLY t AS x USING u WHERE x.a = u.a RETURNING a"))
        .isEqualTo(new Action.Delete(table("t"), true));
    assertThat(action("WITH x AS (SELECT 1 WHERE false) DELETE FROM t"))
        .isEqualTo(new Action.Delete(table("t"), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "TRUE",
        "(true)",
        "1=1",
        "'a' = 'a'",
        "id = id",
        "true IS true",
        "NOT false",
        "((1 = 1))",
        "true RETURNING a",
        "a = 1 OR true",
        "1 = 1 AND true",
        "(a = 1) OR (2 = 2)",
      })
  void a_condition_that_is_always_true_filters_nothing(String condition) {
    assertThat(action("DELETE FROM t WHERE " + condition))
        .isEqualTo(new Action.Delete(table("t"), false));
    assertThat(action("UPDATE t SET a = 1 WHERE " + condition))
        .isEqualTo(new Action.Update(table("t"), List.of("a"), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "false",
        "a",
        "NOT true",
        "1 = 2",
        "'a' = 'A'",
        "(a) OR (b)",
        "1 = 1 AND a = 2",
        "a BETWEEN 1 AND 2",
        "EXISTS (SELECT 1)",
        "\"true\"",
        "a = ANY(ARRAY[1])",
        "CURRENT OF c",
      })
  void any_other_condition_filters(String condition) {
    assertThat(action("DELETE FROM t WHERE " + condition))
        .isEqualTo(new Action.Delete(table("t"), true));
  }

  @Test
  void a_condition_may_be_long() {
    String condition = "a = 0" + " OR a = 1".repeat(20_000);

    assertThat(action("DELETE FROM t WHERE " + condition))
        .isEqualTo(new Action.Delete(table("t"), true));
    assertThat(action("DELETE FROM t WHERE " + condition + " OR true"))
        .isEqualTo(new Action.Delete(table("t"), false));
  }

  @Test
  void truncate() {
    assertThat(action("TRUNCATE t")).isEqualTo(new Action.Truncate(table("t"), false));
    assertThat(action("TRUNCATE TABLE ONLY t RESTART IDENTITY CASCADE"))
        .isEqualTo(new Action.Truncate(table("t"), true));
    assertThat(action("TRUNCATE a, app.b *, ONLY c RESTRICT"))
        .isEqualTo(
            new Action.Several(
                List.of(
                    new Action.Truncate(table("a"), false),
                    new Action.Truncate(new TableName("app", "b"), false),
                    new Action.Truncate(table("c"), false))));
  }

  @Test
  void expressions_that_write_count_as_much_as_the_statement_behind_them() {
    Action delete = new Action.Delete(table("u"), false);
    assertThat(action("WITH x AS (DELETE FROM u RETURNING *) SELECT * FROM x")).isEqualTo(delete);
    assertThat(
            action(
                "WITH RECURSIVE x (a, b) AS NOT MATERIALIZED (DELETE FROM u RETURNING *),"
                    + " y AS (SELECT 1) SEARCH DEPTH FIRST BY a, b SET c"
                    + " CYCLE a, b SET d USING e,"
                    + " z AS (UPDATE v SET a = 1 WHERE b)"
                    + " INSERT INTO t SELECT * FROM x"))
        .isEqualTo(
            new Action.Several(
                List.of(
                    delete,
                    new Action.Update(table("v"), List.of("a"), true),
                    insert(Optional.empty(), true, "x"))));
    assertThat(action("COPY (DELETE FROM u RETURNING *) TO '/tmp/u'")).isEqualTo(delete);
    assertThat(action("EXPLAIN (ANALYZE, BUFFERS) DELETE FROM u")).isEqualTo(delete);
    assertThat(action("EXPLAIN ANALYZE VERBOSE DELETE FROM u")).isEqualTo(delete);
    assertThat(action("EXPLAIN (COSTS off, ANALYZE true) DELETE FROM u")).isEqualTo(delete);
  }

  @Test
  void merge() {
    assertThat(
            action(
                "MERGE INTO ONLY t AS x USING (SELECT 1) s ON x.a = s.a"
                    + " WHEN MATCHED AND CASE WHEN b THEN true END THEN UPDATE SET a = 1, b ="
                    + " CASE WHEN c THEN 2 END"
                    + " WHEN MATCHED THEN DELETE"
                    + " WHEN NOT MATCHED BY SOURCE THEN DO NOTHING"
                    + " WHEN NOT MATCHED THEN INSERT (a, b) VALUES (1, 2)"))
        .isEqualTo(
            new Action.Several(
                List.of(
                    new Action.Update(table("t"), List.of("a", "b"), true),
                    new Action.Delete(table("t"), true),
                    new Action.Insert(
                        table("t"), Optional.empty(), List.of("a", "b"), false, List.of()))));
    assertThat(action("MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE"))
        .isEqualTo(new Action.Delete(table("t"), false));
    assertThat(action("MERGE INTO t USING s ON true WHEN MATCHED THEN DO NOTHING"))
        .isEqualTo(new Action.Other("MERGE"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT count(*), max(a) FROM t WHERE b IN (1, 2) AND (c) FOR UPDATE",
        "(SELECT 1) UNION (SELECT 2)",
        "VALUES (1), (2)",
        "TABLE t",
        "WITH a AS (SELECT 1), b(c) AS NOT MATERIALIZED (SELECT 2) SELECT * FROM a",
        "EXPLAIN DELETE FROM t",
        "EXPLAIN (ANALYZE false) DELETE FROM t",
        "EXPLAIN (VERBOSE, ANALYZE 0) DELETE FROM t",
        "EXPLAIN VERBOSE UPDATE t SET a = 1",
      })
  void what_only_reads(String sql) {
    assertThat(action(sql)).isEqualTo(new Action.Query());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT setval('s', 1)",
        "SELECT pg_catalog.set_config('search_path', '', false)",
        "SELECT * FROM app.move_rows(1)",
        "SELECT \"Clean\"(a) FROM t",
        "SELECT app.count(a) FROM t",
      })
  void a_function_may_do_anything(String sql) {
    assertThat(action(sql)).isEqualTo(new Action.Other("SELECT"));
  }

  @Test
  void rows_that_go_out_of_the_database_or_to_psql() {
    assertThat(action("COPY t TO '/tmp/t'")).isEqualTo(new Action.Other("COPY"));
    assertThat(action("COPY (SELECT 1) TO PROGRAM 'cat'")).isEqualTo(new Action.Other("COPY"));
    assertThat(action("COPY t TO STDOUT")).isInstanceOf(Action.Unparsed.class);
  }
}
