package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.json.Json;
import dev.belay.problem.ExitStatus;
import dev.belay.testkit.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of check: with a database, with files alone, and of what is new. */
class CheckTest {
  private static final String DROP = "ALTER TABLE customers DROP COLUMN fax;\n";
  private static final String ADD = "ALTER TABLE customers ADD COLUMN level TEXT;\n";

  @RegisterExtension static final Golden GOLDEN = new Golden("check");

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void prepare() throws IOException {
    cli = new Cli(folder.toRealPath());
  }

  private Cli.Screen see(String name, ExitStatus status, String... arguments) {
    Cli.Screen screen = cli.run(arguments);
    GOLDEN.compare(name, screen.whole());
    assertThat(screen.status()).isEqualTo(status);
    return screen;
  }

  @Test
  void each_statement_has_a_class_and_the_numbers_come_last() throws Exception {
    cli.shop().file("migrations/0002_change.sql", ADD + DROP + "DROP TABLE orders;\n");
    see("classes", ExitStatus.NO, "check");
  }

  @Test
  void a_document_has_stdout_for_itself() throws Exception {
    cli.shop().file("migrations/0002_drop_fax.sql", DROP);
    Cli.Screen screen = see("document", ExitStatus.NO, "check", "--format", "gitlab");
    assertThat(Json.parse(screen.out()).asList()).hasSize(1);
    assertThat(cli.run("check", "--format", "sarif", "--json").status())
        .isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void a_document_in_a_file_leaves_the_screen_as_it_is() throws Exception {
    cli.shop().file("migrations/0002_drop_fax.sql", DROP);
    String screen = cli.ends(ExitStatus.NO, "check", "--format", "html", "--output", "out/c.html");
    assertThat(screen).contains("error    ban-drop-column", "Written: out/c.html", "Refused in");
    assertThat(folder.resolve("out/c.html")).content().startsWith("<!doctype html>");
    cli.ends(ExitStatus.NO, "check", "--output", "check.txt", "--json");
    assertThat(folder.resolve("check.txt")).content().contains("error    ban-drop-column");
  }

  @Test
  void a_statement_that_fails_on_the_real_data_is_told_where_it_stands() throws Exception {
    cli.shop()
        .file(
            "migrations/0002_half.sql",
            "CREATE TABLE a (x);\n\nINSERT INTO customers (id, name) VALUES (1, 'again');\n");
    see("failing", ExitStatus.NO, "check", "--format", "github");
  }

  @Test
  void nothing_pending_is_an_empty_report() throws Exception {
    cli.shop();
    assertThat(cli.ends(ExitStatus.DONE, "check", "--format", "github"))
        .contains("::notice title=Belay::nothing to check");
  }

  @Test
  void files_alone_need_neither_a_database_nor_a_configuration() throws Exception {
    cli.file("db/0001_create.sql", "CREATE TABLE customers (id INTEGER, fax TEXT);\n");
    cli.file("db/0002_drop.sql", "-- one\nDROP TABLE orders;\nDROP TABLE customers;\n");
    see("static", ExitStatus.NO, "check", "--engine", "sqlite", "db");
    assertThat(folder.resolve(".belay")).doesNotExist();
    assertThat(cli.ends(ExitStatus.NO, "check", "--engine", "sqlite", "db/0002_drop.sql"))
        .contains("0002_drop.sql:2", "0002_drop.sql:3");
    assertThat(cli.ends(ExitStatus.DONE, "check", "--engine", "sqlite", "db/0001_create.sql"))
        .contains("Nothing stands in the way");
  }

  @Test
  void folders_of_other_tools_are_read_as_they_are() throws Exception {
    cli.file("prisma/migrations/migration_lock.toml", "provider = \"sqlite\"\n");
    cli.file("prisma/migrations/20260101000000_a/migration.sql", "CREATE TABLE a (x TEXT);\n");
    cli.file("prisma/migrations/20260102000000_b/migration.sql", "DROP TABLE a;\n");
    String[] command = {"check", "--engine", "sqlite", "prisma/migrations", "--format", "github"};
    assertThat(cli.ends(ExitStatus.NO, command))
        .contains("file=prisma/migrations/20260102000000_b/migration.sql,line=1");
  }

  @Test
  void without_a_target_the_folder_of_migrations_is_read() throws Exception {
    cli.file("migrations/0001_drop.sql", "DROP TABLE orders;\n");
    assertThat(cli.ends(ExitStatus.NO, "check", "--engine", "postgresql"))
        .contains("0001_drop.sql:1", "ban-drop-table");
    see("no-engine", ExitStatus.USAGE, "check");
    assertThat(cli.ends(ExitStatus.USAGE, "check", "-t", "live")).contains("no target live");
  }

  @Test
  void an_address_that_ci_does_not_know_does_not_matter() throws Exception {
    cli.file("belay.yaml", Cli.YAML.replace("sqlite:shop.db", "${DATABASE_URL}"));
    cli.file("migrations/0001_drop.sql", "DROP TABLE orders;\n");
    assertThat(cli.ends(ExitStatus.NO, "check", "--static", "--engine", "sqlite"))
        .contains("ban-drop-table");
    assertThat(cli.ends(ExitStatus.USAGE, "check")).contains("DATABASE_URL");
  }

  @Test
  void permissions_and_severity_of_the_configuration_hold_for_files_alone() throws Exception {
    cli.file(
        "belay.yaml",
        Cli.YAML + "check:\n  allow: [\"ban-drop-table:0001_drop.sql because it is old\"]\n");
    cli.file("migrations/0001_drop.sql", "DROP TABLE orders;\n");
    assertThat(cli.ends(ExitStatus.DONE, "check", "--static"))
        .contains("allowed  ban-drop-table", "because it is old", "1 dangerous");
    assertThat(folder.resolve("shop.db")).doesNotExist();
  }

  @Test
  void rules_that_are_off_are_heeded_where_somebody_asks_for_them() throws Exception {
    cli.file("0001_mood.sql", "CREATE TYPE mood AS ENUM ('sad');\n");
    cli.file("0002_guest.sql", "CREATE TABLE guest (name varchar(20));\n");
    String[] check = {"check", "--static", "--engine", "postgresql", "."};
    assertThat(cli.ends(ExitStatus.DONE, check)).doesNotContain("ban-enum", "prefer-text");
    cli.file("belay.yaml", "check: {fail-on: warning, rules: [ban-enum]}\n");
    assertThat(cli.ends(ExitStatus.NO, check))
        .contains("warning  ban-enum")
        .doesNotContain("prefer-text");
    assertThat(
            cli.ends(
                ExitStatus.NO,
                "check",
                "--static",
                "--engine",
                "postgresql",
                "--rules",
                "prefer-text,prefer-bigint",
                "."))
        .contains("warning  ban-enum", "warning  prefer-text");
  }

  @Test
  void only_what_is_new_is_told_and_counts() throws Exception {
    cli.shop().with(Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString()));
    cli.file("migrations/0002_drop_fax.sql", DROP);
    git("init", "-q", "-b", "main");
    git("add", ".");
    git("commit", "-q", "-m", "old");
    cli.file("migrations/0003_add.sql", ADD);
    assertThat(cli.ends(ExitStatus.NO, "check")).contains("ban-drop-column");
    assertThat(cli.ends(ExitStatus.DONE, "check", "--since", "main"))
        .doesNotContain("error    ban-drop-column")
        .contains("0003_add.sql:1");
    git("checkout", "-q", "-b", "feature");
    git("add", ".");
    git("commit", "-q", "-m", "new");
    assertThat(cli.ends(ExitStatus.DONE, "check", "--since", "main", "--static"))
        .contains("0003_add.sql:1")
        .doesNotContain("0002_drop_fax");
    see("since-unknown", ExitStatus.USAGE, "check", "--since", "nowhere");
  }

  @Test
  void since_without_git_is_told() throws Exception {
    cli.shop();
    see("since-no-git", ExitStatus.USAGE, "check", "--since", "main");
    cli.with(Map.of("PATH", System.getenv("PATH"), "GIT_CEILING_DIRECTORIES", "/"));
    assertThat(cli.ends(ExitStatus.USAGE, "check", "--since", "main"))
        .contains("needs a working copy of git");
  }

  @Test
  void what_is_not_there_is_told() {
    see("no-format", ExitStatus.USAGE, "check", "--format", "pdf");
    assertThat(cli.ends(ExitStatus.USAGE, "check", "--engine", "oracle", "x"))
        .contains("no engine oracle");
    assertThat(cli.ends(ExitStatus.USAGE, "check", "--engine", "sqlite", "x"))
        .contains("there is no folder");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=ada", "-c", "user.email=ada@localhost"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(Files.isDirectory(folder.resolve(".git"))).isTrue();
  }
}
