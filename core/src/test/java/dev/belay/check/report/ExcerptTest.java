package dev.belay.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.check.Finding;
import dev.belay.check.Severity;
import dev.belay.sql.Action;
import dev.belay.sql.Position;
import dev.belay.sql.Span;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a statement is shown, and where the caret points. */
class ExcerptTest {
  /** A statement behind a comment of one line, with the place between the brackets. */
  private static List<String> shown(String marked, int width) {
    int begin = marked.indexOf('[');
    int end = marked.indexOf(']') - 1;
    String text = "-- head\n" + marked.replace("[", "").replace("]", "");
    var source = new SqlSource("1.sql", text);
    Statement statement =
        new Statement(
            source, at(text, 8), at(text, text.length()), text.substring(8), new Action.Query());
    Finding finding = Finding.of("ban-x", Severity.ERROR, statement, "so", "");
    Finding placed =
        begin < 0 ? finding : finding.at(new Span(at(text, begin + 8), at(text, end + 8)));
    List<String> lines = new ArrayList<>();
    for (Excerpt.Line line : Excerpt.of(new PlacedFinding("1.sql", placed), width)) {
      lines.add(line.number() + " " + line.text());
      if (!line.mark().isEmpty()) {
        lines.add("  " + line.mark());
      }
    }
    return lines;
  }

  private static Position at(String text, int offset) {
    String before = text.substring(0, offset);
    int line = 1 + (int) before.chars().filter(letter -> letter == '\n').count();
    return new Position(offset, line, offset - before.lastIndexOf('\n'));
  }

  @Test
  void the_caret_is_below_the_place() {
    assertThat(shown("ALTER TABLE customers DROP COLUMN [fax]", 80))
        .containsExactly(
            "2 ALTER TABLE customers DROP COLUMN fax", "                                    ^^^");
    assertThat(shown("ALTER TABLE 顧客\n  [DROP COLUMN 名前]", 80))
        .containsExactly("2 ALTER TABLE 顧客", "3   DROP COLUMN 名前", "    ^^^^^^^^^^^^^^^^");
  }

  @Test
  void a_whole_statement_is_not_pointed_at() {
    assertThat(shown("DROP TABLE customers", 80)).containsExactly("2 DROP TABLE customers");
    assertThat(shown("[DROP TABLE customers]", 80)).containsExactly("2 DROP TABLE customers");
  }

  @Test
  void of_a_long_statement_the_first_line_and_the_place_are_shown() {
    assertThat(shown("ALTER TABLE t\nb,\nc,\nd,\ne,\nf,\n[DROP COLUMN g],\nh,\ni,\nj,\nk", 80))
        .containsExactly(
            "2 ALTER TABLE t",
            "0 ...",
            "6 e,",
            "7 f,",
            "8 DROP COLUMN g,",
            "  ^^^^^^^^^^^^^",
            "9 h,",
            "10 i,",
            "0 ...");
    assertThat(shown("a\nb\nc\nd\ne\nf\ng\nh", 80))
        .containsExactly("2 a", "3 b", "4 c", "5 d", "6 e", "7 f", "0 ...");
  }

  @Test
  void a_place_over_several_lines_is_marked_in_its_first() {
    assertThat(shown("UPDATE t\nSET [a = 1,\nb = 2]\nWHERE c", 80))
        .containsExactly("2 UPDATE t", "3 SET a = 1,", "      ^^^^^^", "4 b = 2", "5 WHERE c");
  }

  @Test
  void a_long_line_is_cut_around_the_place() {
    String columns = "column_of_some_length, ".repeat(8);
    List<String> lines = shown("SELECT " + columns + "[here], " + columns, 60);
    assertThat(lines.getFirst().length()).isLessThanOrEqualTo(62);
    assertThat(lines.getFirst()).startsWith("2 ...").endsWith("...").contains("here");
    int caret = lines.get(1).indexOf("^^^^");
    assertThat(lines.getFirst().substring(caret, caret + 4)).isEqualTo("here");
  }

  @Test
  void what_would_move_the_cursor_is_not_shown() {
    assertThat(shown("SELECT '\u001b[2Jgone'\t[1]".replace("\u001b[", "\u001b"), 80))
        .first()
        .asString()
        .isEqualTo("2 SELECT ' 2Jgone' 1");
  }
}
