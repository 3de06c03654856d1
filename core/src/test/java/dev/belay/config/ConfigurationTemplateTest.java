package dev.belay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTemplateTest {
  private static final String SQLITE = "SQLite format 3\0 and pages";

  @TempDir Path folder;

  @Test
  void a_project_gets_a_commented_file() throws IOException {
    put("demo/shop.db", SQLITE);
    put("prisma/migrations/20260101_init/migration.sql", "select 1;");
    put("drizzle/0000_first.sql", "select 1;");
    assertThat(template(Optional.of(Environment.DEVELOPMENT)).text())
        .isEqualTo(
            """
            # Belay's settings; all of them: docs/configuration.md

            # the target that is meant when none is named with -t
            default: shop

            targets:
              shop:
                url: sqlite:demo/shop.db
                environment: development

            # the folder of migration files
            migrations: prisma/migrations
            # also found: drizzle

            backups:
              folder: backups  # where backups lie
              keep: 7  # how many of the newest stay

            check:
              fail-on: error  # error, warning or notice

            migrate:
              rehearse: backup  # run on a copy first
              lock-wait: 5s  # wait for others this long
            """);
  }

  @Test
  void a_database_that_is_named_comes_first_and_never_with_a_password() throws IOException {
    put("app.db", SQLITE);
    var server = new DatabaseUrl(DatabaseUrl.POSTGRESQL, "postgresql://ada@db1/crm");
    assertThat(named(server)).contains("default: crm", "    url: 'postgresql://ada@db1/crm'");
    assertThat(named(server)).contains("  app:\n    url: sqlite:app.db");
    assertThat(named(DatabaseUrl.parse("app.db", folder))).containsOnlyOnce("url:");
    var secret = new DatabaseUrl(DatabaseUrl.POSTGRESQL, "postgresql://ada:s3cr3t@db1/crm");
    assertThatThrownBy(() -> named(secret))
        .isInstanceOf(BelayException.class)
        .hasMessageContaining("a password does not belong into belay.yaml")
        .message()
        .doesNotContain("s3cr3t");
  }

  private String named(DatabaseUrl url) {
    return ConfigurationTemplate.of(folder, Map.of(), Optional.empty(), Optional.of(url)).text();
  }

  @Test
  void what_is_written_loads_again() throws IOException {
    put("a/app.db", SQLITE);
    put("b/app.sqlite", SQLITE);
    put("b/it's ${odd}: #1.sqlite3", SQLITE);
    put("own.db", SQLITE);
    put(".env", "DATABASE_URL=sqlite:own.db\n");
    put("src/main/resources/db/migration/V1__a.sql", "select 1;");
    template(Optional.empty()).write();
    var loader = new ConfigurationLoader(folder, Map.of());
    var configuration = loader.load(CommandLineSettings.NONE);
    assertThat(configuration.targetNames()).containsExactly("own", "app", "b-app", "it-s-odd-1");
    assertThat(configuration.target().target().url().location()).isEqualTo(folder + "/own.db");
    assertThat(configuration.target().target().environment()).isEqualTo(Environment.UNKNOWN);
    assertThat(configuration.target().migrations())
        .isEqualTo(folder.resolve("src/main/resources/db/migration"));
    var odd = CommandLineSettings.NONE.with(Settings.TARGET, "it-s-odd-1");
    assertThat(loader.load(odd).target().target().url().location())
        .isEqualTo(folder + "/b/it's ${odd}: #1.sqlite3");
  }

  @Test
  void only_databases_by_header_and_outside_of_other_tools_folders_are_taken() throws IOException {
    put("not.db", "text");
    put("empty.db", "");
    put("node_modules/x/a.db", SQLITE);
    put(".cache/a.db", SQLITE);
    put("backups/a.db", SQLITE);
    put("target/a.db", SQLITE);
    put("notes.txt", SQLITE);
    put("deep/1/2/3/near.db", SQLITE);
    put("deep/1/2/3/4/far.db", SQLITE);
    assertThat(Surroundings.of(folder).databases())
        .containsExactly(folder.resolve("deep/1/2/3/near.db"));
  }

  @Test
  void the_nearest_database_is_the_default() throws IOException {
    put("belay-demo/shop.db", SQLITE);
    put("shop.db", SQLITE);
    template(Optional.empty()).write();
    var configuration = new ConfigurationLoader(folder, Map.of()).load(CommandLineSettings.NONE);
    assertThat(configuration.target().target().url().location()).isEqualTo(folder + "/shop.db");
  }

  @Test
  void the_database_of_an_exported_variable_comes_first_and_its_password_is_not_written_down()
      throws IOException {
    put("shop.db", SQLITE);
    put(".env", "DATABASE_URL=sqlite:shop.db\n");
    var process = Map.of("DATABASE_URL", "postgresql://app:hunter2@db1/live");
    Path file =
        ConfigurationTemplate.of(folder, process, Optional.empty(), Optional.empty()).write();
    assertThat(Files.readString(file)).doesNotContain("hunter2");
    var configuration = new ConfigurationLoader(folder, process).load(CommandLineSettings.NONE);
    assertThat(configuration.targetNames()).containsExactly("live", "shop");
    assertThat(configuration.target().target().url().toString())
        .isEqualTo("postgresql://app:****@db1/live");
  }

  @Test
  void an_empty_project_gets_a_file_that_loads() throws IOException {
    Path file = template(Optional.empty()).write();
    assertThat(Files.readString(file)).contains("# no database was found; name yours:");
    var configuration = new ConfigurationLoader(folder, Map.of()).load(CommandLineSettings.NONE);
    assertThat(configuration.targetNames()).isEmpty();
  }

  @Test
  void a_database_url_of_another_kind_is_named_but_not_used() throws IOException {
    put("app.db", SQLITE);
    put(".env", "DATABASE_URL=mysql://root:hunter2@db/app\n");
    String text = template(Optional.empty()).text();
    assertThat(text)
        .startsWith(
            """
            # Belay's settings; all of them: docs/configuration.md
            # DATABASE_URL is not of a database that Belay speaks to

            # the target that is meant when none is named with -t
            default: app
            """)
        .doesNotContain("hunter2");
  }

  @Test
  void a_file_that_is_there_stays() throws IOException {
    put("belay.yaml", "mine");
    assertThatThrownBy(() -> template(Optional.empty()).write())
        .isInstanceOfSatisfying(
            BelayException.class, e -> assertThat(e.problem().code()).isEqualTo(Code.USAGE))
        .hasMessage(
            "there is a belay.yaml already\n"
                + folder
                + "/belay.yaml is never overwritten\n"
                + "nothing was changed\n"
                + "edit it, or move it away first: mv belay.yaml belay.yaml.old && belay init");
    assertThat(folder.resolve("belay.yaml")).hasContent("mine");
  }

  private ConfigurationTemplate template(Optional<Environment> told) {
    return ConfigurationTemplate.of(folder, Map.of(), told, Optional.empty());
  }

  private void put(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
