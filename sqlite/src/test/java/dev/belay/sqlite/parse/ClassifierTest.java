package dev.belay.sqlite.parse;

import static dev.belay.sqlite.parse.Sql.action;
import static dev.belay.sqlite.parse.Sql.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.TableName;
import dev.belay.sql.Action;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassifierTest {
  @Test
  void create_table() {
    assertThat(action("CREATE TABLE t (a)")).isEqualTo(Sql.created(table("t"), false, false));
    assertThat(action("create table if not exists main.[t x] (a)"))
        .isEqualTo(Sql.created(table("t x"), true, false));
    assertThat(action("CREATE TEMP TABLE t AS SELECT 1"))
        .isEqualTo(new Action.CreateTable(table("t"), false, true, true));
    assertThat(action("CREATE TEMPORARY TABLE `t` (a)"))
        .isEqualTo(Sql.created(table("t"), false, true));
    assertThat(action("CREATE TABLE other.t (a)"))
        .isEqualTo(Sql.created(new TableName("other", "t"), false, false));
    assertThat(action("CREATE VIRTUAL TABLE t USING fts5(a)"))
        .isEqualTo(new Action.Other("CREATE VIRTUAL TABLE"));
  }

  @Test
  void create_index_view_and_trigger() {
    assertThat(action("CREATE INDEX i ON t (a, \"b\" COLLATE nocase DESC, lower(c) || d)"))
        .isEqualTo(
            new Action.CreateIndex(
                "i", table("t"), false, false, false, List.of("a", "b", "lower(c) || d")));
    assertThat(action("CREATE UNIQUE INDEX IF NOT EXISTS \"i\" ON \"t\" (a) WHERE a > 1"))
        .isEqualTo(new Action.CreateIndex("i", table("t"), true, false, true, List.of("a")));
    assertThat(action("CREATE TEMP VIEW v (a) AS SELECT 1"))
        .isEqualTo(new Action.CreateView("v", true));
    assertThat(action("CREATE VIEW main.v AS SELECT 1"))
        .isEqualTo(new Action.CreateView("v", false));
    assertThat(action("CREATE TRIGGER x AFTER UPDATE OF a, b ON t BEGIN SELECT 1; END"))
        .isEqualTo(new Action.CreateTrigger("x", table("t"), false));
    assertThat(action("CREATE TEMP TRIGGER IF NOT EXISTS x DELETE ON t BEGIN SELECT 1; END"))
        .isEqualTo(new Action.CreateTrigger("x", table("t"), true));
  }

  @Test
  void drop() {
    assertThat(action("DROP TABLE t")).isEqualTo(new Action.DropTable(table("t"), false));
    assertThat(action("DROP TABLE IF EXISTS 't'"))
        .isEqualTo(new Action.DropTable(table("t"), true));
    assertThat(action("DROP INDEX i")).isEqualTo(new Action.DropObject("index", "i", false));
    assertThat(action("DROP VIEW IF EXISTS v")).isEqualTo(new Action.DropObject("view", "v", true));
    assertThat(action("DROP TRIGGER main.x"))
        .isEqualTo(new Action.DropObject("trigger", "x", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "COLUMN "})
  void alter_table_with_and_without_the_word_column(String word) {
    assertThat(action("ALTER TABLE t ADD " + word + "a TEXT"))
        .isEqualTo(new Action.AddColumn(table("t"), "a", "TEXT", false, Optional.empty()));
    assertThat(action("ALTER TABLE t DROP " + word + "\"a\""))
        .isEqualTo(new Action.DropColumn(table("t"), "a"));
    assertThat(action("ALTER TABLE main.t RENAME " + word + "a TO b"))
        .isEqualTo(new Action.RenameColumn(table("t"), "a", "b"));
    assertThat(action("ALTER TABLE t RENAME TO u"))
        .isEqualTo(new Action.RenameTable(table("t"), "u"));
  }

  @Test
  void a_constraint_is_no_column() {
    assertThat(action("ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)"))
        .isEqualTo(new Action.AlterTable(table("t"), "ADD CONSTRAINT"));
    assertThat(action("ALTER TABLE t ADD CHECK (a > 0)"))
        .isEqualTo(new Action.AlterTable(table("t"), "ADD CHECK"));
    assertThat(action("ALTER TABLE t DROP CONSTRAINT c"))
        .isEqualTo(new Action.AlterTable(table("t"), "DROP CONSTRAINT"));
    assertThat(action("ALTER TABLE t ALTER COLUMN a SET NOT NULL"))
        .isEqualTo(new Action.AlterTable(table("t"), "ALTER"));
  }

  @Test
  void insert_of_values() {
    var plain = new Action.Insert(table("t"), Optional.empty(), List.of(), false, List.of());
    assertThat(action("INSERT INTO t VALUES (1), (2)")).isEqualTo(plain);
    assertThat(action("INSERT INTO t DEFAULT VALUES")).isEqualTo(plain);
    assertThat(action("INSERT OR IGNORE INTO t (a, \"b\") VALUES (1, 2) RETURNING *"))
        .isEqualTo(
            new Action.Insert(
                table("t"), Optional.of("IGNORE"), List.of("a", "b"), false, List.of()));
    assertThat(action("REPLACE INTO main.t AS x (a) VALUES (1)"))
        .isEqualTo(
            new Action.Insert(table("t"), Optional.of("REPLACE"), List.of("a"), false, List.of()));
  }

  @Test
  void insert_of_selected_rows_tells_from_where() {
    assertThat(
            action(
                "INSERT INTO t (a) SELECT a FROM u x, main.v JOIN w ON 1 WHERE a IS DISTINCT FROM"
                    + " b"))
        .isEqualTo(
            new Action.Insert(
                table("t"),
                Optional.empty(),
                List.of("a"),
                false,
                List.of(table("u"), table("v"), table("w")),
                List.of("a")));
    assertThat(action("INSERT INTO t SELECT a FROM u UNION ALL SELECT b FROM v AS y LEFT JOIN w"))
        .isEqualTo(
            new Action.Insert(
                table("t"),
                Optional.empty(),
                List.of(),
                false,
                List.of(table("u"), table("v"), table("w"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT OR IGNORE INTO t SELECT * FROM old",
        "INSERT OR IGNORE INTO t SELECT DISTINCT * FROM old",
        "INSERT OR IGNORE INTO t SELECT ALL old.* FROM old",
        "INSERT OR IGNORE INTO t SELECT count(*), 2 * 3, * FROM old",
        "WITH x AS (SELECT 1) INSERT OR IGNORE INTO t SELECT * FROM old",
        "INSERT OR IGNORE INTO t WITH x AS (SELECT 1) SELECT * FROM old",
      })
  void a_star_is_seen_wherever_it_is(String sql) {
    assertThat(action(sql))
        .isEqualTo(
            new Action.Insert(
                table("t"), Optional.of("IGNORE"), List.of(), true, List.of(table("old"))));
  }

  @Test
  void what_only_multiplies_or_counts_is_no_star() {
    assertThat(action("INSERT INTO t SELECT a * b, count(*), (SELECT * FROM v) FROM u"))
        .isEqualTo(
            new Action.Insert(
                table("t"),
                Optional.empty(),
                List.of(),
                false,
                List.of(table("u")),
                List.of("a * b", "count(*)", "(SELECT * FROM v)")));
  }

  @Test
  void what_is_selected_is_told_by_its_name_or_as_written() {
    assertThat(
            selected(
                "SELECT DISTINCT a, u.b, main.u.\"c d\", e AS x, f y, 'g', NULL, -h,"
                    + " i IS DISTINCT FROM j, CAST (k AS TEXT) AS k, window FROM u WHERE l"))
        .containsExactly(
            "a",
            "b",
            "c d",
            "e",
            "f",
            "'g'",
            "NULL",
            "-h",
            "i IS DISTINCT FROM j",
            "CAST (k AS TEXT) AS k",
            "window");
    assertThat(selected("SELECT a FROM u UNION SELECT b FROM v")).isEmpty();
    assertThat(selected("SELECT *, a FROM u")).isEmpty();
    assertThat(selected("VALUES (a)")).isEmpty();
  }

  private static List<String> selected(String query) {
    return ((Action.Insert) action("INSERT INTO t " + query)).selected();
  }

  @Test
  void update() {
    assertThat(action("UPDATE t SET a = 1, (b, c) = (2, 3), \"d\" = f(4, 5) WHERE a > 1"))
        .isEqualTo(new Action.Update(table("t"), List.of("a", "b", "c", "d"), true));
    assertThat(action("UPDATE OR IGNORE main.t AS x SET a = (SELECT 1 FROM u WHERE 0)"))
        .isEqualTo(new Action.Update(table("t"), List.of("a"), false));
    assertThat(action("WITH x AS (SELECT 1) UPDATE t SET a = 1 FROM u, v WHERE u.b = t.b"))
        .isEqualTo(new Action.Update(table("t"), List.of("a"), true));
  }

  @Test
  void delete() {
    assertThat(action("DELETE FROM t")).isEqualTo(new Action.Delete(table("t"), false));
    assertThat(action("DELETE FROM t AS x WHERE x.a = 1 RETURNING a"))
        .isEqualTo(new Action.Delete(table("t"), true));
    assertThat(action("WITH x AS (SELECT 1 WHERE 0) DELETE FROM t"))
        .isEqualTo(new Action.Delete(table("t"), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "42",
        "true",
        "TRUE",
        "(1)",
        "1=1",
        "1 == 1",
        "'a' = 'a'",
        "1 IS 1",
        "NOT 0",
        "NOT false",
        "((1 = 1))",
        "true RETURNING a",
        "0.5",
        "0x1F",
      })
  void a_condition_that_is_always_true_filters_nothing(String condition) {
    assertThat(action("DELETE FROM t WHERE " + condition))
        .isEqualTo(new Action.Delete(table("t"), false));
    assertThat(action("UPDATE t SET a = 1 WHERE " + condition))
        .isEqualTo(new Action.Update(table("t"), List.of("a"), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.0",
        "0x0",
        "false",
        "a",
        "NOT 1",
        "1 = 2",
        "'a' = 'A'",
        "(a) OR (b)",
        "a = 1",
        "EXISTS (SELECT 1)",
        "\"true\"",
      })
  void any_other_condition_filters(String condition) {
    assertThat(action("DELETE FROM t WHERE " + condition))
        .isEqualTo(new Action.Delete(table("t"), true));
  }

  @Test
  void pragmas() {
    assertThat(action("PRAGMA foreign_keys"))
        .isEqualTo(new Action.Setting("foreign_keys", Optional.empty()));
    assertThat(action("PRAGMA Foreign_Keys = OFF"))
        .isEqualTo(new Action.Setting("foreign_keys", Optional.of("OFF")));
    assertThat(action("PRAGMA main.journal_mode('wal')"))
        .isEqualTo(new Action.Setting("journal_mode", Optional.of("wal")));
    assertThat(action("PRAGMA cache_size = -2000"))
        .isEqualTo(new Action.Setting("cache_size", Optional.of("-2000")));
  }

  @Test
  void work_on_storage_other_databases_and_transactions() {
    assertThat(action("VACUUM main")).isEqualTo(new Action.Maintenance("VACUUM"));
    assertThat(action("VACUUM main INTO 'x'")).isEqualTo(new Action.Attachment("VACUUM INTO"));
    assertThat(action("ATTACH 'x' AS y")).isEqualTo(new Action.Attachment("ATTACH"));
    assertThat(action("DETACH y")).isEqualTo(new Action.Attachment("DETACH"));
    for (String keyword : List.of("BEGIN", "COMMIT", "END", "SAVEPOINT", "RELEASE", "ROLLBACK")) {
      assertThat(action(keyword + " x")).isEqualTo(new Action.TransactionControl(keyword));
    }
    assertThat(action("BEGIN IMMEDIATE TRANSACTION"))
        .isEqualTo(new Action.TransactionControl("BEGIN"));
    assertThat(action("ROLLBACK TRANSACTION TO SAVEPOINT x"))
        .isEqualTo(new Action.TransactionControl("ROLLBACK TO"));
  }

  @Test
  void what_only_reads_and_all_else() {
    for (String sql :
        List.of(
            "SELECT 1",
            "VALUES (1)",
            "WITH a AS (SELECT 1), b(c) AS NOT MATERIALIZED (SELECT 2) SELECT * FROM a",
            "EXPLAIN DELETE FROM t",
            "EXPLAIN QUERY PLAN DROP TABLE t")) {
      assertThat(action(sql)).isEqualTo(new Action.Query());
    }
    assertThat(action("ANALYZE t")).isEqualTo(new Action.Other("ANALYZE"));
    assertThat(action("REINDEX")).isEqualTo(new Action.Other("REINDEX"));
  }
}
