package dev.belay.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.Column;
import dev.belay.database.SchemaObject;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.Table;
import dev.belay.database.TableName;
import dev.belay.engine.Refusal;
import dev.belay.engine.Trial;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import dev.belay.sqlite.parse.SqliteDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class SqliteTrialTest {
  private static final SqliteDialect DIALECT = new SqliteDialect();

  @TempDir private Path folder;

  private Trial trial = trial(SchemaSnapshot.EMPTY);

  private static Trial trial(SchemaSnapshot schema) {
    var clock = Clock.system(ZoneOffset.UTC);
    return new SqliteEngine(DIALECT, clock).trial(schema).orElseThrow();
  }

  @AfterEach
  void close() {
    trial.close();
  }

  /** What is said to the last of the statements; the others run. */
  private Optional<Refusal> run(String script) {
    Optional<Refusal> last = Optional.empty();
    for (Statement statement : DIALECT.parse(new SqlSource("1.sql", script))) {
      assertThat(last).isEmpty();
      last = trial.run(statement);
    }
    return last;
  }

  @Test
  void what_runs_is_not_refused() {
    assertThat(run("CREATE TABLE t (a); INSERT INTO t VALUES (1); SELECT a FROM t")).isEmpty();
  }

  @Test
  void a_comment_that_is_not_closed_runs_as_the_nothing_that_it_is() {
    assertThat(run("CREATE TABLE t (a); /* INSERT INTO t VALUES (1);")).isEmpty();
    assertThat(run("SELECT a FROM t")).isEmpty();
  }

  @Test
  void what_makes_no_sense_is_refused_in_the_words_of_sqlite() {
    assertThat(run("CREATE TABLE t (a); SELECT b FROM t"))
        .contains(new Refusal.Wrong("no such column: b"));
    assertThat(run("ALTER TABLE t ADD COLUMN b INT NOT NULL AFTER a"))
        .contains(new Refusal.Syntax("near \"AFTER\": syntax error"));
  }

  @Test
  void what_is_not_there_is_told_by_its_name() {
    assertThat(run("DROP TABLE main.t"))
        .contains(new Refusal.Missing("t", "no such table: main.t"));
    assertThat(run("DROP INDEX i")).contains(new Refusal.Missing("i", "no such index: i"));
    assertThat(run("SELECT f(1)"))
        .contains(new Refusal.Missing("function f", "no such function: f"));
    assertThat(run("CREATE TABLE other.t (a)"))
        .contains(new Refusal.Missing("database other", "unknown database other"));
  }

  @Test
  void what_is_in_the_way_of_renaming_is_told_by_its_name() {
    assertThat(
            run("CREATE TABLE t (a); CREATE VIEW v AS SELECT * FROM u; ALTER TABLE t RENAME TO w"))
        .contains(new Refusal.Missing("u", "error in view v: no such table: main.u"));
  }

  @Test
  void what_depends_on_rows_is_undecided() {
    assertThat(run("CREATE TABLE t (a NOT NULL); INSERT INTO t VALUES (NULL)"))
        .containsInstanceOf(Refusal.Undecided.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c",
        "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) INSERT INTO t SELECT x"
            + " FROM c",
        "INSERT INTO t VALUES (zeroblob(1000000000))",
        "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
            + " INSERT INTO t SELECT zeroblob(900000) FROM c",
      })
  void what_does_too_much_is_stopped(String sql) {
    assertThat(run("CREATE TABLE t (a)")).isEmpty();
    assertThat(run(sql)).containsInstanceOf(Refusal.Undecided.class);
    assertThat(run("INSERT INTO t VALUES (1)")).isEmpty();
  }

  @Test
  void nothing_is_read_or_written_outside_of_memory() throws IOException {
    Path file = folder.resolve("out.db");
    List<String> said = new ArrayList<>();
    for (String sql :
        List.of(
            "ATTACH DATABASE '%s' AS x",
            "VACUUM INTO '%s'",
            "backup to '%s'",
            "restore from '%s'",
            "SELECT load_extension('%s')",
            "SELECT writefile('%s', 'x')",
            "PRAGMA temp_store_directory = '%s'",
            "EXPLAIN ATTACH DATABASE '%s' AS x")) {
      for (Statement statement : DIALECT.parse(new SqlSource("1.sql", sql.formatted(file)))) {
        trial.run(statement).ifPresent(refusal -> said.add(refusal.words()));
      }
    }
    assertThat(said)
        .containsExactly(
            "near \"backup\": syntax error",
            "near \"restore\": syntax error",
            "not authorized",
            "no such function: writefile");
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void no_database_can_be_attached_even_by_a_statement_in_disguise() {
    Statement plain = DIALECT.parse(new SqlSource("1.sql", "SELECT 1")).get(0);
    Path file = folder.resolve("out.db");
    var disguised =
        new Statement(
            plain.source(),
            plain.begin(),
            plain.end(),
            "ATTACH '" + file + "' AS x",
            plain.action());

    assertThat(trial.run(disguised))
        .contains(new Refusal.Wrong("too many attached databases - max 0"));
    assertThat(file).doesNotExist();
  }

  @Test
  void views_that_can_not_be_read_are_told() {
    run("CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t; CREATE VIEW w AS SELECT 1");
    run("DROP TABLE t");

    assertThat(trial.brokenViews())
        .containsOnlyKeys("v")
        .containsValue(new Refusal.Missing("t", "no such table: main.t"));
  }

  @Test
  void it_begins_with_a_schema() {
    trial.close();
    trial =
        trial(
            new SchemaSnapshot(
                List.of(
                    table("t", "CREATE TABLE t (a, b)"),
                    table("f", "CREATE VIRTUAL TABLE f USING fts5(a)"),
                    table("f_data", "CREATE TABLE 'f_data'(id INTEGER PRIMARY KEY, block BLOB)"),
                    table("x", "CREATE VIRTUAL TABLE x USING spatial(a)")),
                List.of(
                    new SchemaObject("view", "v", TableName.of("v"), "CREATE VIEW v AS SELECT 1"),
                    new SchemaObject("index", "sqlite_autoindex_t_1", TableName.of("t"), ""),
                    new SchemaObject("index", "i", TableName.of("t"), "CREATE INDEX i ON t (a)"))));

    assertThat(trial.lacking()).containsExactly("x");
    assertThat(run("ALTER TABLE t DROP COLUMN a"))
        .contains(new Refusal.Wrong("error in index i after drop column: no such column: a"));
    assertThat(run("SELECT * FROM v, f")).isEmpty();
  }

  private static Table table(String name, String definition) {
    return new Table(TableName.of(name), List.<Column>of(), List.of(), definition);
  }
}
