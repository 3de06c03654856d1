package dev.belay.sqlite.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.sql.Action;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a file: an answer, at once, that loses nothing. */
@Timeout(60)
final class NonsenseTest {
  private static final int SIZE = 100_000;

  private static final String[] WORDS =
      ("CREATE TABLE INDEX VIEW TRIGGER TEMP UNIQUE VIRTUAL IF NOT EXISTS EXISTS ALTER ADD COLUMN"
           + " DROP RENAME TO PRIMARY KEY CHECK DEFAULT REFERENCES ON DELETE SET NULL CASCADE"
           + " UPDATE INSERT OR REPLACE INTO SELECT DISTINCT FROM JOIN WHERE UNION VALUES BEGIN END"
           + " AS WITH GENERATED ALWAYS STORED STRICT WITHOUT ROWID CONSTRAINT FOREIGN COLLATE"
           + " PRAGMA VACUUM EXPLAIN CASE CAST DEFERRABLE CONFLICT MATCH ROLLBACK a b t main ( ) ("
           + " ) , , ; ; . * = - + 1 1.5 'x' 'it''s' \"q\" [r] `s` x'00' ? :v $ @ # ' \" [ /* */ --"
           + " \n"
           + " \0 \u00e9")
          .split(" ");

  private static final List<String> SCRIPTS =
      List.of(
          "CREATE TABLE IF NOT EXISTS main.t (a INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT NOT NULL"
              + " DEFAULT ('x' || 1), c INT REFERENCES u (id) ON DELETE SET NULL DEFERRABLE"
              + " INITIALLY DEFERRED, d AS (a * 2) STORED, CONSTRAINT k CHECK (a > 0), FOREIGN KEY"
              + " (c) REFERENCES u) STRICT, WITHOUT ROWID;",
          "CREATE UNIQUE INDEX IF NOT EXISTS i ON t (a, lower(b) COLLATE nocase DESC) WHERE c > 1;",
          "CREATE TEMP TRIGGER x AFTER UPDATE OF a, b ON t WHEN new.a > 1 BEGIN UPDATE t SET a ="
              + " CASE WHEN 1 THEN 2 END; DELETE FROM u; END; SELECT 1;",
          "WITH x (y) AS (SELECT 1) INSERT OR IGNORE INTO t (a, b) SELECT DISTINCT u.a, count(*) AS"
              + " b FROM u x LEFT JOIN v ON 1 UNION SELECT * FROM w ON CONFLICT DO NOTHING;",
          "ALTER TABLE t ADD COLUMN b VARCHAR(10) GENERATED ALWAYS AS (a) VIRTUAL; VACUUM INTO"
              + " 'x';",
          "UPDATE OR REPLACE t AS x SET (a, b) = (1, 2), c = f(3) FROM u WHERE ((1)) RETURNING *;"
              + " PRAGMA main.cache_size(-2000);");

  private final SqliteDialect dialect = new SqliteDialect();

  private void read(String script) {
    int at = 0;
    for (Statement statement : dialect.parse(new SqlSource("1.sql", script))) {
      assertThat(statement.begin().offset()).isGreaterThanOrEqualTo(at);
      at = statement.end().offset();
      assertThat(script.substring(statement.begin().offset(), at)).isEqualTo(statement.text());
      assertThat(statement.place(statement.action()).begin().offset())
          .isBetween(statement.begin().offset(), at);
      assertThat(statement.place(statement.action()).end().offset())
          .isBetween(statement.begin().offset(), at);
    }
  }

  @Test
  void random_tokens_are_read() {
    var random = new Random(42);
    for (int round = 0; round < 20_000; round++) {
      var script = new StringBuilder();
      int length = random.nextInt(40);
      for (int word = 0; word < length; word++) {
        script.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(5) > 0 ? " " : "");
      }
      read(script.toString());
    }
  }

  @Test
  void scripts_that_end_anywhere_or_lack_a_piece_are_read() {
    var random = new Random(43);
    for (String script : SCRIPTS) {
      for (int end = 0; end <= script.length(); end++) {
        read(script.substring(0, end));
        int hole = end + random.nextInt(1 + script.length() - end);
        read(script.substring(0, end) + script.substring(hole));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "((1)",
        "[",
        "'",
        "/*",
        "/",
        "a",
        "a.",
        "a,",
        ";",
        "\n",
        "EXPLAIN ",
        "EXPLAIN BEGIN ",
        "BEGIN ",
        "CREATE TRIGGER a ON t BEGIN ",
        "CREATE TABLE a(",
        "CREATE TABLE t(a,b);",
        "DEFAULT ",
        "- ",
        "CAST(",
        "WITH a AS (SELECT ",
      })
  void a_long_piece_repeated_takes_no_second(String piece) {
    for (String head :
        List.of("", "DELETE FROM t WHERE ", "ALTER TABLE t ADD a DEFAULT ", "CREATE TABLE t (")) {
      String script = head + piece.repeat(SIZE / piece.length());
      assertThat(Duration.ofNanos(timed(script))).isLessThan(Duration.ofSeconds(1));
    }
  }

  private long timed(String script) {
    long begin = System.nanoTime();
    List<Statement> statements = dialect.parse(new SqlSource("1.sql", script));
    long took = System.nanoTime() - begin;
    assertThat(statements.size()).isLessThanOrEqualTo(script.length());
    return took;
  }

  @Test
  void deep_parentheses_are_seen_through() {
    String deep = "(".repeat(50_000) + "1" + ")".repeat(50_000);

    assertThat(Sql.action("DELETE FROM t WHERE " + deep))
        .isEqualTo(new Action.Delete(Sql.table("t"), false));
  }
}
