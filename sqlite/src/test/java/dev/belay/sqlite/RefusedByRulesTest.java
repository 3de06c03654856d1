package dev.belay.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.check.Check;
import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.sql.Statement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules say is sure to fail is what SQLite refuses, and the other way round. */
final class RefusedByRulesTest {
  private static final Set<String> FAILING =
      Set.of("ban-refused-column", "ban-drop-column-in-use", "require-default-for-not-null");

  private static final String GIVEN =
      """
      CREATE TABLE u (id INTEGER PRIMARY KEY);
      CREATE TABLE t (
        a INTEGER PRIMARY KEY, b TEXT UNIQUE, c INT, d INT CHECK (d > 0), e INT REFERENCES u (id),
        f INT, g INT, h INT AS (g * 2), i TEXT, j TEXT, k TEXT, l TEXT, m TEXT,
        UNIQUE (i, j), CHECK (c < 100), FOREIGN KEY (f) REFERENCES u (id));
      CREATE INDEX on_k ON t (k);
      CREATE INDEX on_l ON t (lower(l));
      INSERT INTO u VALUES (1);
      INSERT INTO t (a, b, c, d, e, f, g, i, j, k, l, m)
        VALUES (1, 'b', 3, 4, 1, 1, 7, 'i', 'j', 'k', 'l', 'm');
      """;

  private static Script script(String sql) {
    return new Chain().earlier(GIVEN).pending(sql).script();
  }

  private static List<Finding> failing(Script script) {
    return new Check(script, List.of())
        .look().all().stream().filter(finding -> FAILING.contains(finding.rule())).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t ADD x INT UNIQUE",
        "ALTER TABLE t ADD x INT PRIMARY KEY",
        "ALTER TABLE t ADD x TEXT DEFAULT CURRENT_TIMESTAMP",
        "ALTER TABLE t ADD x TEXT NOT NULL DEFAULT (datetime('now'))",
        "ALTER TABLE t ADD x INT AS (g * 3) STORED",
        "ALTER TABLE t ADD x INT NOT NULL",
        "PRAGMA foreign_keys = ON; ALTER TABLE t ADD x INT DEFAULT 1 REFERENCES u (id)",
        "ALTER TABLE t DROP a",
        "ALTER TABLE t DROP b",
        "ALTER TABLE t DROP c",
        "ALTER TABLE t DROP f",
        "ALTER TABLE t DROP g",
        "ALTER TABLE t DROP i",
        "ALTER TABLE t DROP j",
        "ALTER TABLE t DROP k",
        "ALTER TABLE t DROP l",
      })
  void this_is_refused(String sql) throws SQLException {
    Script script = script(sql);

    assertThat(failing(script)).hasSize(1);
    assertThat(isTaken(script)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t ADD x TEXT DEFAULT 'x' NOT NULL",
        "ALTER TABLE t ADD x INT AS (g * 3)",
        "ALTER TABLE t ADD x INT DEFAULT 1 REFERENCES u (id)",
        "PRAGMA foreign_keys = ON; ALTER TABLE t ADD x INT REFERENCES u (id)",
        "PRAGMA foreign_keys = ON; ALTER TABLE t ADD x INT DEFAULT NULL REFERENCES u (id)",
        "ALTER TABLE t ADD x INT CHECK (x > 0)",
        "ALTER TABLE t DROP d",
        "ALTER TABLE t DROP e",
        "ALTER TABLE t DROP h",
        "ALTER TABLE t DROP m",
        "DROP INDEX on_k; ALTER TABLE t DROP k",
        "ALTER TABLE t RENAME k TO x; ALTER TABLE t DROP m",
        "DROP INDEX on_l; ALTER TABLE t RENAME TO v; ALTER TABLE v DROP l",
      })
  void this_is_taken(String sql) throws SQLException {
    Script script = script(sql);

    assertThat(failing(script)).isEmpty();
    assertThat(isTaken(script)).isTrue();
  }

  @Test
  void an_index_in_the_way_is_dropped_by_the_fix() {
    Finding finding = failing(script("ALTER TABLE t DROP k")).get(0);

    assertThat(finding.message()).isEqualTo("fails: the index on_k needs t.k");
    assertThat(finding.fix().orElseThrow().here())
        .containsExactly("DROP INDEX \"on_k\"", "ALTER TABLE t DROP k");
  }

  private static boolean isTaken(Script script) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        java.sql.Statement jdbc = connection.createStatement()) {
      for (Statement statement : script.earlier().get(0).statements()) {
        jdbc.execute(statement.text());
      }
      for (Statement statement : script.migrations().get(0).statements()) {
        if (!succeeds(jdbc, statement)) {
          return false;
        }
      }
      return true;
    }
  }

  private static boolean succeeds(java.sql.Statement jdbc, Statement statement) {
    try {
      jdbc.execute(statement.text());
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
