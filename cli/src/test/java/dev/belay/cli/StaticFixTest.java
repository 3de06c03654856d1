package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are mended without any database, in the form of whoever they belong to. */
class StaticFixTest {
  private static final String TABLE =
      "CREATE TABLE orders (id integer PRIMARY KEY, total integer);\n";
  private static final String COLUMN = "ALTER TABLE orders ADD COLUMN sent date;\n";
  private static final String INDEX = "CREATE INDEX orders_total ON orders (total);\n";
  private static final String SAFE = "CREATE INDEX CONCURRENTLY orders_total ON orders (total);";
  private static final String RULE = "require-concurrent-index";

  @TempDir Path temporary;
  private Path folder;
  private Cli cli;

  @BeforeEach
  void prepare() throws IOException {
    folder = temporary.toRealPath();
    cli = new Cli(folder);
  }

  private String check(String... more) {
    String[] all = new String[3 + more.length];
    System.arraycopy(new String[] {"check", "--engine", "postgresql"}, 0, all, 0, 3);
    System.arraycopy(more, 0, all, 3, more.length);
    return cli.ends(ExitStatus.DONE, all);
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void a_file_with_one_statement_stays_one_file() throws IOException {
    cli.file("one.sql", "-- soon\n" + INDEX);

    String shown = check("--fix", "one.sql");

    assertThat(shown)
        .contains("-" + INDEX.strip(), "+" + SAFE)
        .contains("To write 1 file: belay check --engine postgresql one.sql --fix --write");
    assertThat(text("one.sql")).isEqualTo("-- soon\n" + INDEX);
    check("--fix", "--write", "one.sql");
    assertThat(text("one.sql")).isEqualTo("-- soon\n" + SAFE + "\n");
    assertThat(check("one.sql")).doesNotContain(RULE);
  }

  @Test
  void where_no_name_is_clear_the_statements_are_shown() throws IOException {
    cli.file("one.sql", COLUMN + INDEX);

    String shown = check("--fix", "--write", "one.sql");

    assertThat(shown)
        .contains("one.sql:2 is for you to mend: its name says no version")
        .contains("  In files behind it, one each:\n    " + SAFE)
        .contains("Nothing was written.");
    assertThat(text("one.sql")).isEqualTo(COLUMN + INDEX);
  }

  /** It may be sqlx's, where versions are whole numbers. */
  @Test
  void between_two_numbers_there_is_no_room() throws IOException {
    cli.file("m/0001_a.sql", TABLE);
    cli.file("m/0002_b.sql", COLUMN + INDEX);
    cli.file("m/0003_c.sql", "ALTER TABLE orders ADD COLUMN paid date;\n");

    assertThat(check("--fix", "m"))
        .contains(
            "0002_b.sql:2 is for you to mend: there is no version between it and the next file");
    cli.file("belay.yaml", "migrations: m\nmigrations.tool: plain\n");
    assertThat(check("--fix", "m")).contains("0002.1_b_part_2.sql, new");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-              | 0002_b.sql           | 0003_b_part_2.sql",
        "-              | 20260102030405_b.sql | 20260102030406_b_part_2.sql",
        "flyway         | V2__b.sql            | V2.1__b_part_2.sql",
        "golang-migrate | 0002_b.up.sql        | 0003_b_part_2.up.sql",
        "sqlx           | 0002_b.sql           | 0003_b_part_2.sql",
        "goose          | 0009_b.sql           | 0010_b_part_2.sql",
        "dbmate         | 0002_b.sql           | 0003_b_part_2.sql",
      })
  void what_is_apart_comes_next(String tool, String file, String next) throws IOException {
    String first = file.replaceFirst("0*(2|9|20260102030405)_b", "1_a").replace("V2__b", "V1__a");
    cli.file("m/" + first, headed(tool, TABLE));
    cli.file("m/" + file, headed(tool, COLUMN + INDEX));
    if (tool != null) {
      cli.file("belay.yaml", "migrations: m\nmigrations.tool: " + tool + "\n");
    }

    assertThat(check("m")).contains(RULE);
    String told = check("--fix", "--write", "m");

    assertThat(told).contains(next + ", new", "Written: 2 files.");
    assertThat(text("m/" + file)).isEqualTo(headed(tool, COLUMN));
    assertThat(text("m/" + next)).contains(SAFE);
    assertThat(check("m")).doesNotContain(RULE, "for you to mend").contains("in 3 files");
    assertThat(text("m/" + next)).satisfies(each -> assertThat(alone(tool, each)).isTrue());
  }

