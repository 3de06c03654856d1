package dev.belay.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.check.Finding;
import dev.belay.check.Severity;
import dev.belay.engine.ServerVersion;
import dev.belay.migrate.Migrate;
import dev.belay.pipeline.Outcome;
import dev.belay.rehearse.Ground;
import dev.belay.rehearse.Rehearsing;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules' pages show for PostgreSQL is true of a real server. */
@ExtendWith(PostgresServer.class)
class PostgresRulePagesTest {
  /** The bad examples of these fail, or are never run. */
  private static final Set<String> SURE_TO_FAIL =
      Set.of("ban-drop-database", "ban-new-enum-value-in-transaction");

  /** What Belay does better is said of other tools alone. */
  private static final Set<String> OF_OTHER_TOOLS =
      Set.of("require-lock-timeout", "require-statement-timeout");

  /** What is said only of servers that nobody has here. */
  private static final String OF_OLD_SERVERS = "ban-corrupting-index";

  /** What the rehearsal says of bad examples is not the question. */
  private static final Rehearsing AT_ONCE =
      new Rehearsing(Ground.OFF, new Rehearsing.Where.Beside());

  @TempDir private Path folder;

  private TestServer server;

  @BeforeEach
  void prepare(TestServer given) {
    server = given;
  }

  static List<RulePage> pages() {
    return RulePage.forPostgres();
  }

  static List<RulePage> that_can_be_allowed() {
    return pages().stream()
        .filter(page -> !SURE_TO_FAIL.contains(page.id()))
        .filter(page -> !OF_OTHER_TOOLS.contains(page.id()) && !page.id().equals(OF_OLD_SERVERS))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void the_rule_objects_to_the_bad_example_and_not_to_the_good_one(RulePage page)
      throws SQLException {
    Rig rig = rig(page);
    assertThat(said(rig, page.bad()))
        .filteredOn(finding -> finding.rule().equals(page.id()))
        .isNotEmpty()
        .allMatch(finding -> finding.fix().isPresent() == FixesTest.MENDED.contains(page.id()));
    assertThat(said(rig, page.good())).extracting(Finding::rule).doesNotContain(page.id());
    assertThat(said(rig, page.badAllowed()))
        .filteredOn(finding -> finding.rule().equals(page.id()))
        .isNotEmpty()
        .allMatch(finding -> finding.allowed().isPresent());
  }

  private static List<Finding> said(Rig rig, String script) {
    return rig.look(List.of(Rig.file(script))).all();
  }

  @Test
  void the_rehearsal_of_a_long_lock_finds_it() throws IOException, SQLException {
    RulePage page = RulePage.read("ban-long-lock");
    Migrate.Report report = rig(page).migrate(page.bad(), Severity.WARNING);
    assertThat(report.rehearsed()).isPresent();
    assertThat(report.findings().all()).extracting(Finding::rule).contains(page.id());
    assertThat(report.outcome()).isInstanceOf(Outcome.RolledBack.class);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void the_good_example_is_applied(RulePage page) throws IOException, SQLException {
    Migrate.Report report = rig(page).migrate(page.good(), Severity.WARNING);
    assertThat(report.findings().all()).extracting(Finding::rule).doesNotContain(page.id());
    assertThat(report.outcome()).isEqualTo(new Outcome.Completed());
  }

  @ParameterizedTest
  @MethodSource("that_can_be_allowed")
  void the_permission_lets_the_bad_example_pass(RulePage page) throws IOException, SQLException {
    Rig rig = rig(page);
    assumeTrue(rig.major().orElseThrow() >= page.since(), "a newer server is needed");
    Migrate.Report report = rig.migrate(page.badAllowed(), Severity.ERROR, AT_ONCE);
    assertThat(report.findings().all())
        .filteredOn(finding -> finding.rule().equals(page.id()))
        .isNotEmpty()
        .allMatch(finding -> finding.allowed().isPresent());
    assertThat(report.outcome()).isEqualTo(new Outcome.Completed());
  }

  private Rig rig(RulePage page) throws SQLException {
    Rig rig = Rig.postgres(server, folder);
    rig.given(page.given());
    rig.ask(page.id());
    if (OF_OTHER_TOOLS.contains(page.id())) {
      rig.ofOtherTool();
    }
    if (page.id().equals(OF_OLD_SERVERS)) {
      rig.takenFor(new ServerVersion(14, 3));
    }
    return rig;
  }
}
