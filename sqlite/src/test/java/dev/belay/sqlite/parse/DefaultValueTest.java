package dev.belay.sqlite.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.sql.Action;
import dev.belay.sql.Filling;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a default is what SQLite does with it on a table with rows. */
final class DefaultValueTest {
  private static Filling filling(String value) {
    return ((Action.AddColumn) Sql.action("ALTER TABLE t ADD COLUMN b DEFAULT " + value)).filling();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1", "-1", "+1.5", "'x'", "x'00'", "true", "FALSE", "(1)", "(-1)", "('x')", "((2))",
        "(true)", "\"x\"", "x",
      })
  void a_constant_is_the_same_for_all_rows(String value) throws SQLException {
    assertThat(isTaken(value)).isTrue();
    assertThat(filling(value)).isEqualTo(Filling.SAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NULL", "(NULL)", "null"})
  void null_is_nothing(String value) throws SQLException {
    assertThat(isTaken(value)).isTrue();
    assertThat(filling(value)).isEqualTo(Filling.NULL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CURRENT_TIMESTAMP",
        "current_date",
        "CURRENT_TIME",
        "(datetime('now'))",
        "(1 + 2)",
        "(random())",
        "('a' || 'b')",
        "(abs(-1))",
      })
  void what_has_to_be_worked_out_is_refused_where_there_are_rows(String value) throws SQLException {
    assertThat(isTaken(value)).isFalse();
    assertThat(filling(value)).isEqualTo(Filling.EACH);
  }

  private static boolean isTaken(String value) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (a)");
      statement.execute("INSERT INTO t VALUES (1)");
      return succeeds(statement, "ALTER TABLE t ADD COLUMN b DEFAULT " + value);
    }
  }

  private static boolean succeeds(Statement statement, String sql) {
    try {
      statement.execute(sql);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
