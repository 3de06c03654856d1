package dev.belay.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.check.Finding;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.Table;
import dev.belay.sql.SqlSource;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fix silences its rule and makes of the database what the migration would have made of it. */
@ExtendWith(PostgresServer.class)
class FixesTest {
  /** The rules whose findings can be mended. */
  static final Set<String> MENDED =
      Set.of(
          "ban-index-if-not-exists",
          "ban-stale-expression",
          "ban-validate-in-same-transaction",
          "require-check-for-not-null",
          "require-concurrent-detach",
          "require-concurrent-drop-index",
          "require-concurrent-index",
          "require-concurrent-reindex",
          "require-index-for-constraint",
          "require-not-valid");

  private static final String GIVEN =
      """
      CREATE TABLE customer (id integer PRIMARY KEY, "E-mail" text, name text, born date);
      CREATE TABLE invoice (id integer PRIMARY KEY, customer_id integer, total numeric, note text);
      CREATE SCHEMA "Old";
      CREATE TABLE "Old"."Order" (id integer, "what for" text);
      CREATE INDEX invoice_note ON invoice (note);
      CREATE INDEX invoice_total ON invoice (total);
      INSERT INTO customer VALUES (1, 'ada@example.org', 'Ada', '1815-12-10');
      INSERT INTO invoice VALUES (10, 1, 99, 'paid late');
      INSERT INTO "Old"."Order" VALUES (1, 'tea');
      """;

  /** Forms that the pages don't show. */
  private static final List<String> MORE =
      List.of(
          "CREATE INDEX ON invoice (customer_id);",
          "create unique index if not exists \"Index\" on only invoice using btree (id, note"
              + " desc);",
          "CREATE INDEX on_total ON invoice (total) WHERE note = 'INDEX';",
          "DROP INDEX IF EXISTS invoice_note RESTRICT;",
          "REINDEX (VERBOSE) TABLE invoice;",
          "ALTER TABLE ONLY invoice ADD FOREIGN KEY (customer_id) REFERENCES customer;",
          "ALTER TABLE invoice ADD CHECK (total > 0), ADD COLUMN paid date;",
          "ALTER TABLE invoice ADD COLUMN paid date, ADD CONSTRAINT c CHECK (total > 0)"
              + " NO INHERIT;",
          "ALTER TABLE IF EXISTS customer ALTER \"E-mail\" SET NOT NULL, ALTER name SET NOT NULL;",
          "ALTER TABLE \"Old\".\"Order\" ALTER COLUMN \"what for\" SET NOT NULL -- why\n;",
          "ALTER TABLE \"Old\".\"Order\" ADD UNIQUE (id, \"what for\"), ADD COLUMN n integer;",
          "ALTER TABLE customer ADD UNIQUE NULLS NOT DISTINCT (name);",
          "ALTER TABLE customer ADD CONSTRAINT one_each UNIQUE (name) INCLUDE (born)"
              + " DEFERRABLE INITIALLY DEFERRED;",
          "ALTER TABLE \"Old\".\"Order\" ADD PRIMARY KEY (id);");

  @TempDir private Path folder;

  /** A migration, and the database that it is for. */
  record Case(String given, String script) {
    @Override
    public String toString() {
      return script.strip();
    }
  }

  private TestServer server;

  @BeforeEach
  void prepare(TestServer given) {
    server = given;
  }

  static List<Case> of_pages() {
    return RulePage.forPostgres().stream()
        .filter(page -> MENDED.contains(page.id()))
        .map(page -> new Case(page.given(), page.bad()))
        .toList();
  }

  static List<Case> of_other_forms() {
    return MORE.stream().map(script -> new Case(GIVEN, script)).toList();
  }

  @ParameterizedTest
  @MethodSource({"of_pages", "of_other_forms"})
  void a_fix_does_the_same_and_its_rule_has_nothing_to_say(Case each) throws SQLException {
    Rig rig = rig(each);
    List<Finding> findings = said(rig, List.of(Rig.file(each.script())));
    List<Finding> mendable = findings.stream().filter(one -> one.fix().isPresent()).toList();
    assertThat(mendable).isNotEmpty();
    rig.given(each.script());
    for (Finding finding : mendable) {
      List<SqlSource> files = rig.mended(Rig.file(each.script()), finding);
      Rig other = rig(each);
      List<Finding> left = said(other, files);
      assertThat(count(finding, left)).as("%s", files).isEqualTo(count(finding, findings) - 1);
      assertThat(left).extracting(Finding::rule).doesNotContain("ban-unparsed");
      for (SqlSource file : files) {
        other.given(file.text());
      }
      assertThat(comparable(other.schema(), finding))
          .as("%s", files)
          .isEqualTo(comparable(rig.schema(), finding));
    }
  }

  /** The constraint in whose place the partition's bounds were stays behind. */
  private static SchemaSnapshot comparable(SchemaSnapshot schema, Finding mended) {
    boolean leaves = mended.rule().equals("require-concurrent-detach");
    List<Table> tables =
        schema.tables().stream().map(leaves ? FixesTest::bare : each -> each).toList();
    return new SchemaSnapshot(tables, schema.objects());
  }

  private static Table bare(Table table) {
    return new Table(table.name(), table.columns(), table.foreignKeys(), "");
  }

  private static List<Finding> said(Rig rig, List<SqlSource> files) {
    return rig.look(files).all();
  }

  private static long count(Finding like, List<Finding> findings) {
    return findings.stream().filter(one -> one.rule().equals(like.rule())).count();
  }

  private Rig rig(Case each) throws SQLException {
    Rig rig = Rig.postgres(server, folder);
    rig.given(each.given());
    return rig;
  }
}
