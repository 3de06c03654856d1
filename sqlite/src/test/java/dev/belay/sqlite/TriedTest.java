package dev.belay.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.check.Tried;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.Table;
import dev.belay.database.TableName;
import dev.belay.engine.Trial;
import dev.belay.fingerprint.Fingerprint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TriedTest {
  private static final String GIVEN =
      "CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT, phone TEXT);";

  private static List<Finding> tried(Chain chain) {
    Script script = chain.script();
    try (Trial trial = new SqliteTrial(script.schema().orElse(SchemaSnapshot.EMPTY))) {
      return new Tried(trial, script).findings();
    }
  }

  private static List<String> told(Chain chain) {
    return tried(chain).stream()
        .map(each -> each.severity() + " " + each.file() + ": " + each.message())
        .toList();
  }

  @Test
  void nothing_is_said_of_what_runs() {
    assertThat(
            told(
                new Chain()
                    .earlier(GIVEN)
                    .pending("ALTER TABLE customer ADD COLUMN fax TEXT; SELECT fax FROM customer")))
        .isEmpty();
  }

  @Test
  void what_fails_is_told_in_the_words_of_sqlite() {
    assertThat(
            told(
                new Chain()
                    .earlier(GIVEN)
                    .pending("UPDATE customer SET fax = 1; CREATE TABLE customer (id)")))
        .containsExactly(
            "error 0002_test.sql: fails: no such column: fax",
            "error 0002_test.sql: fails: table customer already exists");
  }

  @Test
  void nothing_is_said_of_earlier_migrations() {
    assertThat(
            told(new Chain().earlier("DROP COLUMN x; " + GIVEN).pending("SELECT id FROM customer")))
        .isEmpty();
  }

  @Test
  void a_table_that_was_there_and_is_gone_is_missed() {
    assertThat(
            told(new Chain().earlier(GIVEN).pending("DROP TABLE customer; DELETE FROM customer")))
        .containsExactly("error 0002_test.sql: fails: no such table: customer");
  }

  @Test
  void what_no_migration_makes_is_told_once() {
    assertThat(
            told(
                new Chain()
                    .pending("ALTER TABLE item ADD COLUMN a INT; CREATE INDEX i ON item (a)")
                    .pending("UPDATE item SET a = 1; INSERT INTO other SELECT a FROM item")
                    .pending("DROP INDEX i; DROP VIEW old; CREATE TABLE t (a); SELECT b FROM t")))
        .containsExactly(
            "error 0003_test.sql: fails: no such column: b",
            "notice 0001_test.sql: no migration makes item, old: 6 statements could not be tried");
  }

  @Test
  void what_comes_of_what_could_not_be_tried_is_not_told() {
    assertThat(
            tried(
                new Chain()
                    .pending("CREATE TABLE t (a); UPDATE t SET a = home(1)")
                    .pending("CREATE TABLE u AS SELECT home(a) AS b FROM t; SELECT b FROM u")
                    .pending("CREATE VIEW v AS SELECT b FROM u; CREATE TABLE w (a);")
                    .pending("ALTER TABLE w RENAME TO x")))
        .extracting(Finding::severity)
        .containsExactly(Severity.NOTICE);
  }

  @Test
  void with_a_schema_everything_is_known() {
    var table = new Table(TableName.of("t"), List.of(), List.of(), "CREATE TABLE t (a)");
    var schema = new SchemaSnapshot(List.of(table), List.of());

    assertThat(
            told(
                new Chain()
                    .earlier("CREATE TABLE t (a, b)")
                    .pending("SELECT a FROM t; SELECT b FROM t; SELECT 1 FROM u")
                    .in(schema, Fingerprint.empty())))
        .containsExactly(
            "error 0002_test.sql: fails: no such column: b",
            "error 0002_test.sql: fails: no such table: u");
  }

  @Test
  void a_view_that_is_broken_in_the_end_is_told() {
    String view = "CREATE VIEW phones AS SELECT phone FROM customer;";

    assertThat(told(new Chain().earlier(GIVEN + view).pending("DROP TABLE customer; SELECT 1")))
        .containsExactly(
            "error 0002_test.sql: the view phones can't be read any more: no such table:"
                + " main.customer");
  }

  @Test
  void a_rebuild_under_a_view_fails_as_it_does_for_real() {
    String view = "CREATE VIEW phones AS SELECT phone FROM customer;";
    String rebuild =
        "CREATE TABLE n (id INTEGER PRIMARY KEY, phone TEXT); INSERT INTO n SELECT id, phone FROM"
            + " customer; DROP TABLE customer; ALTER TABLE n RENAME TO customer";

    assertThat(told(new Chain().earlier(GIVEN + view).pending(rebuild)))
        .first()
        .asString()
        .contains("fails: error in view phones: no such table: main.customer");
    assertThat(
            told(
                new Chain()
                    .earlier(GIVEN + view)
                    .pending("PRAGMA legacy_alter_table = ON; " + rebuild)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN; CREATE TABLE a (b); COMMIT; VACUUM; PRAGMA journal_mode = WAL",
        "INSERT INTO customer (id) VALUES (1); INSERT INTO customer (id) VALUES (1)",
        "CREATE TABLE n (a NOT NULL); INSERT INTO n VALUES ((SELECT name FROM customer))",
        "ATTACH 'archive.db' AS archive; INSERT INTO archive.customer SELECT * FROM customer",
      })
  void what_an_empty_database_can_not_tell_is_no_error(String sql) {
    assertThat(tried(new Chain().earlier(GIVEN).pending(sql)))
        .extracting(Finding::severity)
        .doesNotContain(Severity.ERROR, Severity.WARNING);
  }
}
