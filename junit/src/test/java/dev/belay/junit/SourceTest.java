package dev.belay.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.engine.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the databases of test classes come from, and where they do not, with files. */
class SourceTest {
  private static final Path MIGRATIONS = Path.of("migrations");

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws IOException {
    migration("0001_orders.sql", "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT);\n");
  }

  private void migration(String file, String sql) throws IOException {
    Files.createDirectories(folder.resolve("migrations"));
    Files.writeString(folder.resolve("migrations").resolve(file), sql);
  }

  private Source source(Map<String, String> environment) {
    var machine = new Machine(folder, environment, Clock.systemUTC());
    return Source.of(machine, MIGRATIONS, Optional.of("sqlite:shop.db"));
  }

  private Database shop() {
    var machine = new Machine(folder, Map.of(), Clock.systemUTC());
    return machine.engines().getFirst().database(DatabaseUrl.parse("shop.db", folder));
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(each -> String.valueOf(each.getFileName())).sorted().toList();
    }
  }

  private List<String> templates() throws IOException {
    return files().stream().filter(name -> name.contains("_template_")).toList();
  }

  @Test
  void a_template_is_made_once_for_the_same_migrations() throws Exception {
    try (TestDatabase first = source(Map.of()).open()) {
      List<String> made = templates();
      assertThat(made).hasSize(1);
      var before = Files.getLastModifiedTime(folder.resolve(made.getFirst()));
      try (TestDatabase second = source(Map.of()).open();
          Connection connection = second.connection()) {
        assertThat(Orders.count(connection)).isEqualTo(0);
        assertThat(second.url()).isNotEqualTo(first.url());
      }
      assertThat(Files.getLastModifiedTime(folder.resolve(made.getFirst()))).isEqualTo(before);
      migration("0002_level.sql", "ALTER TABLE orders ADD COLUMN level TEXT;\n");
      source(Map.of()).open().close();
      assertThat(templates()).hasSize(2).containsAll(made);
    }
  }

  @Test
  void the_newest_templates_stay_and_what_is_only_called_so() throws Exception {
    Files.writeString(folder.resolve("shop_template_mine_test.db"), "");
    for (int number = 2; number < 7; number++) {
      migration("000" + number + "_t.sql", "CREATE TABLE t" + number + " (a INTEGER);\n");
      source(Map.of()).open().close();
    }
    assertThat(templates()).hasSize(4).contains("shop_template_mine_test.db");
  }

  @Test
  void a_copy_is_marked_test_itself_and_goes_when_it_is_closed() throws Exception {
    try (TestDatabase opened = source(Map.of()).open()) {
      Path file = Path.of(opened.url().substring("jdbc:sqlite:".length()));
      var machine = new Machine(folder, Map.of(), Clock.systemUTC());
      var database =
          machine.engines().getFirst().database(DatabaseUrl.parse(file.toString(), folder));
      assertThat(database.marks().read())
          .hasValueSatisfying(
              mark -> {
                assertThat(mark.own()).isTrue();
                assertThat(mark.environment()).isEqualTo(Environment.TEST);
              });
    }
    assertThat(files()).hasSize(2).contains("migrations").containsAll(templates());
  }

  @Test
  void what_a_killed_run_has_left_is_dropped_by_the_next() throws Exception {
    Files.writeString(folder.resolve("shop_belay_0123abcd_test.db"), "");
    source(Map.of()).open().close();
    assertThat(files()).doesNotContain("shop_belay_0123abcd_test.db");
  }

  @Test
  void a_write_ahead_log_does_not_get_lost() throws Exception {
    migration("0002_wal.sql", "-- belay:no-transaction\nPRAGMA journal_mode = WAL;\n");
    migration("0003_rows.sql", "INSERT INTO orders VALUES (1, 'Ada');\n");
    try (TestDatabase opened = source(Map.of()).open();
        Connection connection = opened.connection()) {
      assertThat(Orders.count(connection)).isEqualTo(1);
    }
  }

  @Test
  void one_word_of_production_is_enough() throws Exception {
    assertThatThrownBy(() -> source(Map.of("NODE_ENV", "production")).open())
        .hasMessageContaining("counts as production: NODE_ENV");
    Files.writeString(
        folder.resolve("belay.yaml"),
        "targets:\n  live:\n    url: sqlite:shop.db\n    environment: production\n");
    assertThatThrownBy(() -> source(Map.of("NODE_ENV", "test")).open())
        .hasMessageContaining("counts as production: belay.yaml:4");
    assertThat(files()).containsExactly("belay.yaml", "migrations");
  }

  @Test
  void so_is_a_mark_in_the_database_beside() throws Exception {
    Files.createFile(folder.resolve("shop.db"));
    shop().marks().write(Environment.PRODUCTION, Clock.systemUTC().instant(), "nina");
    assertThatThrownBy(() -> source(Map.of()).open())
        .hasMessageContaining("counts as production: mark in the database");
    assertThat(templates()).isEmpty();
  }

  @Test
  void a_variable_says_where_if_nothing_else_does() throws Exception {
    var named = new Machine(folder, Map.of("TEST_DATABASE_URL", "ci_test.db"), Clock.systemUTC());
    try (TestDatabase opened = Source.of(named, MIGRATIONS, Optional.empty()).open()) {
      assertThat(opened.url()).contains("/ci_test_belay_");
    }
    assertThat(templates()).singleElement().asString().startsWith("ci_template_");
    var silent = new Machine(folder, Map.of(), Clock.systemUTC());
    assertThatThrownBy(() -> Source.of(silent, MIGRATIONS, Optional.empty()))
        .hasMessageContaining("where databases for tests are made is not said");
  }

  @Test
  void a_migration_that_fails_is_told_and_leaves_nothing() throws Exception {
    migration("0002_broken.sql", "ALTER TABLE nosuch ADD COLUMN a TEXT;\n");
    assertThatThrownBy(() -> source(Map.of()).open())
        .hasMessageContaining("0002_broken.sql failed at line 1");
    assertThat(files()).containsExactly("migrations");
  }
}
