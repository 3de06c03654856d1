package dev.belay.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.check.Finding;
import dev.belay.check.Severity;
import dev.belay.cli.docs.Example.Kind;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page that sets Belay beside squawk. With {@code -Dbelay.squawk=PROGRAM} it is written anew:
 * benchmarks/run comparison fetches that program and does so.
 */
@ExtendWith(PostgresServer.class)
class ComparisonTest {
  private static final DocsFolder PAGES = DocsFolder.named("rules");
  private static final Path REMARKS = Path.of("src/test/resources/comparison/remarks.txt");
  private static final String PROGRAM = "belay.squawk";

  @TempDir private Path folder;

  @Test
  void every_example_is_compared() {
    String page = PAGES.page(ComparisonPage.ID);
    List<Example> all = Example.forPostgres();
    for (Example each : all) {
      String link = "| [" + each.page().id() + "](";
      assertThat(page.lines().filter(line -> line.startsWith(link))).as(each.name()).hasSize(2);
    }
    assertThat(page).contains("| of " + all.size() + " examples |");
  }

  @Test
  void every_remark_is_about_an_example() throws IOException {
    assertThat(Example.forPostgres()).extracting(Example::name).containsAll(remarks().keySet());
  }

  @Test
  void the_page_is_written(TestServer server) throws Exception {
    String program = System.getProperty(PROGRAM, "");
    assumeTrue(!program.isEmpty(), "squawk is not at hand");
    var squawk = new Squawk(Path.of(program), folder);
    List<Compared> all = new ArrayList<>();
    for (Example each : Example.forPostgres()) {
      Rig rig = rig(server, each);
      List<Finding> findings = rig.look(List.of(Rig.file(each.sql()))).all();
      String seen = Seen.in(rig.migrate(each.sql(), Severity.NOTICE));
      all.add(new Compared(each, squawk.rules(each.sql()), findings, seen));
    }
    var page = new ComparisonPage(all, squawk.version(), version(server), remarks());
    Files.writeString(PAGES.folder().resolve(ComparisonPage.ID + ".md"), page.text());
    assertThat(all)
        .filteredOn(each -> each.example().kind() == Kind.BAD)
        .noneMatch(each -> each.findings().isEmpty());
  }

  private Rig rig(TestServer server, Example example) throws IOException, SQLException {
    Path room = Files.createDirectory(folder.resolve(example.name()));
    Rig rig = Rig.postgres(server, room);
    rig.given(example.page().given());
    return rig;
  }

  private static String version(TestServer server) throws SQLException {
    try (var connection = server.connect("postgres")) {
      return connection.getMetaData().getDatabaseProductVersion().split(" ", 2)[0];
    }
  }

  /** A line each: {@code PAGE Bad: REMARK}. */
  private static Map<String, String> remarks() throws IOException {
    Map<String, String> remarks = new HashMap<>();
    for (String line : Files.readAllLines(REMARKS)) {
      String[] parts = line.split(": ", 2);
      remarks.put(parts[0], parts[1]);
    }
    return remarks;
  }
}
