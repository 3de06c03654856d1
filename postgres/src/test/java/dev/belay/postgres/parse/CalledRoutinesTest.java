package dev.belay.postgres.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.check.Check;
import dev.belay.check.Conditions;
import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.migration.Version;
import dev.belay.sql.SqlSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A routine does nothing before it is called, and then it is who calls it that does it. */
final class CalledRoutinesTest {
  private static final PostgresDialect DIALECT = new PostgresDialect();

  private static final String TABLES =
      """
      CREATE TABLE customer (id int PRIMARY KEY, name text, fax text);
      CREATE TABLE log (at timestamptz, what text);
      """;

  private static final String TIDY =
      """
      CREATE FUNCTION tidy() RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM customer;
        ALTER TABLE customer DROP COLUMN fax;
      END $$;
      """;

  private static ParsedMigration migration(String version, String sql) {
    var source = new SqlSource("V" + version + "__test.sql", sql);
    return ParsedMigration.parse(
        new Migration(new Version(version), "test", source, Optional.empty()), DIALECT);
  }

  private static List<Finding> findings(String given, String sql) {
    var script =
        new Script(
            List.of(migration("1", given)),
            List.of(migration("2", sql)),
            Optional.empty(),
            Optional.empty(),
            new Conditions(DIALECT, Set.of(), Optional.empty()));
    return new Check(script, List.of()).look().all();
  }

  private static List<String> told(String given, String sql) {
    return findings(given, sql).stream().map(each -> each.rule() + " " + each.message()).toList();
  }

  private static List<String> rules(String given, String sql) {
    return findings(given, sql).stream().map(Finding::rule).toList();
  }

  @Test
  void of_many_files_each_is_told_what_it_would_be_told_alone() {
    var whole =
        new Script(
            List.of(migration("1", TABLES)),
            List.of(
                migration("2", TIDY),
                migration("3", "CREATE INDEX log_at ON log (at); SELECT tidy();"),
                migration("4", "DO $$ BEGIN DROP TABLE log; END $$; DROP INDEX log_at;"),
                migration("5", "DROP FUNCTION tidy; SELECT tidy(); UPDATE customer SET name = ''")),
            Optional.empty(),
            Optional.empty(),
            new Conditions(DIALECT, Set.of(), Optional.empty()));

    List<List<Finding>> each =
        Check.ofEach(whole, List.of()).map(check -> check.look().all()).toList();

    assertThat(each).hasSize(4);
    for (int index = 0; index < each.size(); index++) {
      assertThat(each.get(index)).isEqualTo(new Check(whole.only(index), List.of()).look().all());
    }
    assertThat(each.getFirst()).isEmpty();
    assertThat(each.get(1)).extracting(Finding::rule).contains("ban-drop-column");
    assertThat(each.get(2)).extracting(Finding::rule).contains("ban-drop-table");
  }

  @Test
  void a_routine_that_is_only_created_has_done_nothing() {
    assertThat(told(TABLES, TIDY)).isEmpty();
    assertThat(
            told(
                TABLES,
                "CREATE FUNCTION f(t text) RETURNS void LANGUAGE plpgsql AS"
                    + " $$ BEGIN EXECUTE 'DROP TABLE ' || t; END $$"))
        .isEmpty();
  }

  @Test
  void whoever_calls_it_does_what_it_does() {
    List<Finding> findings = findings(TABLES, TIDY + "SELECT tidy();");

    assertThat(findings).extracting(Finding::rule).contains("ban-drop-column");
    assertThat(findings)
        .filteredOn(each -> each.rule().equals("ban-delete-without-where"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).startsWith("in tidy(), called here: ");
              assertThat(finding.statement().orElseThrow().text()).isEqualTo("SELECT tidy()");
              assertThat(finding.fix()).isEmpty();
            });
  }

  @Test
  void it_may_be_called_by_another_one_or_in_a_later_file() {
    String outer = "CREATE PROCEDURE outer_one() LANGUAGE sql AS 'SELECT tidy()';";

    assertThat(rules(TABLES + TIDY + outer, "CALL outer_one()"))
        .contains("ban-delete-without-where");
    assertThat(rules(TABLES + TIDY, "DO $$ BEGIN PERFORM tidy(); END $$"))
        .contains("ban-delete-without-where");
  }

  @Test
  void what_is_gone_or_replaced_is_not_called() {
    assertThat(told(TABLES + TIDY + "DROP FUNCTION tidy();", "SELECT tidy()")).isEmpty();
    assertThat(
            told(
                TABLES
                    + TIDY
                    + "CREATE OR REPLACE FUNCTION tidy() RETURNS void LANGUAGE sql AS 'SELECT 1';",
                "SELECT tidy()"))
        .isEmpty();
  }

  @Test
  void routines_that_call_each_other_come_to_an_end() {
    String both =
        """
        CREATE FUNCTION a() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM b(); END $$;
        CREATE FUNCTION b() RETURNS void LANGUAGE plpgsql AS
          $$ BEGIN DELETE FROM customer; PERFORM a(); END $$;
        """;

    assertThat(rules(TABLES + both, "SELECT a()")).containsExactly("ban-delete-without-where");
  }

  @Test
  void what_a_trigger_runs_is_done_by_whoever_sets_it_off() {
    String trigger =
        """
        CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN DELETE FROM log; RETURN NEW; END $$;
        CREATE TRIGGER forgetting AFTER UPDATE ON customer
          FOR EACH ROW EXECUTE FUNCTION forget();
        """;
    String update = "UPDATE customer SET name = 'x' WHERE id = 1";

    assertThat(told(TABLES + trigger, update))
        .singleElement()
        .asString()
        .startsWith("ban-delete-without-where in forget(), run by trigger forgetting: ");
    assertThat(told(TABLES + trigger, "INSERT INTO customer (id) VALUES (1)")).isEmpty();
    assertThat(told(TABLES + trigger, "DROP TRIGGER forgetting ON customer;" + update)).isEmpty();
  }

  @Test
  void what_cannot_be_read_is_said_where_it_is_called() {
    String dynamic =
        """
        CREATE FUNCTION wipe(t text) RETURNS void LANGUAGE plpgsql AS
          $$ BEGIN EXECUTE 'DELETE FROM ' || t; END $$;
        """;

    assertThat(told(TABLES + dynamic, "SELECT wipe('log')"))
        .containsExactly(
            "ban-dynamic-sql in wipe(), called here: not all that is run here can be read: it puts"
                + " SQL together and runs it");
    assertThat(told(TABLES + TIDY + TIDY.replace("tidy()", "tidy(n int)"), "SELECT tidy()"))
        .singleElement()
        .asString()
        .contains("several routines are called tidy");
  }

  @Test
  void what_a_block_makes_itself_holds_nothing_yet() {
    assertThat(
            told(
                TABLES,
                """
                DO $$ BEGIN
                  CREATE TABLE fresh (id int PRIMARY KEY, a int);
                  CREATE INDEX fresh_a ON fresh (a);
                  DELETE FROM fresh;
                END $$;
                """))
        .isEmpty();
  }
}
