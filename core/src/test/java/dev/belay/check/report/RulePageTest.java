package dev.belay.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.check.Rule;
import dev.belay.check.Rules;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulePageTest {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\d]+");

  static Stream<String> rules() {
    return Stream.of(Rules.ALL.stream().map(Rule::id).toList(), Rules.MEASURED, Rules.TRIED)
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void every_rule_has_one_that_can_stand_alone(String rule) {
    RulePage page = RulePage.of(rule).orElseThrow();

    assertThat(page.text()).startsWith("# " + rule + "\n").doesNotContain(".md)");
    assertThat(page.summary()).hasSizeBetween(20, 300).doesNotContain("`", "\n").endsWith(".");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void every_rule_has_one_that_can_be_read_without_markdown(String rule) {
    RulePage page = RulePage.of(rule).orElseThrow();

    assertThat(page.plain()).startsWith(rule + "\n").contains("\nBad\n", "\nGood\n");
    assertThat(page.plain()).doesNotContain("`", "\n#", "<http", "org/>");
    assertThat(words(page.plain())).containsExactlyElementsOf(words(page.text()));
  }

  /** Letters and digits, of which no mark of Markdown consists. */
  private static List<String> words(String text) {
    String unfenced = text.replaceAll("(?m)^```\\w+$", "");
    return WORD.matcher(unfenced).results().map(MatchResult::group).toList();
  }

  @Test
  void a_problem_is_no_rule() {
    assertThat(RulePage.of("rehearsal-failed")).isEmpty();
  }
}
