package dev.belay.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.check.Check;
import dev.belay.check.Conditions;
import dev.belay.check.Finding;
import dev.belay.check.Findings;
import dev.belay.check.Rule;
import dev.belay.check.Rules;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.check.Tried;
import dev.belay.engine.Capability;
import dev.belay.migrate.Migrate;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.migration.Version;
import dev.belay.pipeline.Outcome;
import dev.belay.sql.SqlSource;
import dev.belay.sqlite.SqliteEngine;
import dev.belay.sqlite.parse.SqliteDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules' pages show for SQLite is true. */
class SqliteRulePagesTest {
  private static final String UNUSED = "ban-unused-allow";

  /** Read from statements as far as they tell, and measured in any case. */
  private static final List<String> READ_AND_MEASURED =
      List.of("ban-changed-values", "ban-lost-rows", "ban-lost-values");

  private static final SqliteDialect DIALECT = new SqliteDialect();

  @TempDir private Path folder;

  static List<String> read_from_statements() {
    return RulePage.forSqlite(Rules.ALL.stream().map(Rule::id).toList());
  }

  static List<String> measured() {
    return RulePage.forSqlite(
        Stream.concat(READ_AND_MEASURED.stream(), Rules.MEASURED.stream()).toList());
  }

  static List<String> all() {
    return RulePage.forSqlite(RulePage.all());
  }

  /** A permission that nothing needs can't be permitted. */
  static List<String> that_can_be_allowed() {
    return measured().stream().filter(id -> !id.equals(UNUSED)).toList();
  }

  @ParameterizedTest
  @MethodSource("read_from_statements")
  void the_rule_objects_to_the_bad_example(String id) {
    assertThat(look(id, RulePage.read(id).bad()).all()).extracting(Finding::rule).contains(id);
  }

  @ParameterizedTest
  @MethodSource("read_from_statements")
  void the_rule_does_not_object_to_the_good_example(String id) {
    assertThat(look(id, RulePage.read(id).good()).all())
        .extracting(Finding::rule)
        .doesNotContain(id);
  }

  @ParameterizedTest
  @MethodSource("read_from_statements")
  void the_permission_covers_the_bad_example(String id) {
    assertThat(look(id, RulePage.read(id).badAllowed()).all())
        .filteredOn(finding -> finding.rule().equals(id))
        .isNotEmpty()
        .allMatch(finding -> finding.allowed().isPresent());
  }

  static List<String> asked() {
    return RulePage.forSqlite(Rules.OPTIONAL.stream().map(Rule::id).toList());
  }

  @ParameterizedTest
  @MethodSource("asked")
  void a_rule_that_is_asked_for_objects_to_the_bad_example_and_not_to_the_good_one(String id) {
    RulePage page = RulePage.read(id);
    assertThat(look(id, page.bad()).all()).extracting(Finding::rule).contains(id);
    Script good = script(id, page.good(), page.down());
    assertThat(new Check(good, List.of()).look().all())
        .extracting(Finding::rule)
        .doesNotContain(id);
  }

