package dev.belay.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTest {
  private static final List<String> REAL =
      List.of("shop  sqlite shop.db  development", "", "  backup      x  7.7 MB     1.5 s", "Done");

  private static boolean fits(String... shown) {
    return new Shown(List.of(shown)).fits(REAL);
  }

  @Test
  void what_is_shown_is_all_that_was_printed() {
    assertThat(fits(REAL.toArray(new String[0]))).isTrue();
    assertThat(fits("Done")).isFalse();
    assertThat(fits("shop  sqlite shop.db  development")).isFalse();
    assertThat(fits()).isFalse();
  }

  @Test
  void dots_stand_for_any_lines_and_for_none() {
    assertThat(fits("...")).isTrue();
    assertThat(fits("...", "Done")).isTrue();
    assertThat(fits("...", "Done", "...")).isTrue();
    assertThat(fits("...", "done", "...")).isFalse();
    assertThat(fits("Done", "...", "shop  sqlite shop.db  development")).isFalse();
  }

  @Test
  void another_machine_takes_other_times_and_sizes() {
    assertThat(fits("...", "  backup      x  930 kB       12.0 s", "Done")).isTrue();
    assertThat(fits("...", "  backup      y  7.7 MB     1.5 s", "Done")).isFalse();
  }

  @Test
  void a_backup_may_have_been_taken_at_another_time_but_not_for_another_reason() {
    var real = List.of("db_backup_20261120_093012_pre_migration_2");
    assertThat(new Shown(List.of("db_backup_20261121_074058_pre_migration")).fits(real)).isTrue();
    assertThat(new Shown(List.of("db_backup_20261121_074058_pre_restore")).fits(real)).isFalse();
  }
}
