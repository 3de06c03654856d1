package dev.belay.postgres.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresParserTest {
  private static final PostgresParser PARSER = new PostgresParser();

  @AfterAll
  static void close() {
    PARSER.close();
  }

  private static Parsed.Tree tree(String sql) {
    Parsed parsed = PARSER.parse(sql);
    assertThat(parsed).isInstanceOf(Parsed.Tree.class);
    return (Parsed.Tree) parsed;
  }

  private static Parsed.SyntaxError error(Parsed parsed) {
    assertThat(parsed).isInstanceOf(Parsed.SyntaxError.class);
    return (Parsed.SyntaxError) parsed;
  }

  @Test
  void a_statement_becomes_a_tree() {
    Node statement =
        tree("ALTER TABLE IF EXISTS shop.customer DROP COLUMN name CASCADE")
            .statements()
            .getFirst()
            .node();

    assertThat(statement.kind()).isEqualTo("AlterTableStmt");
    Node alter = statement.content();
    assertThat(alter.flag("missing_ok")).isTrue();
    assertThat(alter.child("relation").text("schemaname")).isEqualTo("shop");
    assertThat(alter.child("relation").text("relname")).isEqualTo("customer");
    assertThat(alter.child("relation").number("location")).isEqualTo(22);
    Node command = alter.list("cmds").getFirst().content();
    assertThat(command.text("subtype")).isEqualTo("AT_DropColumn");
    assertThat(command.text("behavior")).isEqualTo("DROP_CASCADE");
  }

  @Test
  void what_is_not_there_is_empty() {
    Node select = tree("SELECT 1").statements().getFirst().node().content();

    assertThat(select.has("whereClause")).isFalse();
    assertThat(select.child("whereClause")).isSameAs(Node.NONE);
    assertThat(select.child("whereClause").kind()).isEmpty();
    assertThat(select.list("fromClause")).isEmpty();
    assertThat(select.text("relname")).isEmpty();
    assertThat(select.flag("all")).isFalse();
    assertThat(select.number("location")).isZero();
  }

  @Test
  void statements_know_where_they_stand() {
    String sql = "-- größer\nSELECT 'ü😀';\n\n/* b */ DROP TABLE a ;COMMIT";

    List<Parsed.Statement> statements = tree(sql).statements();

    assertThat(statements)
        .extracting(statement -> sql.substring(statement.begin(), statement.end()))
        .containsExactly("SELECT 'ü😀'", "DROP TABLE a ", "COMMIT");
  }

  @Test
  void a_position_in_a_tree_is_found_in_the_text() {
    String sql = "SELECT 'ü😀', größe FROM t";

    Parsed.Tree tree = tree(sql);
    Node column = tree.statements().getFirst().node().content().list("targetList").get(1);

    assertThat(tree.offsets().toIndex(column.content().number("location")))
        .isEqualTo(sql.indexOf("größe"));
  }

  @Test
  void a_text_without_statements_is_no_error() {
    assertThat(tree("").statements()).isEmpty();
    assertThat(tree("  ;; ").statements()).isEmpty();
    assertThat(tree("-- nothing\n/* at /* all */ */").statements()).isEmpty();
  }

  @Test
  void an_error_says_where_it_is() {
    assertThat(error(PARSER.parse("SELECT 1;\nDROP TABEL a")))
        .isEqualTo(new Parsed.SyntaxError("syntax error at or near \"TABEL\"", OptionalInt.of(15)));
  }

  @Test
  void an_error_behind_other_letters_is_found_in_the_text() {
    String sql = "SELECT 'äöü😀😀'; DROP TABEL a";

    assertThat(error(PARSER.parse(sql)).position()).hasValue(sql.indexOf("TABEL"));
  }

  @Test
  void an_error_at_the_end_is_at_the_end() {
    String sql = "SELECT '😀' FROM";

    assertThat(error(PARSER.parse(sql)))
        .isEqualTo(
            new Parsed.SyntaxError("syntax error at end of input", OptionalInt.of(sql.length())));
  }

  @Test
  void half_a_pair_does_not_move_positions() {
    String sql = "SELECT '\ud83d', 'ü'; DROP TABEL a";

    assertThat(error(PARSER.parse(sql)).position()).hasValue(sql.indexOf("TABEL"));
  }

  @Test
  void a_character_of_code_zero_is_refused() {
    assertThat(error(PARSER.parse("SELECT 1;\0 DROP TABLE a")).position()).hasValue(9);
    assertThat(error(PARSER.plpgsql("\0")).position()).hasValue(0);
  }
}
