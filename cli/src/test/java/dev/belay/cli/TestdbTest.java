package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Databases for tests are made, emptied and dropped, and no others. */
class TestdbTest {
  @RegisterExtension static final Golden GOLDEN = new Golden("testdb");

  private static final String BROKEN = "ALTER TABLE nosuch ADD COLUMN a TEXT;\n";

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void shop() throws Exception {
    cli = new Cli(folder.toRealPath()).shop();
  }

  private void see(String name, ExitStatus status, String... arguments) {
    Cli.Screen screen = cli.run(arguments);
    GOLDEN.compare(name, screen.whole());
    assertThat(screen.status()).isEqualTo(status);
  }

  private String done(String... arguments) {
    return cli.ends(ExitStatus.DONE, arguments);
  }

  private String refused(String... arguments) {
    String told = cli.ends(ExitStatus.NO, arguments);
    assertThat(told).contains("nothing was changed").doesNotContain("--confirm", "--force");
    assertThat(done("audit")).contains("testdb").contains("refused    ");
    return told;
  }

  private boolean exists(String file) {
    return Files.exists(cli.folder().resolve(file));
  }

  private List<String> files() throws Exception {
    try (var files = Files.list(cli.folder())) {
      return files.map(each -> String.valueOf(each.getFileName())).sorted().toList();
    }
  }

  private String orders(String file) throws Exception {
    return cli.ask(file, "SELECT count(*) FROM orders");
  }

  @Test
  void one_is_made_emptied_and_dropped() throws Exception {
    see("create", ExitStatus.DONE, "testdb", "create");
    assertThat(orders("shop_test.db")).isEqualTo("0");
    cli.sql("shop_test.db", "INSERT INTO customers VALUES (1, 'Ada', NULL)");
    see("create-again", ExitStatus.NO, "testdb", "create");
    see("reset-json", ExitStatus.DONE, "testdb", "reset", "--json");
    assertThat(cli.ask("shop_test.db", "SELECT count(*) FROM customers")).isEqualTo("0");
    see("drop", ExitStatus.DONE, "testdb", "drop");
    assertThat(files()).contains("shop.db").noneMatch(name -> name.contains("test"));
    see("drop-missing", ExitStatus.UNREACHABLE, "testdb", "drop");
    assertThat(orders("shop.db")).isEqualTo("4");
  }

  @Test
  void what_is_made_is_marked_test_and_has_the_history() {
    done("testdb", "create");
    assertThat(done("status", "-t", "shop_test.db"))
        .contains("test: mark in the database, written by ada on db1")
        .contains("0001_create_shop");
  }

  @Test
  void a_reset_makes_one_where_there_is_none() {
    assertThat(done("testdb", "reset", "orders_test")).contains("Done: orders_test is as new.");
    assertThat(exists("orders_test.db")).isTrue();
    done("testdb", "drop", "orders_test.db");
    assertThat(exists("orders_test.db")).isFalse();
  }

  @Test
  void the_address_is_printed_for_scripts_whether_it_is_there_or_not() throws Exception {
    see("url", ExitStatus.DONE, "testdb", "url");
    see("url-json", ExitStatus.DONE, "testdb", "url", "--json");
    cli.with(Map.of("TEST_DB_NAME", "unit_test"));
    assertThat(done("testdb", "url")).isEqualTo("sqlite:FOLDER/unit_test.db\n");
    cli.with(Map.of("TEST_DB_NAME", "unit_test", "TEST_DATABASE_URL", "sqlite:other/ci_test.db"));
    assertThat(done("testdb", "url")).isEqualTo("sqlite:FOLDER/other/ci_test.db\n");
    assertThat(done("testdb", "url", "-t", "shop")).isEqualTo("sqlite:FOLDER/shop_test.db\n");
    assertThat(files()).noneMatch(name -> name.contains("test"));
  }

  @Test
  void an_address_for_tests_is_enough() throws Exception {
    Files.delete(cli.folder().resolve("belay.yaml"));
    cli.file(".env", "TEST_DATABASE_URL=sqlite:ci_test.db\n");
    assertThat(done("testdb", "create")).contains("Done: ci_test is there.");
    assertThat(orders("ci_test.db")).isEqualTo("0");
  }

  @Test
  void a_name_that_does_not_end_like_one_for_tests_is_refused() {
    see("name", ExitStatus.NO, "testdb", "drop", "shop");
    for (String name :
        List.of("shop.db", "_test", "../shop_test", "shop_test.sqlite", "shop_tests")) {
      for (String action : List.of("create", "reset", "drop", "url")) {
        cli.ends(ExitStatus.NO, "testdb", action, name);
      }
    }
    assertThat(exists("shop.db")).isTrue();
  }

  @Test
  void one_that_nobody_has_marked_is_refused_whatever_its_name() throws Exception {
    Files.copy(cli.folder().resolve("shop.db"), cli.folder().resolve("shop_test.db"));
    see("unmarked", ExitStatus.NO, "testdb", "reset");
    assertThat(refused("testdb", "drop")).contains("nobody has marked it");
    assertThat(orders("shop_test.db")).isEqualTo("4");
  }

  @Test
  void one_that_is_marked_otherwise_is_refused() {
    done("testdb", "create");
    done("mark", "development", "-t", "shop_test.db");
    assertThat(refused("testdb", "reset")).contains("it is marked development");
    assertThat(exists("shop_test.db")).isTrue();
  }