  @ParameterizedTest
  @MethodSource("measured")
  void the_rehearsal_of_the_bad_example_finds_it(String id) throws IOException, SQLException {
    Migrate.Report report = migrated(id, RulePage.read(id).bad(), Severity.NOTICE);
    assertThat(report.rehearsed()).isPresent();
    assertThat(report.findings().all()).extracting(Finding::rule).contains(id);
    assertThat(report.outcome()).isInstanceOf(Outcome.RolledBack.class);
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_good_example_is_applied(String id) throws IOException, SQLException {
    Migrate.Report report = migrated(id, RulePage.read(id).good(), Severity.WARNING);
    assertThat(report.findings().all()).extracting(Finding::rule).doesNotContain(id);
    assertThat(report.outcome()).isEqualTo(new Outcome.Completed());
  }

  @ParameterizedTest
  @MethodSource("that_can_be_allowed")
  void the_permission_lets_the_bad_example_pass(String id) throws IOException, SQLException {
    Migrate.Report report = migrated(id, RulePage.read(id).badAllowed(), Severity.ERROR);
    assertThat(report.findings().all())
        .filteredOn(finding -> finding.rule().equals(id))
        .isNotEmpty()
        .allMatch(finding -> finding.allowed().isPresent());
    assertThat(report.outcome()).isEqualTo(new Outcome.Completed());
  }

  @Test
  void a_database_that_is_attached_is_not_touched_by_the_rehearsal()
      throws IOException, SQLException {
    Path archiveFolder = Files.createDirectories(folder.resolve("archive"));
    Path archive = Rig.database(archiveFolder);
    Rig.sqlite(archiveFolder).given("CREATE TABLE event (id INTEGER PRIMARY KEY)");
    byte[] before = Files.readAllBytes(archive);
    var rig = Rig.sqlite(folder);
    rig.given("CREATE TABLE event (id INTEGER PRIMARY KEY)");

    Migrate.Report report =
        rig.migrate(
            "-- belay:no-transaction\nATTACH DATABASE '"
                + archive
                + "' AS archive;\nDROP TABLE archive.event;",
            Severity.ERROR);

    assertThat(report.outcome()).isInstanceOf(Outcome.RolledBack.class);
    assertThat(report.rehearsed()).isEmpty();
    assertThat(Files.readAllBytes(archive)).isEqualTo(before);
  }

  @Test
  void savepoints_are_no_transaction_control() throws IOException, SQLException {
    var rig = Rig.sqlite(folder);
    rig.given("CREATE TABLE customer (id INTEGER PRIMARY KEY)");

    Migrate.Report report =
        rig.migrate(
            "SAVEPOINT one; CREATE TABLE a (id); ROLLBACK TO one; RELEASE one;", Severity.NOTICE);

    assertThat(report.findings().all()).isEmpty();
    assertThat(report.outcome()).isEqualTo(new Outcome.Completed());
  }

  static List<String> tried() {
    return Rules.TRIED;
  }

  @ParameterizedTest
  @MethodSource("tried")
  void what_the_bad_example_does_is_found_by_trying_it(String id) {
    assertThat(tried(id, RulePage.read(id).bad())).extracting(Finding::rule).contains(id);
    assertThat(tried(id, RulePage.read(id).good())).isEmpty();
  }

  private static List<Finding> tried(String id, String script) {
    var engine = new SqliteEngine(DIALECT, Clock.systemUTC());
    return Tried.in(engine, script(id, script)).findings();
  }

  private static Findings look(String id, String script) {
    return new Check(script(id, script), List.of()).look();
  }

  /** What is given counts as migrated before. */
  private static Script script(String id, String script) {
    return script(id, script, Optional.empty());
  }

  private static Script script(String id, String script, Optional<String> down) {
    var conditions =
        new Conditions(
            DIALECT,
            Set.of(Capability.SINGLE_WRITER, Capability.FOREIGN_KEYS_BY_SESSION),
            Optional.empty(),
            Set.of(id));
    return new Script(
        List.of(parsed("0000_given.sql", RulePage.read(id).given(), Optional.empty())),
        List.of(parsed("0001_page.sql", script, down)),
        Optional.empty(),
        Optional.empty(),
        conditions);
  }

  private static ParsedMigration parsed(String file, String script, Optional<String> down) {
    var source = new SqlSource(file, script);
    var version = new Version(file.substring(0, 4));
    var back = down.map(sql -> new SqlSource(file.replace(".sql", ".down.sql"), sql));
    return ParsedMigration.parse(new Migration(version, "page", source, back), DIALECT);
  }

  private Migrate.Report migrated(String id, String script, Severity failOn)
      throws IOException, SQLException {
    var rig = Rig.sqlite(folder);
    rig.given(RulePage.read(id).given());
    return rig.migrate(script, failOn);
  }
}
