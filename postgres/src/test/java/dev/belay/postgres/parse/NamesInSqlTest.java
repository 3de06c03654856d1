package dev.belay.postgres.parse;

import static dev.belay.postgres.parse.Sql.action;
import static dev.belay.postgres.parse.Sql.statement;
import static dev.belay.postgres.parse.Sql.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.Column;
import dev.belay.database.TableName;
import dev.belay.sql.Action;
import dev.belay.sql.Mention;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The columns of new tables, names that are too long, and what the bodies of routines name. */
final class NamesInSqlTest {
  private static final PostgresDialect DIALECT = new PostgresDialect();
  private static final String LONG = "a".repeat(70);

  @Test
  void a_new_table_has_the_columns_that_it_lists() {
    assertThat(
            columns("CREATE TABLE t (id bigserial, \"A b\" varchar(3) NOT NULL, PRIMARY KEY (id))"))
        .extracting(Column::name, Column::type, Column::notNull, Column::primaryKeyPosition)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("id", "bigserial", true, 1),
            org.assertj.core.groups.Tuple.tuple("A b", "character varying(3)", true, 0));
    assertThat(columns("CREATE TABLE t (a int PRIMARY KEY, b int GENERATED ALWAYS AS (a) STORED)"))
        .extracting(Column::primaryKeyPosition, Column::generated)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, false),
            org.assertj.core.groups.Tuple.tuple(0, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (LIKE u, a int)",
        "CREATE TABLE t (a int) INHERITS (u)",
        "CREATE TABLE t PARTITION OF u (a NOT NULL) DEFAULT",
        "CREATE TABLE t AS SELECT 1",
      })
  void what_other_tables_bring_is_not_known(String sql) {
    assertThat(columns(sql)).isEmpty();
  }

  private static List<Column> columns(String sql) {
    return ((Action.CreateTable) action(sql)).columns();
  }

  @Test
  void what_says_when_a_key_is_checked_belongs_to_it() {
    var made =
        (Action.CreateTable)
            action("CREATE TABLE t (a int UNIQUE DEFERRABLE INITIALLY DEFERRED NOT NULL)");

    assertThat(made.constraints().getFirst().definition())
        .isEqualTo("UNIQUE DEFERRABLE INITIALLY DEFERRED");
  }

  @Test
  void names_are_cut_at_63_bytes() {
    assertThat(DIALECT.cutNames(statement("CREATE TABLE " + LONG + " (a int)")))
        .containsExactly(java.util.Map.entry(LONG, "a".repeat(63)));
    assertThat(DIALECT.cutNames(statement("CREATE INDEX \"" + "ü".repeat(40) + "\" ON t (a)")))
        .containsExactly(java.util.Map.entry("ü".repeat(40), "ü".repeat(31)));
    assertThat(DIALECT.cutNames(statement("CREATE TABLE " + "a".repeat(63) + " (a int)")))
        .isEmpty();
  }

  @Test
  void strings_and_comments_are_no_names() {
    assertThat(DIALECT.cutNames(statement("SELECT '" + LONG + "' /* " + LONG + " */"))).isEmpty();
  }

  private static String plpgsql(String body) {
    return "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ " + body + " $$";
  }

  private static Set<String> tables(String routine) {
    return all(routine, mention -> mention.tables().stream().map(TableName::toString).toList());
  }

  private static Set<String> columnsIn(String routine) {
    return all(
        routine,
        mention ->
            mention.columns().stream().map(one -> one.table() + "." + one.column()).toList());
  }

  private static Set<String> all(
      String routine, java.util.function.Function<Mention, java.util.Collection<String>> what) {
    return DIALECT.mentions(routine).stream()
        .flatMap(mention -> what.apply(mention).stream())
        .collect(Collectors.toSet());
  }

  @Test
  void tables_are_named_by_statements_and_expressions() {
    assertThat(
            tables(
                plpgsql(
                    """
                    DECLARE n int; x shop.place%ROWTYPE; y item.size%TYPE;
                    BEGIN
                      n := (SELECT count(*) FROM "Orders" o JOIN app.line USING (id));
                      INSERT INTO log SELECT 1 FROM public.source;
                      UPDATE stock SET a = 1; DELETE FROM old;
                      WITH q AS (SELECT 1 FROM inner_one) SELECT * INTO n FROM q;
                      EXECUTE 'SELECT 1 FROM ' || n;
                      RETURN NEW;
                    END
                    """)))
        .containsExactlyInAnyOrder(
            "shop.place",
            "item",
            "Orders",
            "app.line",
            "log",
            "source",
            "stock",
            "old",
            "inner_one");
  }

  @Test
  void columns_are_named_with_their_tables_as_far_as_that_is_said() {
    String routine =
        """
        CREATE FUNCTION f(n int) RETURNS void LANGUAGE sql AS '
          SELECT o.total, note, l.a FROM orders o, (SELECT l.a FROM x l) l, y l;
          INSERT INTO log AS g (what, n) VALUES (1, 2) ON CONFLICT (what) DO UPDATE SET n = g.m;
          UPDATE stock SET pieces = 1 WHERE public.stock.kind = 2'
        """;

    assertThat(columnsIn(routine))
        .containsExactlyInAnyOrder(
            "orders.total", "log.what", "log.n", "log.m", "stock.pieces", "stock.kind");
    assertThat(all(routine, Mention::bare)).contains("note").doesNotContain("total", "a");
  }

  @Test
  void rows_of_triggers_and_functions_are_named() {
    String routine =
        plpgsql("BEGIN NEW.changed := now(); PERFORM app.tell(old.\"Note\"); RETURN NEW; END");

    assertThat(all(routine, Mention::ofRow)).containsExactlyInAnyOrder("changed", "Note");
    assertThat(all(routine, Mention::routines)).containsExactlyInAnyOrder("now", "tell");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT count(*) FROM t; END",
        "CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'lib', 'f'",
        "CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS 'FROM t'",
        "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN wrong FROM t'",
        "DO 'BEGIN PERFORM 1 FROM t; END'",
        "SELECT 1 FROM t",
        "no SQL at all",
      })
  void nothing_is_said_of_what_the_server_keeps_track_of_or_nobody_can_read(String sql) {
    assertThat(tables(sql)).isEmpty();
  }

  @Test
  void a_bare_name_is_the_one_in_public() {
    assertThat(table("t")).isEqualTo(PostgresDialect.table("public", "t"));
  }
}
