package dev.belay.othertools.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.migration.Tool;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextFilesTest {
  private static NextFiles files(Tool tool, String... taken) {
    return NextFiles.of(Set.of(tool), Set.of(taken));
  }

  @ParameterizedTest
  @CsvSource({
    "PLAIN, 0042_add_level.sql, 0042.1_add_level_part_2.sql, 0042.2_add_level_part_3.sql",
    "PLAIN, 0042.1_add.up.sql, 0042.1.1_add_part_2.up.sql, 0042.1.2_add_part_3.up.sql",
    "PLAIN, 7-add.sql, 7.1-add_part_2.sql, 7.2-add_part_3.sql",
    "FLYWAY, V1_2__add_3.sql, V1_2.1__add_3_part_2.sql, V1_2.2__add_3_part_3.sql",
    "FLYWAY, sub/V7__add.sql, sub/V7.1__add_part_2.sql, sub/V7.2__add_part_3.sql",
    "SQLX, 9_add.sql, 10_add_part_2.sql, 11_add_part_3.sql",
    "GOOSE, 00009_add.sql, 00010_add_part_2.sql, 00011_add_part_3.sql",
    "GOLANG_MIGRATE, 20261231235959_a.up.sql, 20261231235960_a_part_2.up.sql,"
        + " 20261231235961_a_part_3.up.sql",
  })
  void they_come_right_behind(Tool tool, String file, String next, String other) {
    assertThat(files(tool, file).behind(file, 2)).contains(List.of(next, other));
  }

  @Test
  void what_is_taken_is_passed_over() {
    assertThat(files(Tool.PLAIN, "2_a.sql", "2.1_a_part_2.sql").behind("2_a.sql", 1))
        .contains(List.of("2.2_a_part_3.sql"));
  }

  @Test
  void none_comes_behind_the_next_one() {
    NextFiles goose = files(Tool.GOOSE, "2_a.sql", "4_b.sql");

    assertThat(goose.behind("2_a.sql", 1)).contains(List.of("3_a_part_2.sql"));
    assertThat(goose.behind("2_a.sql", 2)).isEmpty();
    assertThat(goose.obstacle("2_a.sql"))
        .isEqualTo("there is no version between it and the next file");
  }

  @Test
  void without_a_version_there_is_no_place() {
    NextFiles files = files(Tool.FLYWAY, "R__views.sql");

    assertThat(files.behind("R__views.sql", 1)).isEmpty();
    assertThat(files.obstacle("R__views.sql")).isEqualTo("its name says no version");
  }

  @Test
  void a_folder_that_may_be_of_several_gets_what_all_can_read() {
    NextFiles files = NextFiles.of(Set.of(Tool.PLAIN, Tool.SQLX), Set.of("1_a.sql"));

    assertThat(files.behind("1_a.sql", 1)).contains(List.of("2_a_part_2.sql"));
    assertThat(files.text("VACUUM", false)).isEqualTo("-- no-transaction\nVACUUM;\n");
    assertThat(files.text("SELECT 1", true)).isEqualTo("-- belay:no-transaction\nSELECT 1;\n");
  }

  @Test
  void a_heading_is_not_written_twice() {
    String goose = "-- +goose NO TRANSACTION\n-- +goose Up\nVACUUM;\n";
    String dbmate = "-- migrate:up transaction:false\nVACUUM;\n";

    assertThat(files(Tool.GOOSE).alone(goose, false)).isEqualTo(goose);
    assertThat(files(Tool.DBMATE).alone(dbmate, false)).isEqualTo(dbmate);
  }
}
