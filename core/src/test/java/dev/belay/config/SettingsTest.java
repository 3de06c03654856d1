package dev.belay.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  @Test
  void the_page_repeats_the_table() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();
    assertThat(rows).containsExactlyElementsOf(SettingsTest.rows());
  }

  @Test
  void the_page_names_every_framework_variable() throws IOException {
    String page = Files.readString(PAGE);
    for (String name : EnvironmentJudge.VARIABLES) {
      assertThat(page).contains("`" + name + "`");
    }
  }

  @Test
  void the_example_on_the_page_is_valid() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
    var problems = new Problems();
    var document =
        new YamlReader("belay.yaml", Path.of("/app"), problems)
            .read(page.substring(begin, page.indexOf("```", begin)));
    assertThat(problems.isEmpty()).isTrue();
    assertThat(document.targets()).containsOnlyKeys("shop", "live");
  }

  @Test
  void names_variables_and_options_are_unique() {
    List<String> all = new ArrayList<>();
    for (Setting<?> setting : Settings.ALL) {
      all.add(setting.key().isEmpty() ? "" : "key " + setting.key());
      all.addAll(setting.variables());
      all.add(setting.option());
    }
    all.removeIf(String::isEmpty);
    assertThat(all).doesNotHaveDuplicates();
  }

  static List<Setting<?>> all() {
    return Settings.ALL;
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_default_is_a_value_that_could_be_written(Setting<?> setting) {
    if (setting.standard().isEmpty()) {
      assertThat(setting.meaning()).isNotBlank();
      return;
    }
    var value = setting.kind().reader().read(setting.standard(), Path.of("/app"));
    assertThat(value.toString()).isNotEmpty();
  }

  private static List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (Setting<?> setting : Settings.ALL) {
      String variables =
          setting.variables().isEmpty() ? "" : "`" + String.join("`, `", setting.variables()) + "`";
      rows.add(
          "| `"
              + (setting.key().isEmpty() ? "-" : setting.key())
              + "` | "
              + where(setting)
              + " | "
              + variables
              + " | "
              + (setting.option().isEmpty() ? "" : "`" + setting.option() + "`")
              + " | "
              + setting.kind().description()
              + " | "
              + (setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`")
              + " | "
              + setting.meaning()
              + " |");
    }
    return rows;
  }

  private static String where(Setting<?> setting) {
    return switch (setting.place()) {
      case NOWHERE -> "";
      case TOP -> "top";
      case TARGET -> "target";
      case ANYWHERE -> "top, target";
    };
  }
}
