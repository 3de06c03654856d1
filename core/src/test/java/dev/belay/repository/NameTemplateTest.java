package dev.belay.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTemplateTest {
  private static final String STAMP = "20261120_093012";

  @Test
  void a_name_is_filled_in_and_an_absent_label_goes_with_its_separator() {
    var template = new NameTemplate("db_backup_{timestamp}_{label}");
    assertThat(template.fill(Map.of("timestamp", STAMP, "label", "pre_migration")))
        .isEqualTo("db_backup_20261120_093012_pre_migration");
    assertThat(template.fill(Map.of("timestamp", STAMP))).isEqualTo("db_backup_20261120_093012");
  }

  @Test
  void letters_unfit_for_a_file_name_are_replaced() {
    var template = new NameTemplate("{target}.{timestamp}-{label}");
    assertThat(template.fill(Map.of("timestamp", STAMP, "target", "shop", "label", "../a b")))
        .isEqualTo("shop.20261120_093012-.._a_b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "daily|has no {timestamp}, so names would not be unique",
        "a/{timestamp}|contains '/'; names are made of letters, digits, . _ and -",
        "a {timestamp}|contains ' '; names are made of letters, digits, . _ and -",
        ".{timestamp}|begins with .",
        "-{timestamp}|begins with -",
        "{timestamp}{lable}|has a placeholder that is none of {timestamp}, {label}, {target},"
            + " {environment}",
        "{timestamp}{label|has a placeholder that is none of {timestamp}, {label}, {target},"
            + " {environment}",
      })
  void a_template_that_can_not_name_files_is_refused(String text, String complaint) {
    assertThatThrownBy(() -> new NameTemplate(text)).hasMessage(complaint);
  }
}
