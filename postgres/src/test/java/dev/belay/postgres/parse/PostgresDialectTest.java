package dev.belay.postgres.parse;

import static dev.belay.postgres.parse.Sql.statements;
import static dev.belay.postgres.parse.Sql.table;
import static dev.belay.postgres.parse.Sql.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.sql.Action;
import dev.belay.sql.Position;
import dev.belay.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresDialectTest {
  private static final String FUNCTION =
      """
      CREATE OR REPLACE FUNCTION stamp(price int) RETURNS int LANGUAGE sql
      BEGIN ATOMIC
        UPDATE item SET changed = CASE WHEN price > 9 THEN CASE 1 WHEN 1 THEN 2 END END;
        DELETE FROM log;
        SELECT price AS end;
      END\
      """;

  private static final String COMMENT = "/* b /* c */ ; */";

  /** Something of everything that a prefix can tear apart. */
  private static final String MIXED =
      FUNCTION
          + """
          ;
          CREATE RULE r AS ON DELETE TO t DO ALSO (DELETE FROM u; INSERT INTO v VALUES ((1)));
          SELECT E'\\'', $a$;$a$, U&"\\0061", "x""y", 1e-5, $1, '''' %s @- 2;
          COPY t (a) FROM stdin;
          1;\tit's
          \\.
          \\connect other
          DROP TABLE t;
          """
              .formatted(COMMENT);

  private static final PostgresDialect DIALECT = new PostgresDialect();

  @Test
  void statements_are_divided_at_semicolons() {
    assertThat(texts("SELECT 1; SELECT 2 ;\nSELECT 3"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
  }

  @Test
  void nothing_makes_no_statement() {
    assertThat(texts("")).isEmpty();
    assertThat(texts(" ;; -- nothing;\n;/* ; /* ; */ ; */;")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a;b'",
        "'it''s;'",
        "''';'''",
        "'a\\'",
        "E'a\\';b'",
        "e'a\\\\'",
        "E'a'';b\\''",
        "U&'a;\\0041'",
        "u&'\\'",
        "B'0;1'",
        "x'f;'",
        "N'a;'",
        "$$a;b$$",
        "$$it's; $1$$",
        "$a$ ; $$ ; $b$ ; $a$",
        "$_a1$;$_a1$",
        "$größe$;$größe$",
        "$a$;$A$;$a$",
        "\"a;\"\"b\"",
        "U&\"a;\\0041\"",
        "u&\"a;\" UESCAPE '!'",
        "a$b$c",
        "$1",
        "1e-5",
        "0x1F",
        "1_000",
        ".5",
        "/* ; /* '; */ \" ; */ 1",
        "1 -- don't;\n",
        "f(a, b[1:2], '{;}')",
        "1 @- 2",
        "1 *-- ;\n 2",
        "1 +/* ; */ 2",
        "a->>';'",
        "a#>>'{a;b}'",
        "a::text || ';'",
        "f(a => ';', b := $$;$$)",
      })
  void a_semicolon_that_is_not_one_divides_nothing(String expression) {
    assertThat(texts("SELECT " + expression + ", 2; SELECT 3"))
        .containsExactly("SELECT " + expression + ", 2", "SELECT 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abcE'\\'",
        "a_$$",
        "1e$$",
        "$1a$b$",
        "'a' 'b'",
        "'\\'",
        "1 - 2",
        "4 / 2",
        "2*/**/3",
        "a -@ b",
        "$ 1",
        "1...5",
        "a.b.\"c\"",
        "\u2003",
      })
  void what_looks_like_a_quote_hides_nothing(String expression) {
    assertThat(texts("SELECT " + expression + "; SELECT 3")).hasSize(2);
  }

  @Test
  void an_operator_ends_where_a_comment_begins() {
    assertThat(texts("SELECT 1 @--;\n2; SELECT 3")).containsExactly("SELECT 1 @--;\n2", "SELECT 3");
    assertThat(texts("SELECT 1 */*;*/ 2; SELECT 3"))
        .containsExactly("SELECT 1 */*;*/ 2", "SELECT 3");
    assertThat(texts("SELECT 5e--;\n; SELECT 3")).containsExactly("SELECT 5e", "SELECT 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "1 =-1 ~ 1 = - 1",
        "1 @-1 ~ 1 @- 1",
        "1 <=-1 ~ 1 <= - 1",
        "1 +-+1 ~ 1 + - + 1",
        "a<>b ~ a <> b",
        "1!=-2 ~ 1 !=- 2",
        "a::int ~ a :: int",
        "1..9 ~ 1 .. 9",
        "1.5.e ~ 1.5.e",
        "0x1e-1 ~ 0x1e - 1",
        "1e+1 ~ 1e+1",
        "a->-1 ~ a -> - 1",
        "a||'b' ~ a || 'b'",
        "$1+$2 ~ $1 + $2",
        "f(a[1]) ~ f ( a [ 1 ] )",
      })
  void operators_are_cut_as_the_server_cuts_them(String sql, String tokens) {
    assertThat(String.join(" ", Lexer.tokens(sql).stream().map(Token::text).toList()))
        .isEqualTo(tokens);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FUNCTION,
        "create procedure p() begin atomic insert into t values (1); end",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC END",
        "CREATE FUNCTION f(\"begin\" int) RETURNS int BEGIN ATOMIC; SELECT 1;; END",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC RETURN 1; END IMMUTABLE",
        "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$",
        "CREATE FUNCTION f() RETURNS int AS 'SELECT 1; SELECT 2' LANGUAGE sql",
        "DO $do$ BEGIN EXECUTE $$DELETE FROM t;$$; END $do$",
        "DO LANGUAGE plpgsql 'BEGIN; END;'",
      })
  void a_routine_is_one_statement_with_all_in_its_body(String routine) {
    assertThat(texts(routine + ";\nDROP TABLE t;")).containsExactly(routine, "DROP TABLE t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE RULE r AS ON UPDATE TO t DO (DELETE FROM a; DELETE FROM b)",
        "create or replace rule r as on insert to t do also (select f(1); notify x;)",
        "CREATE RULE r AS ON INSERT TO t WHERE (a > 1) DO INSTEAD (INSERT INTO u VALUES ((1)); )",
        "CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING",
      })
  void a_rule_is_one_statement_with_all_its_commands(String rule) {
    assertThat(texts(rule + "; DROP TABLE t")).containsExactly(rule, "DROP TABLE t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE 1 WHEN 1 THEN 2 END",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE 1 WHEN 1 THEN 2",
        "CREATE RULE r AS ON DELETE TO t DO (DELETE FROM u",
        "INSERT INTO t (a, b VALUES (1, 2)",
        "SELECT f((1)",
        "SELECT ']' [",
      })
  void what_is_left_open_swallows_no_statement_behind_it(String open) {
    assertThat(statements(open + "; DROP TABLE t; SELECT 1"))
        .extracting(Statement::action)
        .endsWith(new Action.DropTable(table("t"), false), new Action.Query());
  }

  @Test
  void begin_and_end_of_a_transaction_are_statements() {
    assertThat(texts("BEGIN; CREATE TABLE t(a int); END; SELECT 1"))
        .containsExactly("BEGIN", "CREATE TABLE t(a int)", "END", "SELECT 1");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_a_statement() {
    Statement first = statements("\uFEFFSELECT 1").get(0);

    assertThat(first.text()).isEqualTo("SELECT 1");
    assertThat(first.action()).isEqualTo(new Action.Query());
  }

  @Test
  void positions_count_lines_with_windows_line_ends() {
    List<Statement> statements = statements("-- x\r\nSELECT 1;\r\n  SELECT\r\n2;");

    assertThat(statements.get(0).begin()).isEqualTo(new Position(6, 2, 1));
    assertThat(statements.get(0).end()).isEqualTo(new Position(14, 2, 9));
    assertThat(statements.get(1).begin()).isEqualTo(new Position(19, 3, 3));
    assertThat(statements.get(1).end()).isEqualTo(new Position(28, 4, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "\\connect shop ~ \\connect shop",
        "  \\i other.sql ~ \\i other.sql",
        "\\copy t from 'a;b.csv' csv ~ \\copy t from 'a;b.csv' csv",
        "\\set x 'it''s' ~ \\set x 'it''s'",
        "\\echo don't ~ \\echo don't",
        "\\restrict abc ~ \\restrict abc",
      })
  void a_command_of_psql_goes_to_the_end_of_its_line(String line, String command) {
    List<Statement> statements = statements("SELECT 1;\n" + line + "  \r\nDROP TABLE t;");

    assertThat(statements)
        .extracting(Statement::text)
        .containsExactly("SELECT 1", command, "DROP TABLE t");
    assertThat(statements.get(1).action())
        .isInstanceOfSatisfying(
            Action.Unparsed.class,
            unparsed -> assertThat(unparsed.why()).endsWith("is a command of psql's, not SQL"));
  }

  @Test
  void a_command_of_psql_ends_the_statement_that_it_sends() {
    List<Statement> statements = statements("SELECT 'DROP TABLE t'\n\\gexec\nSELECT 2;");

    assertThat(statements).hasSize(2);
    assertThat(statements.get(0).text()).isEqualTo("SELECT 'DROP TABLE t'\n\\gexec");
    assertThat(statements.get(0).action())
        .isEqualTo(new Action.Unparsed("\\gexec is a command of psql's, not SQL"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY t (a, b) FROM stdin;",
        "COPY t FROM STDIN WITH (FORMAT csv, HEADER);",
        "copy \"t\" from stdin; -- rows follow",
        "\\copy t from stdin",
      })
  void the_rows_of_a_copy_belong_to_it(String copy) {
    String script = copy + "\n1\tit's; DROP TABLE t;\n\\N\t$$\n\\.\n";
    List<Statement> statements = statements("SELECT 1;" + script + "SELECT 2;");

    assertThat(statements)
        .extracting(Statement::text)
        .containsExactly("SELECT 1", script.strip(), "SELECT 2");
    assertThat(statements.get(1).action())
        .isInstanceOfSatisfying(
            Action.Unparsed.class, unparsed -> assertThat(unparsed.why()).contains("psql"));
  }

  @Test
  void a_copy_without_rows_ends_at_its_semicolon() {
    List<Statement> statements = statements("COPY t FROM stdin;\nDROP TABLE t;");

    assertThat(statements).hasSize(2);
    assertThat(statements.get(0).action())
        .isEqualTo(new Action.Unparsed("COPY ... FROM stdin waits for rows from psql"));
    assertThat(statements.get(1).action()).isEqualTo(new Action.DropTable(table("t"), false));
  }

  @Test
  void only_copy_from_stdin_takes_rows() {
    assertThat(texts("COPY t FROM 'stdin';\nSELECT 1;\n\\.\n")).startsWith("COPY t FROM 'stdin'");
    assertThat(texts("COPY (SELECT 1 FROM stdin) TO 'x';\nSELECT 1;\n\\.\n")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "Customer ~ customer",
        "\"Customer\" ~ Customer",
        "public.Customer ~ customer",
        "größe_😀 ~ größe_😀",
        "GRÖSSE ~ grÖsse",
        "a$1 ~ a$1",
        "\"a\"\"b\" ~ a\"b",
        "\"a;b\" ~ a;b",
        "U&\"d\\0061t\\+000061\" ~ data",
        "u&\"d!0061t!!a\" UESCAPE '!' ~ dat!a",
        "location ~ location",
        "\"user\" ~ user",
        "public.\"user\" ~ user",
        "public.user ~ user",
        "shop.public.t ~ t",
      })
  void a_name_is_known_as_the_server_stores_it(String written, String name) {
    assertThat(Sql.action("DROP TABLE " + written))
        .isEqualTo(new Action.DropTable(table(name), false));
  }

  @Test
  void a_name_that_is_too_long_is_cut_as_the_server_cuts_it() {
    String long63 = "a".repeat(63);
    String bytes62 = "ö".repeat(31);

    assertThat(Sql.action("DROP TABLE " + long63 + "b"))
        .isEqualTo(new Action.DropTable(table(long63), false));
    assertThat(Sql.action("DROP TABLE \"" + bytes62 + "öö\""))
        .isEqualTo(new Action.DropTable(table(bytes62), false));
    assertThat(Sql.action("DROP TABLE " + bytes62 + "a"))
        .isEqualTo(new Action.DropTable(table(bytes62 + "a"), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'a;b",
        "SELECT E'a\\';b",
        "DROP TABLE \"a;",
        "SELECT U&'a;",
        "SELECT $$a; $a$",
        "SELECT $a$; $$ $A$",
        "/* a; /* b */ c",
        "SELECT x'00",
      })
  void what_is_not_closed_is_unparsed_and_what_came_before_is_found(String open) {
    List<Statement> statements = statements("SELECT 1; " + open);

    assertThat(statements).hasSize(2);
    assertThat(statements.get(0).action()).isEqualTo(new Action.Query());
    assertThat(statements.get(1).action()).isInstanceOf(Action.Unparsed.class);
    assertThat(statements.get(1).text()).isEqualTo(open);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE",
        "CREATE TABLE",
        "CREATE TABLE (a int)",
        "CREATE TABLE user (a int)",
        "CREATE INDEX i (a)",
        "CREATE UNIQUE",
        "CREATE TRIGGER x",
        "CREATE HAMSTER h",
        "DROP",
        "DROP TABLE",
        "DROP TABLE \"\"",
        "DROP TABLE 'a'",
        "DROP TABLE a,",
        "DROP HAMSTER h",
        "ALTER TABLE t",
        "ALTER TABLE t ADD",
        "ALTER TABLE t ADD COLUMN",
        "ALTER TABLE t RENAME a",
        "ALTER TABLE t ALTER a",
        "ALTER HAMSTER h",
        "INSERT INTO",
        "INSERT INTO t(a, b",
        "UPDATE",
        "UPDATE t",
        "UPDATE t SET",
        "DELETE FROM WHERE a = 1",
        "TRUNCATE",
        "MERGE INTO t",
        "WITH a AS (SELECT 1",
        "WITH a AS (SELECT 1)",
        "COPY t",
        "SET a",
        "SHOW",
        "PRAGMA foreign_keys = ON",
        "REPLACE INTO t VALUES (1)",
        "'a'",
        "42",
        "\"DROP\" TABLE t",
        "EXPLAIN ANALYZE",
        "EXPLAIN (ANALYZE",
      })
  void what_makes_no_sense_is_unparsed_and_the_rest_still_found(String nonsense) {
    List<Statement> statements = statements("SELECT 1; " + nonsense);
    List<Statement> followed = statements(nonsense + "; CREATE TABLE u(a int)");

    assertThat(statements.get(1).action()).isInstanceOf(Action.Unparsed.class);
    assertThat(DIALECT.runsInTransaction(statements.get(1))).isTrue();
    assertThat(followed.get(followed.size() - 1).action())
        .isInstanceOfSatisfying(
            Action.CreateTable.class, made -> assertThat(made.table()).isEqualTo(table("u")));
  }

  @Test
  void no_script_makes_it_throw_or_lose_anything_but_space_comments_and_semicolons() {
    for (int length = 0; length <= MIXED.length(); length++) {
      String script = "/* a */ DELETE FROM t WHERE;\n" + MIXED.substring(0, length);
      int at = 0;
      var outside = new StringBuilder();
      for (Statement statement : statements(script)) {
        outside.append(script, at, statement.begin().offset());
        at = statement.end().offset();
        assertThat(script.substring(statement.begin().offset(), at)).isEqualTo(statement.text());
        assertThat(statement.actions()).isNotEmpty();
        assertThat(DIALECT.runsInTransaction(statement)).isTrue();
      }
      outside.append(script, at, script.length());
      String rest = outside.toString().replace("/* a */", "").replace(COMMENT, "");
      assertThat(rest).containsPattern("^[\\s;]*$");
    }
  }

  @Test
  void every_statement_of_the_mixed_script_is_found() {
    assertThat(statements(MIXED))
        .extracting(statement -> statement.begin().line())
        .containsExactly(1, 7, 8, 9, 12, 13);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "customer ~ customer",
        "customer_2 ~ customer_2",
        "_a ~ _a",
        "name ~ name",
        "Customer ~ \"Customer\"",
        "2a ~ \"2a\"",
        "a-b ~ \"a-b\"",
        "a$b ~ \"a$b\"",
        "größe ~ \"größe\"",
        "a\"b ~ \"a\"\"b\"",
        "order ~ \"order\"",
        "user ~ \"user\"",
        "left ~ \"left\"",
        "timestamp ~ \"timestamp\"",
        "json_table ~ \"json_table\"",
      })
  void a_name_is_quoted_where_it_must_be(String name, String quoted) {
    assertThat(DIALECT.quote(name)).isEqualTo(quoted);
  }

  @Test
  void a_quoted_name_is_parsed_as_the_name() {
    for (String name :
        List.of(
            "order", "a\"b", "a;b", "it's", "[x]", "größe", " ", "U&", "A", "a\\b", "--", "$")) {
      assertThat(Sql.action("DROP TABLE " + DIALECT.quote(name)))
          .isEqualTo(new Action.DropTable(table(name), false));
    }
  }

  @Test
  void only_public_is_left_out_of_a_name() {
    assertThat(PostgresDialect.table("public", "t")).isEqualTo(table("t"));
    assertThat(PostgresDialect.table("", "t")).isEqualTo(table("t"));
    assertThat(PostgresDialect.table("Public", "t").toString()).isEqualTo("Public.t");
  }
}
