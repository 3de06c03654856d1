package dev.belay.sqlite.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.sql.Action;
import dev.belay.sql.Position;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqliteDialectTest {
  private static final String TRIGGER =
      """
      CREATE TRIGGER stamp AFTER UPDATE OF price ON item WHEN new.price > 1 BEGIN
        UPDATE item SET changed = CASE WHEN new.price > 9 THEN CASE 1 WHEN 1 THEN 2 END END;
        DELETE FROM log;
      END\
      """;

  private final SqliteDialect dialect = new SqliteDialect();

  private List<Statement> parse(String script) {
    return dialect.parse(new SqlSource("V1__test.sql", script));
  }

  private List<String> texts(String script) {
    return parse(script).stream().map(Statement::text).toList();
  }

  @Test
  void statements_are_divided_at_semicolons() {
    assertThat(texts("SELECT 1; SELECT 2 ;\nSELECT 3"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
  }

  @Test
  void nothing_makes_no_statement() {
    assertThat(texts("")).isEmpty();
    assertThat(texts(" ;; -- nothing;\n;/* ; */;")).isEmpty();
  }

  @Test
  void a_semicolon_in_a_string_divides_nothing() {
    assertThat(texts("SELECT 'a;b', 'it''s;'; SELECT ''';'''"))
        .containsExactly("SELECT 'a;b', 'it''s;'", "SELECT ''';'''");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a;\"\"b\"", "`a;``b`", "[a;\"b]", "'a;b'"})
  void a_semicolon_in_a_quoted_name_divides_nothing(String name) {
    assertThat(texts("DROP TABLE " + name + "; SELECT 1"))
        .containsExactly("DROP TABLE " + name, "SELECT 1");
  }

  @Test
  void a_comment_hides_quotes_and_semicolons_and_does_not_nest() {
    String script = "SELECT 1 -- don't; \n, 2; /* it's ; /* \" */ SELECT /* ; */ 3";

    assertThat(texts(script)).containsExactly("SELECT 1 -- don't; \n, 2", "SELECT /* ; */ 3");
  }

  @Test
  void a_dash_or_a_slash_alone_begins_no_comment() {
    assertThat(texts("SELECT 1 - 2; SELECT 4 / 2; SELECT 2*/**/3"))
        .containsExactly("SELECT 1 - 2", "SELECT 4 / 2", "SELECT 2*/**/3");
  }

  @Test
  void a_trigger_is_one_statement_with_all_in_its_body() {
    assertThat(texts(TRIGGER + ";\nSELECT 1;")).containsExactly(TRIGGER, "SELECT 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TEMP TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; END",
        "create trigger if not exists a before delete on t begin select 1; end",
        "CREATE TRIGGER a INSTEAD OF UPDATE ON v BEGIN SELECT \"end\"; SELECT 1; END",
        "CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT new.end; SELECT 'END;'; END",
        "EXPLAIN CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; END",
      })
  void a_trigger_of_any_form_is_one_statement(String trigger) {
    assertThat(texts(trigger + "; SELECT 1")).containsExactly(trigger, "SELECT 1");
  }

  @Test
  void begin_and_end_of_a_transaction_are_statements() {
    assertThat(texts("BEGIN; CREATE TABLE t(a); END; SELECT 1"))
        .containsExactly("BEGIN", "CREATE TABLE t(a)", "END", "SELECT 1");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_a_statement() {
    Statement first = parse("\uFEFFSELECT 1").get(0);

    assertThat(first.text()).isEqualTo("SELECT 1");
    assertThat(first.action()).isEqualTo(new Action.Query());
  }

  @Test
  void positions_count_lines_with_windows_line_ends() {
    List<Statement> statements = parse("-- x\r\nSELECT 1;\r\n  SELECT\r\n2;");

    assertThat(statements.get(0).begin()).isEqualTo(new Position(6, 2, 1));
    assertThat(statements.get(0).end()).isEqualTo(new Position(14, 2, 9));
    assertThat(statements.get(1).begin()).isEqualTo(new Position(19, 3, 3));
    assertThat(statements.get(1).end()).isEqualTo(new Position(28, 4, 2));
  }

  @Test
  void a_name_may_have_letters_of_any_alphabet() {
    assertThat(parse("DROP TABLE größe_\uD83D\uDE00").get(0).action())
        .isEqualTo(new Action.DropTable(Sql.table("größe_\uD83D\uDE00"), false));
    assertThat(parse("DROP TABLE a\u2003b").get(0).action())
        .isEqualTo(new Action.DropTable(Sql.table("a\u2003b"), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SELECT 'a;b", "DROP TABLE \"a;", "DROP TABLE [a;", "SELECT x'00", "/* a; b"})
  void what_is_not_closed_is_unparsed_and_what_came_before_is_found(String open) {
    List<Statement> statements = parse("SELECT 1; " + open);

    assertThat(statements).hasSize(2);
    assertThat(statements.get(0).action()).isEqualTo(new Action.Query());
    assertThat(statements.get(1).action()).isInstanceOf(Action.Unparsed.class);
    assertThat(statements.get(1).text()).isEqualTo(open);
  }

  @Test
  void a_trigger_without_end_is_unparsed_and_hides_nothing_behind_it() {
    List<Statement> statements =
        parse(
            "CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT CASE 1 WHEN 1 THEN 2 END;"
                + " DROP TABLE t; SELECT 1");

    assertThat(statements.get(0).action())
        .isEqualTo(new Action.Unparsed("the trigger a has no END"));
    assertThat(statements.get(1).action()).isEqualTo(new Action.DropTable(Sql.table("t"), false));
    assertThat(statements).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT CASE 1 WHEN 1 THEN 2 END",
        "CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1;",
        "CREATE TABLE",
        "DROP TABLE \"\"",
        "CREATE TABLE (a)",
        "ALTER TABLE t",
        "ALTER INDEX i",
        "INSERT INTO",
        "UPDATE",
        "WITH a AS (SELECT 1",
        "INSERT INTO t(a, b",
        "CREATE SEQUENCE s",
        "DROP DATABASE d",
        "TRUNCATE t",
        "'a'",
        "42",
        "PRAGMA",
        "CREATE TABLE a.",
        "GRANT ALL",
        "CREATE TABLE t (a INT, b INT NOT NULL AFTER a)",
        "CREATE TABLE t (a) ENGINE = InnoDB",
        "CREATE TABLE t (a INT UNSIGNED (10) UNSIGNED)",
        "CREATE INDEX i ON t",
        "CREATE VIEW v SELECT 1",
        "ALTER TABLE t ADD COLUMN a INT NULL AFTER b",
        "ALTER TABLE t ADD a INT, ADD b INT",
      })
  void what_makes_no_sense_is_unparsed_and_the_rest_still_found(String nonsense) {
    List<Statement> statements = parse("SELECT 1; " + nonsense);
    List<Statement> followed = parse(nonsense + "; CREATE TABLE u(a)");

    assertThat(statements.get(1).action()).isInstanceOf(Action.Unparsed.class);
    assertThat(followed.get(followed.size() - 1).action())
        .isEqualTo(Sql.created(Sql.table("u"), false, false));
  }

  @Test
  void what_makes_no_sense_is_told_by_its_place() {
    Statement statement = parse("SELECT 1;\nALTER TABLE t ADD a INT NULL AFTER b").get(1);

    assertThat(statement.action())
        .isEqualTo(new Action.Unparsed("AFTER is no constraint of SQLite's"));
    assertThat(statement.place(statement.action()).begin()).isEqualTo(new Position(39, 2, 30));
    assertThat(statement.place(statement.action()).end()).isEqualTo(new Position(44, 2, 35));
  }

  @Test
  void what_is_done_to_a_table_is_told_by_its_place() {
    Statement statement = parse("ALTER TABLE t ADD a INT -- b\n NOT NULL").get(0);

    assertThat(statement.place(statement.action()).begin().column()).isEqualTo(15);
    assertThat(statement.place(statement.action()).end()).isEqualTo(statement.end());
  }

  @Test
  void no_script_makes_it_throw_or_lose_anything_but_space_comments_and_semicolons() {
    for (int length = 0; length <= TRIGGER.length(); length++) {
      String script = "/* a */ DELETE FROM t WHERE;\n" + TRIGGER.substring(0, length);
      int at = 0;
      var outside = new StringBuilder();
      for (Statement statement : parse(script)) {
        outside.append(script, at, statement.begin().offset());
        at = statement.end().offset();
        assertThat(script.substring(statement.begin().offset(), at)).isEqualTo(statement.text());
      }
      outside.append(script, at, script.length());
      assertThat(outside.toString().replace("/* a */", "")).containsPattern("^[\\s;]*$");
    }
  }

  @Test
  void a_quoted_name_is_parsed_as_the_name() {
    for (String name : List.of("order", "a\"b", "a;b", "it's", "[x]", "größe", " ")) {
      assertThat(parse("DROP TABLE " + dialect.quote(name)).get(0).action())
          .isEqualTo(new Action.DropTable(Sql.table(name), false));
    }
  }
}
