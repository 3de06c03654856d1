package dev.belay.postgres.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.sql.Action;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignsTest {
  private static final PostgresDialect DIALECT = new PostgresDialect();
  private static final int SIZE = 100_000;

  @ParameterizedTest
  @CsvSource({"SELECT ,+,1", "SELECT ,<+,1", "DO $$,+-*,$$"})
  void a_hundred_thousand_in_a_row_take_no_time(String head, String piece, String tail) {
    assertAnsweredAtOnce(head + piece.repeat(SIZE / piece.length()) + tail);
  }

  @Test
  void comments_in_comments_take_no_time() {
    assertAnsweredAtOnce("SELECT " + "/*".repeat(SIZE / 4) + "*/".repeat(SIZE / 4) + "1");
  }

  private static void assertAnsweredAtOnce(String script) {
    long begin = System.nanoTime();
    List<Statement> statements = DIALECT.parse(new SqlSource("1.sql", script));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    assertThat(statements).hasSize(1);
    assertThat(statements.getFirst().text()).isEqualTo(script);
    assertThat(statements.getFirst().action())
        .isEqualTo(new Action.Unparsed("too many signs in a row"));
  }

  @Test
  void where_a_parenthesis_is_missing_nothing_breaks() {
    assertThat(Sql.action("WITH COPY |/ , JOIN numeric")).isInstanceOf(Action.Unparsed.class);
  }

  @Test
  void those_in_a_string_are_none() {
    String script = "INSERT INTO t (a) VALUES ('" + "=".repeat(SIZE) + "')";
    assertThat(Sql.action(script)).isInstanceOf(Action.Insert.class);
  }

  @Test
  void some_are_read_as_ever() {
    assertThat(Sql.action("DELETE FROM t WHERE a = " + "+".repeat(500) + "1"))
        .isInstanceOf(Action.Delete.class);
  }
}
