package dev.belay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvParserTest {
  private final Problems problems = new Problems();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A=plain|plain",
        "export A=exported|exported",
        "  A  =  spaces around  |spaces around",
        "A=|``",
        "A=\"\"|``",
        "A='single $X ${B} \\n'|single $X ${B} \\n",
        "A='it\\'s'|it's",
        "A='C:\\\\data'|C:\\data",
        "A=\"say \\\"so\\\"\"|say \"so\"",
        "A=\"back\\\\slash\"|back\\slash",
        "A=\"un\\known\"|un\\known",
        "A=value # comment|value",
        "A=val#ue|val#ue",
        "A=#comment|``",
        "A=\"kept # here\" # comment|kept # here",
        "A=a=b=c|a=b=c",
        "A=${OUTER}/x|process/x",
        "A=\"${OUTER}\"|process",
        "A=${NONE}x|x",
        "A=${NONE:-standard}|standard",
        "A=\\${OUTER}|${OUTER}",
        "A=p$ssword|p$ssword",
        "A=${open|${open",
        "A.b-c=1|1",
      })
  void a_line_has_this_value(String line, String value) {
    var variables = parse(line + "\n");
    assertThat(problems.isEmpty()).isTrue();
    assertThat(variables.values()).containsExactly(value);
  }

  @Test
  void values_may_go_over_several_lines_and_later_lines_are_still_counted() {
    var variables = written("A=\"one\ntwo\\nthree\"\r\nB='x\ny'\nC=1\n", Map.of());
    assertThat(variables)
        .containsExactly(
            Map.entry("A", at(1, "A", "one\ntwo\nthree")),
            Map.entry("B", at(3, "B", "x\ny")),
            Map.entry("C", at(5, "C", "1")));
  }

  private static Written at(int line, String name, String text) {
    return new Written(text, new Origin.DotEnv(".env", line, name), Path.of("/app"));
  }

  @Test
  void references_see_earlier_lines_and_the_process_goes_first() {
    assertThat(parse("A=1\nB=${A}2\nOUTER=file\nC=${OUTER}\n"))
        .containsEntry("B", "12")
        .containsEntry("C", "process");
  }

  @Test
  void blank_lines_comments_bare_exports_and_a_byte_order_mark_are_passed_over() {
    assertThat(parse("\uFEFF# head\n\n   \nexport A\nexport B=2\n"))
        .containsExactly(Map.entry("B", "2"));
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void the_last_line_of_a_name_counts() {
    assertThat(parse("A=1\nA=2")).containsExactly(Map.entry("A", "2"));
  }

  @Test
  void what_is_wrong_is_said_with_its_line_and_without_the_value() {
    assertThat(parse("A=1\nhunter2\n1B=hunter2\nC=\"x\" hunter2\nD=4\nE='hunter2\nF=5\n"))
        .containsOnlyKeys("A", "D");
    assertThatThrownBy(
            () -> {
              throw problems.toException();
            })
        .hasMessage(
            """
            the configuration has 4 problems
            .env:2: is not NAME=VALUE
            .env:3: is not NAME=VALUE
            .env:4: C: has text behind its closing "
            .env:6: E: has a ' without its end
            nothing was changed
            mend what is listed, then look at the result: belay config\
            """);
  }

  private Map<String, String> parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    written(text, Map.of("OUTER", "process")).forEach((name, one) -> values.put(name, one.text()));
    return values;
  }

  private Map<String, Written> written(String text, Map<String, String> process) {
    return new DotEnvParser(
            text, ".env", Path.of("/app"), name -> Optional.ofNullable(process.get(name)), problems)
        .parse();
  }
}