  private static String headed(String tool, String sql) {
    return switch (tool == null ? "" : tool) {
      case "goose" -> "-- +goose Up\n" + sql + "\n-- +goose Down\nDROP TABLE orders;\n";
      case "dbmate" -> "-- migrate:up\n" + sql + "\n-- migrate:down\nDROP TABLE orders;\n";
      default -> sql;
    };
  }

  /** Whether whoever runs it does so outside of a transaction; others see that by themselves. */
  private static boolean alone(String tool, String text) {
    return switch (tool == null ? "sqlx" : tool) {
      case "goose" -> text.startsWith("-- +goose NO TRANSACTION\n-- +goose Up\n");
      case "dbmate" -> text.startsWith("-- migrate:up transaction:false\n");
      case "sqlx" -> text.startsWith("-- no-transaction\n");
      default -> text.startsWith("CREATE INDEX CONCURRENTLY");
    };
  }

  @Test
  void where_each_has_a_folder_so_has_what_comes_next() throws IOException {
    cli.file("m/20260102030405_a/migration.sql", TABLE);
    cli.file("m/20260102030406_b/migration.sql", COLUMN + INDEX);
    cli.file("m/migration_lock.toml", "provider = \"postgresql\"\n");

    String next = "20260102030407_b_part_2/migration.sql";
    assertThat(check("--fix", "--write", "m")).contains(next + ", new", "Written: 2 files.");
    assertThat(text("m/20260102030406_b/migration.sql")).isEqualTo(COLUMN);
    assertThat(text("m/" + next)).isEqualTo(SAFE + "\n");
    assertThat(check("m")).doesNotContain(RULE, "for you to mend").contains("in 3 files");
  }

  @Test
  void where_the_next_second_is_taken_no_folder_is_made() throws IOException {
    cli.file("m/20260102030405_a/migration.sql", TABLE);
    cli.file("m/20260102030406_b/migration.sql", COLUMN + INDEX);
    cli.file("m/20260102030407_c/migration.sql", "CREATE TABLE late (id integer);\n");
    cli.file("m/migration_lock.toml", "provider = \"postgresql\"\n");

    assertThat(check("--fix", "--write", "m"))
        .contains("there is no version between it and the next file", "Nothing was written.");
  }

  @Test
  void nothing_is_put_into_a_folder_that_keeps_a_list() throws IOException {
    cli.file("m/20260102030405_a.sql", TABLE);
    cli.file("m/20260102030406_b.sql", COLUMN + INDEX);
    cli.file("m/atlas.sum", "h1:x\n");

    assertThat(check("--fix", "--write", "m"))
        .contains("is for you to mend: Atlas keeps more about a migration than its file", SAFE)
        .contains("Nothing was written.");
    try (var files = Files.list(folder.resolve("m"))) {
      assertThat(files).hasSize(3);
    }
  }

  /** What goes back is no part of what is applied, also where one file is named alone. */
  @Test
  void of_one_file_of_goose_only_what_applies_is_read() throws IOException {
    cli.file("m/0001_a.sql", headed("goose", TABLE));

    assertThat(check("m/0001_a.sql")).doesNotContain("ban-drop-table");
    assertThat(List.of(check("m").split("\n", -1))).anyMatch(line -> line.contains("1 file"));
  }
}
