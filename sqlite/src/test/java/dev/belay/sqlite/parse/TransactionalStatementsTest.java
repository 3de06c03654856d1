package dev.belay.sqlite.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.sql.Statement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the dialect says of transactions is what SQLite does. */
final class TransactionalStatementsTest {
  @TempDir Path folder;

  private static final SqliteDialect DIALECT = new SqliteDialect();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE u (a)",
        "ALTER TABLE t ADD COLUMN b",
        "DROP TABLE t",
        "INSERT INTO t VALUES (1)",
        "SAVEPOINT s",
        "ANALYZE",
        "REINDEX",
        "ATTACH ':memory:' AS other",
        "PRAGMA journal_mode",
        "PRAGMA synchronous",
        "PRAGMA user_version = 3",
        "PRAGMA incremental_vacuum",
        "PRAGMA defer_foreign_keys = ON",
        "EXPLAIN VACUUM",
      })
  void these_run_in_a_transaction(String sql) throws SQLException {
    Statement statement = Sql.statement(sql);

    assertThat(worksInTransaction(sql)).isTrue();
    assertThat(DIALECT.runsInTransaction(statement)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VACUUM",
        "VACUUM INTO 'copy.db'",
        "PRAGMA synchronous = OFF",
        "PRAGMA wal_checkpoint",
        "PRAGMA wal_checkpoint(TRUNCATE)",
      })
  void these_have_to_run_alone(String sql) throws SQLException {
    Statement statement = Sql.statement(sql);

    assertThat(worksInTransaction(sql)).isFalse();
    assertThat(DIALECT.runsInTransaction(statement)).isFalse();
  }

  @Test
  void the_foreign_keys_setting_does_nothing_in_a_transaction_and_runs() throws SQLException {
    assertThat(worksInTransaction("PRAGMA foreign_keys = ON")).isTrue();
    assertThat(DIALECT.runsInTransaction(Sql.statement("PRAGMA foreign_keys = ON"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRAGMA journal_mode = DELETE", "PRAGMA main.journal_mode(delete)"})
  void the_journal_mode_does_not_change_in_a_transaction_and_has_to_run_alone(String sql)
      throws SQLException {
    Path file = folder.resolve("a.db");
    assertThat(DIALECT.runsInTransaction(Sql.statement(sql))).isFalse();
    assertThat(worksInTransaction(sql)).isTrue();

    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        java.sql.Statement statement = connection.createStatement();
        ResultSet mode = statement.executeQuery("PRAGMA journal_mode")) {
      assertThat(mode.getString(1)).isEqualTo("wal");
    }
  }

  private boolean worksInTransaction(String sql) throws SQLException {
    Path file = folder.resolve("a.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        java.sql.Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE t (a)");
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("INSERT INTO t VALUES (1)");
      return succeeds(statement, sql);
    }
  }

  private static boolean succeeds(java.sql.Statement statement, String sql) {
    try {
      statement.execute(sql);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
