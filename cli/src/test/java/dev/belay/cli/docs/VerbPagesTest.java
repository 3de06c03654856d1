package dev.belay.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.cli.verb.Verb;
import dev.belay.cli.verb.Verbs;
import dev.belay.problem.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/** The pages of the verbs name what the verbs have. */
class VerbPagesTest {
  private static final DocsFolder PAGES = DocsFolder.named("verbs");
  private static final Pattern STATUSES = Pattern.compile("(?m)^- (\\d+(?:, \\d+)*): ");
  private static final Pattern OPTION = Pattern.compile("`[^`\n]*?(--[a-z-]+)[^`\n]*`");

  static List<Verbs.Entry> verbs() {
    return Verbs.ALL;
  }

  @Test
  void every_verb_has_a_page_and_every_page_a_verb() {
    assertThat(PAGES.ids())
        .containsExactlyInAnyOrderElementsOf(Verbs.ALL.stream().map(Verbs.Entry::name).toList());
  }

  @Test
  void the_readme_lists_the_verbs_in_the_order_of_the_help() {
    List<String> begins = PAGES.rows().stream().map(row -> row.substring(0, end(row))).toList();
    assertThat(begins)
        .containsExactlyElementsOf(
            Verbs.ALL.stream()
                .map(entry -> "| [" + entry.name() + "](" + entry.name() + ".md)")
                .toList());
  }

  private static int end(String row) {
    return row.indexOf(')') + 1;
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void a_page_begins_with_the_verb_and_names_its_aliases(Verbs.Entry entry) {
    String page = PAGES.page(entry.name());
    assertThat(page).startsWith("# belay " + entry.name() + "\n");
    assertThat(entry.aliases()).allSatisfy(alias -> assertThat(page).contains("`" + alias + "`"));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void a_page_names_every_option_of_its_verb_and_no_other(Verbs.Entry entry) {
    String section = RulePage.section(PAGES.page(entry.name()), "Options");
    Set<String> named = new TreeSet<>();
    OPTION.matcher(section).results().forEach(found -> named.add(found.group(1)));
    assertThat(named).isEqualTo(options(entry.verb().get()));
  }

  private static Set<String> options(Verb verb) {
    Set<String> options = new TreeSet<>();
    CommandSpec spec = CommandSpec.create();
    verb.describe(spec);
    spec.options().forEach(option -> options.add(option.longestName()));
    verb.settings().forEach(setting -> options.add(setting.option()));
    if (options.contains("--rehearse")) {
      options.add("--no-rehearsal");
    }
    if (options.contains("--allow")) {
      options.add("--because");
    }
    return options;
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void a_page_names_every_exit_status_of_its_verb_and_no_other(Verbs.Entry entry) {
    List<Integer> named = new ArrayList<>();
    STATUSES
        .matcher(RulePage.section(PAGES.page(entry.name()), "Exit status"))
        .results()
        .forEach(found -> add(found.group(1), named));
    List<ExitStatus> all =
        new ArrayList<>(List.of(ExitStatus.DONE, ExitStatus.USAGE, ExitStatus.BUG));
    all.addAll(entry.verb().get().statuses());
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(all.stream().map(ExitStatus::status).toList());
  }

  private static void add(String numbers, List<Integer> named) {
    for (String number : numbers.split(", ", -1)) {
      named.add(Integer.parseInt(number));
    }
  }
}
