package dev.belay.postgres.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.postgres.grammar.EmbeddedSql.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {
  private static final PostgresParser PARSER = new PostgresParser();

  @AfterAll
  static void close() {
    PARSER.close();
  }

  /** The body of the last statement. */
  private static Body read(String sql) {
    Parsed parsed = PARSER.parse(sql);
    assertThat(parsed).isInstanceOf(Parsed.Tree.class);
    var tree = (Parsed.Tree) parsed;
    return new BodyReader(PARSER).read(sql, tree, tree.statements().getLast());
  }

  private static List<EmbeddedSql> pieces(String sql) {
    Body body = read(sql);
    assertThat(body).isInstanceOf(Body.Sql.class);
    return ((Body.Sql) body).pieces();
  }

  @Test
  void statements_in_a_block_are_found_with_their_lines() {
    String sql =
        """
        SELECT 1; -- größer 😀
        DO $$
        DECLARE n int := 5;
        BEGIN
          ALTER TABLE customer
            DROP COLUMN name;
          IF n > 3 THEN
            DELETE FROM place;
          END IF;
        END
        $$;
        """;

    assertThat(pieces(sql))
        .contains(
            new EmbeddedSql("ALTER TABLE customer\n    DROP COLUMN name", 5, Kind.STATEMENTS),
            new EmbeddedSql("n > 3", 7, Kind.EXPRESSION),
            new EmbeddedSql("DELETE FROM place", 8, Kind.STATEMENTS));
  }

  @Test
  void statements_in_a_function_are_found() {
    String sql =
        """
        CREATE FUNCTION clean(days int) RETURNS void
        SECURITY DEFINER LANGUAGE plpgsql AS -- here it comes
        $body$
        DECLARE
          one record;
        BEGIN
          FOR one IN SELECT id FROM customer LOOP
            PERFORM forget(one.id);
            days := days + 1;
          END LOOP;
          BEGIN
            TRUNCATE item;
          EXCEPTION WHEN others THEN
            DROP TABLE item;
          END;
        END $body$;
        """;

    assertThat(pieces(sql))
        .containsExactly(
            new EmbeddedSql("SELECT id FROM customer", 7, Kind.STATEMENTS),
            new EmbeddedSql("SELECT forget(one.id)", 8, Kind.STATEMENTS),
            new EmbeddedSql("days + 1", 9, Kind.EXPRESSION),
            new EmbeddedSql("TRUNCATE item", 12, Kind.STATEMENTS),
            new EmbeddedSql("DROP TABLE item", 14, Kind.STATEMENTS));
  }

  @Test
  void a_computed_statement_is_said_to_be_one() {
    String sql =
        """
        DO $$ DECLARE t text := 'a'; r record; BEGIN
          EXECUTE 'DROP TABLE ' || quote_ident(t);
          EXECUTE format('DROP TABLE %I', t) USING t;
          FOR r IN EXECUTE t LOOP NULL; END LOOP;
        END $$
        """;

    assertThat(pieces(sql))
        .contains(
            new EmbeddedSql("'DROP TABLE ' || quote_ident(t)", 2, Kind.DYNAMIC),
            new EmbeddedSql("format('DROP TABLE %I', t)", 3, Kind.DYNAMIC),
            new EmbeddedSql("t", 4, Kind.DYNAMIC));
  }

  @Test
  void a_constant_that_is_run_is_a_statement() {
    assertThat(pieces("DO $$ BEGIN EXECUTE 'DROP TABLE a'; END $$"))
        .containsExactly(new EmbeddedSql("DROP TABLE a", 1, Kind.STATEMENTS));
  }

  @Test
  void queries_that_are_returned_and_opened_are_found() {
    String sql =
        """
        CREATE FUNCTION f() RETURNS SETOF int LANGUAGE plpgsql AS '
        DECLARE c refcursor;
        BEGIN
          RETURN QUERY SELECT 1;
          RETURN QUERY EXECUTE ''SELECT '' || 2;
          OPEN c FOR SELECT 3;
          OPEN c FOR EXECUTE ''SELECT '' || 4;
        END'
        """;

    assertThat(pieces(sql))
        .containsExactly(
            new EmbeddedSql("SELECT 1", 4, Kind.STATEMENTS),
            new EmbeddedSql("'SELECT ' || 2", 5, Kind.DYNAMIC),
            new EmbeddedSql("SELECT 3", 6, Kind.STATEMENTS),
            new EmbeddedSql("'SELECT ' || 4", 7, Kind.DYNAMIC));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE FUNCTION f(a place.name%TYPE) RETURNS shop . place.\"the id\" % type"
            + " LANGUAGE plpgsql AS $$ BEGIN a := 'x';\nDROP TABLE x; END $$",
        "DO $$ DECLARE a place.name%TYPE[]; b place%ROWTYPE; BEGIN a[1] := 'x';\n"
            + "DROP TABLE x; END $$",
        "DO $$ DECLARE a shop.kind; b geometry(Point, 4326); BEGIN a := 'x';\nDROP TABLE x; END $$"
      })
  void types_that_only_a_server_knows_do_not_matter(String sql) {
    assertThat(pieces(sql))
        .containsExactly(
            new EmbeddedSql("'x'", 1, Kind.EXPRESSION),
            new EmbeddedSql("DROP TABLE x", 2, Kind.STATEMENTS));
  }

  @Test
  void a_body_in_sql_is_the_string_itself() {
    assertThat(
            pieces(
                "CREATE FUNCTION f() RETURNS int\n"
                    + "AS $$\n"
                    + "DELETE FROM a;\n"
                    + "SELECT 1\n"
                    + "$$ LANGUAGE SQL"))
        .containsExactly(new EmbeddedSql("\nDELETE FROM a;\nSELECT 1\n", 2, Kind.STATEMENTS));
  }

  @Test
  void a_body_that_is_no_string_is_found() {
    assertThat(pieces("CREATE PROCEDURE p()\nBEGIN ATOMIC\n  DELETE FROM a;\nEND;"))
        .containsExactly(new EmbeddedSql("\n  DELETE FROM a;\n", 2, Kind.STATEMENTS));
    assertThat(pieces("CREATE FUNCTION f(x int) RETURNS int RETURN x + 1")).isEmpty();
  }

  @Test
  void another_language_is_not_read() {
    assertThat(read("CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS 'return 1'"))
        .isEqualTo(new Body.Unreadable("it is in the language plpython3u"));
  }

  /** The bar is where the error is, and no part of what is read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO $$ BEGIN\n  IF |THEN x := 1; END IF; END $$",
        "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  DELETE |FORM t;\n"
            + "  RETURN 1;\nEND $$",
        "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS '\nBEGIN\n  PERFORM ''ä'', 1;\n"
            + "  INSERT INTO t VALUES (1, 2, |); PERFORM (3), (4), 5;\nEND '",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $b$\n  SELECT 1;\n  SELECT 2 FROM |WHERE\n"
            + "$b$",
        "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT ''it''''s'', 2 FROM |WHERE x'",
        "CREATE PROCEDURE p() LANGUAGE sql AS E'SELECT 1;\\nDELETE |FORM t'",
        "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN LOOP NULL; END |IF; END $$",
      })
  void an_error_inside_is_told_where_it_is(String marked) {
    assertThat(read(marked.replace("|", "")))
        .isInstanceOfSatisfying(
            Body.Broken.class,
            body -> assertThat(body.place()).as(body.why()).hasValue(marked.indexOf('|')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO $$ DECLARE n int; BEGIN SELECT 1 INTO n FROM t WHERE; DELETE FROM t; END $$",
        "DO $$ BEGIN IF true; NULL; END IF; END $$",
        "DO $$ BEGIN DELETE FROM t $$",
        "DO $$ $$",
      })
  void an_error_at_an_end_has_a_place_inside(String sql) {
    assertThat(read(sql))
        .isInstanceOfSatisfying(
            Body.Broken.class,
            body -> assertThat(body.place().orElseThrow()).isBetween(5, sql.length() - 3));
  }

  @Test
  void what_only_a_catalogue_could_tell_is_no_error() {
    assertThat(read("DO $$ BEGIN unknown_variable := 1; END $$"))
        .isInstanceOf(Body.Unreadable.class);
  }

  @Test
  void other_statements_have_no_body() {
    assertThat(read("CREATE TABLE a (b int)")).isEqualTo(new Body.None());
  }
}
