package dev.belay.othertools.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.migration.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderSignsTest {
  @TempDir Path folder;

  private FolderSign of(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return FolderSigns.look(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "atlas.sum, ATLAS",
    "migration_lock.toml, PRISMA",
    "20261120093000_a/migration.sql, PRISMA",
    "meta/_journal.json, DRIZZLE",
    "sqitch.plan, SQITCH",
    "db.changelog-master.xml, LIQUIBASE",
    "R__views.sql, FLYWAY",
    "2026-11-20-093000_a/up.sql, DIESEL"
  })
  void one_file_tells(String file, Tool tool) throws IOException {
    FolderSign sign = of(file, "");
    assertThat(sign.certain()).isTrue();
    assertThat(sign.tools()).containsExactly(tool);
    assertThat(sign.because()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "--liquibase formatted sql, LIQUIBASE",
    "-- migrate:up, DBMATE",
    "-- +goose Up, GOOSE"
  })
  void the_text_tells(String line, Tool tool) throws IOException {
    assertThat(of("0001_a.sql", line + "\nSELECT 1;\n"))
        .satisfies(sign -> assertThat(sign.certain()).isTrue())
        .satisfies(sign -> assertThat(sign.tools()).containsExactly(tool));
  }

  @Test
  void a_folder_with_a_snapshot_in_each_is_that_of_drizzle_1() throws IOException {
    of("20261120093000_a/migration.sql", "");
    assertThat(of("20261120093000_a/snapshot.json", "{}").tools()).containsExactly(Tool.DRIZZLE);
  }

  @Test
  void files_of_two_tools_are_not_guessed_about() throws IOException {
    of("0001_a.sql", "-- migrate:up\n");
    FolderSign sign = of("0002_b.sql", "-- +goose Up\n");
    assertThat(sign.tools()).containsExactlyInAnyOrder(Tool.DBMATE, Tool.GOOSE);
    assertThat(sign.because())
        .isEqualTo("0001_a.sql has \"-- migrate:up\", 0002_b.sql has \"-- +goose Up\"");
  }

  @Test
  void names_that_several_share_leave_it_to_the_database() throws IOException {
    assertThat(of("0001_a.sql", "").tools()).isEqualTo(Set.of(Tool.SQLX));
    assertThat(of("2_b.up.sql", "").tools()).isEqualTo(Set.of(Tool.SQLX, Tool.GOLANG_MIGRATE));
    FolderSign sign = of("V3__c.sql", "");
    assertThat(sign.tools()).isEqualTo(Set.of(Tool.SQLX, Tool.GOLANG_MIGRATE, Tool.FLYWAY));
    assertThat(sign.certain()).isFalse();
  }

  @Test
  void prisma_8_is_known_and_refused() {
    assertThatThrownBy(() -> of("app/20261120T0930_a/ops.json", "{}"))
        .hasMessageContaining("is Prisma 8's");
  }

  @Test
  void a_folder_that_is_not_there_says_nothing() {
    assertThat(FolderSigns.look(folder.resolve("none"))).isEqualTo(FolderSign.NONE);
  }
}