  @Test
  void a_copy_of_one_for_tests_is_refused() throws Exception {
    done("testdb", "create");
    Files.copy(cli.folder().resolve("shop_test.db"), cli.folder().resolve("live_test.db"));
    assertThat(refused("testdb", "drop", "live_test"))
        .contains("it is a copy: its mark is that of");
    assertThat(exists("live_test.db")).isTrue();
  }

  @Test
  void what_is_no_database_is_refused() throws Exception {
    cli.file("shop_test.db", "notes on tests, longer than a header would be, and nobody else's\n");
    refused("testdb", "reset");
    assertThat(Files.readString(cli.folder().resolve("shop_test.db"))).startsWith("notes");
  }

  @Test
  void a_link_is_refused() throws Exception {
    done("testdb", "create", "real_test");
    Files.createSymbolicLink(
        cli.folder().resolve("shop_test.db"), cli.folder().resolve("real_test.db"));
    assertThat(cli.ends(ExitStatus.NO, "testdb", "drop")).contains("is a link");
    assertThat(cli.ends(ExitStatus.NO, "testdb", "reset")).contains("is a link");
    assertThat(exists("real_test.db")).isTrue();
  }

  @Test
  void one_word_of_production_is_enough_and_no_other_word_helps() {
    done("testdb", "create");
    String[] drop = {"testdb", "drop", "--environment", "test"};
    cli.with(Map.of("NODE_ENV", "production", "BELAY_ENV", "test"));
    see("production", ExitStatus.NO, drop);
    cli.with(Map.of("RAILS_ENV", "staging"));
    assertThat(refused(drop)).contains("shop_test counts as staging: RAILS_ENV");
    assertThat(refused("testdb", "reset")).contains("staging");
    assertThat(refused("testdb", "create", "new_test")).contains("staging");
    cli.ends(ExitStatus.NO, "testdb", "url");
    cli.with(Map.of("NODE_ENV", "test"));
    assertThat(done(drop)).contains("Done: shop_test is gone.");
    assertThat(refused("testdb", "create", "prod_test")).contains("production: ");
  }

  @Test
  void nothing_is_made_beside_a_database_that_is_marked_production() {
    done("testdb", "create");
    done("mark", "production");
    assertThat(refused("testdb", "create", "new_test"))
        .contains("production: mark in the database");
    assertThat(refused("testdb", "reset")).contains("production: mark in the database");
    assertThat(refused("testdb", "drop")).contains("production: mark in the database");
    assertThat(exists("shop_test.db")).isTrue();
  }

  @Test
  void a_variable_that_says_nothing_known_does_not_count() {
    cli.with(Map.of("SPRING_PROFILES_ACTIVE", "integration"));
    done("testdb", "create");
  }

  @Test
  void a_migration_that_fails_leaves_what_was_there() throws Exception {
    done("testdb", "create");
    cli.sql("shop_test.db", "INSERT INTO customers VALUES (1, 'Ada', NULL)");
    cli.file("migrations/0002_broken.sql", BROKEN);
    see("reset-fails", ExitStatus.FAILED, "testdb", "reset");
    assertThat(cli.ask("shop_test.db", "SELECT name FROM customers")).isEqualTo("Ada");
    assertThat(files()).noneMatch(name -> name.contains("_belay_"));
    cli.ends(ExitStatus.FAILED, "testdb", "create", "new_test");
    assertThat(exists("new_test.db")).isFalse();
    assertThat(done("audit")).contains("failed     reset: migration-failed");
  }

  @Test
  void journals_of_the_old_one_are_not_played_into_the_new_one() throws Exception {
    done("testdb", "create");
    cli.sql("shop_test.db", "PRAGMA journal_mode = WAL");
    try (var open = cli.connect("shop_test.db");
        var statement = open.createStatement()) {
      statement.execute("INSERT INTO customers VALUES (1, 'Ada', NULL)");
      assertThat(exists("shop_test.db-wal")).isTrue();
      done("testdb", "reset");
    }
    assertThat(cli.ask("shop_test.db", "SELECT count(*) FROM customers")).isEqualTo("0");
    assertThat(cli.ask("shop_test.db", "PRAGMA integrity_check")).isEqualTo("ok");
  }

  @Test
  void what_a_killed_run_has_left_is_dropped_by_the_next() throws Exception {
    cli.file("shop_belay_0123abcd_test.db", "");
    cli.file("shop_belay_mine_test.db", "");
    done("testdb", "create");
    assertThat(exists("shop_belay_0123abcd_test.db")).isFalse();
    assertThat(exists("shop_belay_mine_test.db")).isTrue();
  }

  @Test
  void migrations_of_another_tool_are_applied_by_its_command_or_not_at_all() throws Exception {
    cli.file(
        "belay.yaml",
        Cli.YAML
            + "migrations.tool: prisma\n"
            + "migrate:\n  command: echo $DATABASE_URL > seen\n");
    cli.with(Map.of("PATH", System.getenv("PATH")));
    cli.file("migrations/20261120101500_init/migration.sql", "CREATE TABLE a (id INTEGER);\n");
    Files.delete(cli.folder().resolve("migrations/0001_create_shop.sql"));
    done("testdb", "create");
    assertThat(Files.readString(cli.folder().resolve("seen")))
        .startsWith("file:" + cli.folder() + "/shop_belay_");
    assertThat(done("testdb", "url")).isEqualTo("file:FOLDER/shop_test.db\n");
    cli.file("belay.yaml", Cli.YAML + "migrations.tool: prisma\n");
    see("other-tool", ExitStatus.NO, "testdb", "reset");
  }

  @Test
  void whoever_says_nothing_known_is_told_what_there_is() {
    see("usage", ExitStatus.USAGE, "testdb", "clean");
  }
}
