package dev.belay.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.check.Rule;
import dev.belay.check.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulePagesTest {
  private static final DocsFolder PAGES = DocsFolder.named("rules");
  private static final Path CHECK =
      Path.of("..", "core", "src", "main", "java", "dev", "belay", "check");
  private static final String UNUSED = "ban-unused-allow";

  static List<String> all() {
    return RulePage.all();
  }

  @Test
  void every_rule_has_a_page_and_every_page_a_rule() {
    List<String> ids = new ArrayList<>(PAGES.ids());
    ids.remove(ComparisonPage.ID);
    assertThat(ids).containsExactlyInAnyOrderElementsOf(all());
  }

  @Test
  void every_rule_has_one_line_in_the_readme() {
    assertThat(PAGES.rows())
        .extracting(RulePagesTest::id)
        .containsExactlyInAnyOrderElementsOf(all());
  }

  @Test
  void the_readme_says_what_each_rule_is_for() {
    for (String row : PAGES.rows()) {
      assertThat(row.split("\\|", -1)[2].strip())
          .as(row)
          .isEqualTo(RulePage.read(id(row)).engine());
    }
  }

  @Test
  void each_table_of_the_readme_is_sorted() {
    for (List<String> table : PAGES.tables()) {
      List<String> ids = table.stream().map(RulePagesTest::id).toList();
      assertThat(ids).isSorted();
    }
  }

  private static String id(String row) {
    return row.substring(row.indexOf('[') + 1, row.indexOf(']'));
  }

  @Test
  void the_list_of_rules_is_the_package_of_rules() throws IOException {
    try (var files = Files.list(CHECK.resolve("rule"))) {
      List<String> classes =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> !name.equals("package-info.java"))
              .map(name -> name.replace(".java", ""))
              .sorted()
              .toList();
      assertThat(Rules.ALL.stream().map(rule -> rule.getClass().getSimpleName()))
          .containsExactlyElementsOf(classes);
    }
  }

  @Test
  void the_id_is_the_name_of_the_class() {
    for (Rule rule : Rules.ALL) {
      assertThat(rule.id()).isEqualTo(dashed(rule.getClass().getSimpleName()));
    }
  }

  private static String dashed(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  @Test
  void what_is_measured_is_listed() throws IOException {
    List<String> ids = new ArrayList<>();
    for (String source : List.of("Measured.java", "Check.java", "Allows.java", "Compared.java")) {
      Pattern.compile("\"((?:ban|require|prefer)-[a-z-]+)\"")
          .matcher(Files.readString(CHECK.resolve(source)))
          .results()
          .forEach(found -> ids.add(found.group(1)));
    }
    ids.removeAll(Rules.ALL.stream().map(Rule::id).toList());
    assertThat(ids).containsOnlyOnceElementsOf(List.of(UNUSED)).containsAll(Rules.MEASURED);
    assertThat(Rules.MEASURED).containsAll(ids);
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_page_has_the_form_of_a_page(String id) {
    RulePage page = RulePage.read(id);
    assertThat(page.headings())
        .containsExactly("# " + id, "## Problem", "## Bad", "## Good", "## When to allow it");
    assertThat(page.text())
        .contains(
            page.isForPostgres() ? "https://www.postgresql.org/docs/" : "https://www.sqlite.org/");
    assertThat(RulePage.section(page.text(), "When to allow it"))
        .contains("-- belay:allow " + id + " because ")
        .contains("--allow " + id + ":")
        .contains(" --because \"");
  }
}
