package dev.belay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.backup.BackupFormat;
import dev.belay.check.Allow;
import dev.belay.check.Severity;
import dev.belay.database.Environment;
import dev.belay.migrate.TwinWhen;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.protect.Need;
import dev.belay.protect.Operation;
import dev.belay.rehearse.Ground;
import dev.belay.repository.NameTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationLoaderTest {
  private static final String SHOP = "targets:\n  shop:\n    url: sqlite:shop.db\n";
  private static final String REMEDY = "mend what is listed, then look at the result: belay config";

  @TempDir Path folder;

  @Test
  void every_setting_of_the_file_arrives() throws IOException {
    yaml(
        """
        default: shop
        targets:
          shop:
            url: sqlite:data/shop.db
            environment: development
            migrations: db/migrations
            backups: {keep: 3}
          other: sqlite:other.db
        backups: {folder: /var/backups, keep: 9, name: "{target}-{timestamp}"}
        check:
          fail-on: warning
          allow:
            - ban-drop-column:0042_drop_fax.sql because nobody sends faxes
        migrate: {rehearse: no, lock-wait: 2m, role: app_owner}
        """);
    var configuration = load(Map.of());
    assertThat(configuration.targetNames()).containsExactly("shop", "other");
    var target = configuration.target();
    assertThat(target.target().name()).isEqualTo("shop");
    assertThat(target.target().url().location()).isEqualTo(folder + "/data/shop.db");
    assertThat(target.target().environment()).isEqualTo(Environment.DEVELOPMENT);
    assertThat(target.migrations()).isEqualTo(folder.resolve("db/migrations"));
    assertThat(target.backups())
        .isEqualTo(
            new BackupSettings(
                Path.of("/var/backups"),
                3,
                new NameTemplate("{target}-{timestamp}"),
                BackupFormat.ARCHIVE));
    assertThat(target.check().failOn()).isEqualTo(Severity.WARNING);
    assertThat(target.check().allowed())
        .containsExactly(new Allow("ban-drop-column", "0042_drop_fax.sql", "nobody sends faxes"));
    assertThat(target.migrate())
        .isEqualTo(
            new MigrateSettings(
                Ground.OFF,
                Optional.empty(),
                Duration.ofMinutes(2),
                Optional.of("app_owner"),
                TwinWhen.OFF,
                false));
  }

  @Test
  void defaults_hold_where_nothing_is_said() throws IOException {
    yaml(SHOP);
    var target = load(Map.of()).target();
    assertThat(target.target().environment()).isEqualTo(Environment.UNKNOWN);
    assertThat(target.migrations()).isEqualTo(folder.resolve("migrations"));
    assertThat(target.backups().folder()).isEqualTo(folder.resolve("backups"));
    assertThat(target.backups().keep()).isEqualTo(7);
    assertThat(target.check())
        .isEqualTo(new CheckSettings(Severity.ERROR, java.util.List.of(), java.util.List.of()));
    assertThat(target.migrate())
        .isEqualTo(
            new MigrateSettings(
                Ground.BACKUP,
                Optional.empty(),
                Duration.ofSeconds(5),
                Optional.empty(),
                TwinWhen.OFF,
                false));
  }

  @Test
  void each_source_beats_the_one_before() throws IOException {
    yaml(SHOP);
    assertThat(keep(Map.of(), CommandLineSettings.NONE)).isEqualTo(7);
    yaml(SHOP + "backups: {keep: 1}\n");
    assertThat(keep(Map.of(), CommandLineSettings.NONE)).isEqualTo(1);
    yaml(SHOP + "    backups: {keep: 2}\nbackups: {keep: 1}\n");
    assertThat(keep(Map.of(), CommandLineSettings.NONE)).isEqualTo(2);
    dotEnv("MAX_BACKUPS=3\n");
    assertThat(keep(Map.of(), CommandLineSettings.NONE)).isEqualTo(3);
    dotEnv("MAX_BACKUPS=3\nBELAY_BACKUPS_KEEP=4\n");
    assertThat(keep(Map.of(), CommandLineSettings.NONE)).isEqualTo(4);
    assertThat(keep(Map.of("MAX_BACKUPS", "5"), CommandLineSettings.NONE)).isEqualTo(5);
    var option = CommandLineSettings.NONE.with(Settings.BACKUPS_KEEP, "6");
    assertThat(keep(Map.of("MAX_BACKUPS", "5"), option)).isEqualTo(6);
  }

  private int keep(Map<String, String> environment, CommandLineSettings commandLine) {
    return loader(environment).load(commandLine).target().backups().keep();
  }

  @Test
  void an_empty_variable_is_as_not_set() throws IOException {
    yaml(SHOP + "backups: {keep: 1}\n");
    assertThat(keep(Map.of("MAX_BACKUPS", ""), CommandLineSettings.NONE)).isEqualTo(1);
  }

  @Test
  void relative_paths_are_taken_from_where_they_are_written() throws IOException {
    yaml(SHOP + "migrations: m\n");
    Path inner = Files.createDirectories(folder.resolve("src/inner"));
    var environment = Map.of("BACKUP_DIR", "b");
    var target =
        new ConfigurationLoader(inner, environment).load(CommandLineSettings.NONE).target();
    assertThat(target.migrations()).isEqualTo(folder.resolve("m"));
    assertThat(target.backups().folder()).isEqualTo(inner.resolve("b"));
    var named = CommandLineSettings.NONE.with(Settings.MIGRATIONS, "a");
    assertThat(new ConfigurationLoader(inner, environment).load(named).target().migrations())
        .isEqualTo(inner.resolve("a"));
    assertThat(target.target().url().location()).isEqualTo(folder + "/shop.db");
  }

  @Test
  void a_file_can_be_named_and_the_env_file_of_the_working_folder_serves_it() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("etc"));
    Files.writeString(elsewhere.resolve("shop.yaml"), SHOP);
    dotEnv("MAX_BACKUPS=3\n");
    var named = CommandLineSettings.NONE.with(Settings.CONFIG, "etc/shop.yaml");
    var configuration = loader(Map.of()).load(named);
    assertThat(configuration.file()).contains(elsewhere.resolve("shop.yaml"));
    assertThat(configuration.target().backups().keep()).isEqualTo(3);
    var byVariable = load(Map.of("BELAY_CONFIG", "etc/shop.yaml"));
    assertThat(byVariable.file()).contains(elsewhere.resolve("shop.yaml"));
  }

  @Test
  void a_named_file_that_is_missing_is_said() {
    var named = CommandLineSettings.NONE.with(Settings.CONFIG, "gone.yaml");
    assertThatThrownBy(() -> loader(Map.of()).load(named))
        .hasMessage(
            """
            cannot read gone.yaml
            there is no such file
            nothing was changed
            name another one with -c, or write one: belay init\
            """);
  }

  @Test
  void the_command_line_names_a_target_or_a_url_or_a_path() throws IOException {
    yaml(SHOP + "  prod: {url: \"${PROD_URL}\"}\n");
    assertThat(named("prod", Map.of("PROD_URL", "p.db")).target().name()).isEqualTo("prod");
    assertThat(named("x/other.db", Map.of()).target().name()).isEqualTo("other");
    assertThat(named("sqlite:other.db", Map.of()).target().url().location())
        .isEqualTo(folder + "/other.db");
    Files.createFile(folder.resolve("bare"));
    assertThat(named("bare", Map.of()).target().url().location()).isEqualTo(folder + "/bare");
  }

  @Test
  void a_path_that_belongs_to_a_target_means_that_target() throws IOException {
    yaml("targets:\n  main:\n    url: shop.db\n    environment: production\n  b: b.db\n");
    var target = named("./shop.db", Map.of()).target();
    assertThat(target.name()).isEqualTo("main");
    assertThat(target.environment()).isEqualTo(Environment.PRODUCTION);
  }

  @Test
  void another_database_never_borrows_the_name_of_a_target() throws IOException {
    yaml(SHOP);
    assertThat(named("x/shop.db", Map.of()).target().name()).startsWith("shop-");
  }

  @Test
  void the_target_comes_from_the_variable_then_the_default_then_database_url() throws IOException {
    var url = Map.of("DATABASE_URL", "sqlite:d.db");
    assertThat(load(url).target().target().name()).isEqualTo("d");
    yaml("targets: {a: a.db, b: b.db}\n");
    assertThat(load(url).target().target().name()).isEqualTo("d");
    yaml("default: b\ntargets: {a: a.db, b: b.db}\n");
    assertThat(load(url).target().target().name()).isEqualTo("b");
    assertThat(load(Map.of("BELAY_TARGET", "a")).target().target().name()).isEqualTo("a");
  }

  @Test
  void database_url_of_the_env_file_is_relative_to_it() throws IOException {
    dotEnv("DATABASE_URL=file:./dev.db\nNODE_ENV=development\n");
    var target = load(Map.of()).target();
    assertThat(target.target().url().location()).isEqualTo(folder + "/dev.db");
    assertThat(target.target().environment()).isEqualTo(Environment.DEVELOPMENT);
    assertThat(target.urlOrigin()).hasToString("DATABASE_URL in .env:1");
  }

  @Test
  void without_any_target_it_says_what_to_do() throws IOException {
    assertMissing(
        load(Map.of()),
        """
        no target is named
        there is no belay.yaml and DATABASE_URL is not set
        nothing was changed
        name one: belay -t sqlite:PATH, or write a belay.yaml: belay init\
        """);
    yaml("migrations: m\n");
    assertMissing(
        load(Map.of()),
        """
        no target is named
        belay.yaml has no targets and DATABASE_URL is not set
        nothing was changed
        name one: belay -t sqlite:PATH, or write a belay.yaml: belay init\
        """);
    yaml("targets: {a: a.db, b: b.db}\n");
    assertMissing(
        load(Map.of()),
        """
        which target is meant is not said
        belay.yaml names a, b and no default
        nothing was changed
        name one: belay -t a, or write default: a\
        """);
    yaml("targets: {shop: a.db, other: b.db}\n");
    assertMissing(
        loader(Map.of()).load(CommandLineSettings.NONE.with(Settings.TARGET, "shpo")),
        """
        there is no target shpo; did you mean shop?
        belay.yaml knows shop, other
        nothing was changed
        name a target, a URL or a path: belay -t shop\
        """);
  }

  private static void assertMissing(Configuration configuration, String text) {
    assertThatThrownBy(configuration::target)
        .isInstanceOfSatisfying(
            BelayException.class,
            e -> assertThat(e.problem().code()).isEqualTo(Code.TARGET_UNKNOWN))
        .hasMessage(text);
  }

  @Test
  void a_variable_is_needed_only_by_the_target_that_is_meant() throws IOException {
    yaml("default: a\ntargets:\n  a: a.db\n  b: ${B_URL}\n");
    assertThat(load(Map.of()).target().target().name()).isEqualTo("a");
    var chosen = CommandLineSettings.NONE.with(Settings.TARGET, "b");
    assertInvalid(
        chosen, Map.of(), "belay.yaml:4: targets.b.url: refers to ${B_URL}, which is not set");
    yaml("targets:\n  b: ${B_URL:-fallback.db}\n");
    assertThat(load(Map.of()).target().target().url().location())
        .isEqualTo(folder + "/fallback.db");
  }

  @Test
  void all_problems_are_reported_at_once() throws IOException {
    yaml(
        """
        defualt: shop
        default: shpo
        targets:
          shop:
            url: mysql://root:hunter2@db/shop
            environment: prodution
            backup: {keep: 1}
          "a b": a.db
          empty: {environment: test}
        backups:
          keep: many
          name: daily
          folder: [a]
        check: error
        backups: {}
        migrate:
          rehearse: perhaps
          lock-wait: 5
        policy:
          production:
            restore: root
            mark: name
          staging: never
        """);
    dotEnv("MAX_BACKUPS=0\nnonsense\nA=\"open\n");
    var options = CommandLineSettings.NONE.with(Settings.CHECK_ALLOW, "ban-drop-column:x.sql");
    assertInvalid(
        options,
        Map.of("BELAY_MIGRATE_REHEARSE", "maybe"),
        """
        belay.yaml:1: defualt is not known; did you mean default?
        belay.yaml:2: default: "shpo" is not under targets; did you mean shop?
        belay.yaml:5: targets.shop.url: **** can't be used: no engine speaks mysql:; give a SQLite file as a path, or as sqlite:PATH
        belay.yaml:6: targets.shop.environment: "prodution" is none of development, test, staging, production; did you mean production?
        belay.yaml:7: targets.shop.backup is not known; did you mean backups?
        belay.yaml:8: "a b" can't name a target: letters and digits, and behind the first also . _ and -
        belay.yaml:9: targets.empty has no url
        belay.yaml:11: backups.keep: "many" is not a whole number from 1
        belay.yaml:12: backups.name: "daily" has no {timestamp}, so names would not be unique
        belay.yaml:13: backups.folder is not a single value
        belay.yaml:14: check is not a list of names with values
        belay.yaml:15: backups is written twice; first in line 10
        belay.yaml:17: migrate.rehearse: "perhaps" is none of backup, template, sample, schema, off
        belay.yaml:18: migrate.lock-wait: "5" has no unit; write 5s
        belay.yaml:21: policy.production.restore: "production restore root" names no need: free, name, person, permit, never
        belay.yaml:22: policy.production.mark: "production mark name" asks for too little: mark takes a person at least
        belay.yaml:23: policy.staging: "staging never" is not of the form ENVIRONMENT OPERATION NEED
        .env:1: MAX_BACKUPS: "0" is not a whole number from 1
        .env:2: is not NAME=VALUE
        .env:3: A: has a " without its end
        BELAY_MIGRATE_REHEARSE: "maybe" is none of backup, template, sample, schema, off
        --allow: "ban-drop-column:x.sql" has no reason; write ban-drop-column:x.sql because REASON\
        """);
  }

  @Test
  void broken_files_are_said_with_their_line() throws IOException {
    yaml("");
    assertInvalid("belay.yaml:1: is empty; remove it and write a new one: belay init");
    yaml("# nothing\n");
    assertInvalid("belay.yaml:1: is empty; remove it and write a new one: belay init");
    yaml("targets:\n\tshop: a.db\n");
    assertInvalid("belay.yaml:2: a tab can't indent YAML; use spaces");
    yaml("targets:\n  a: [\n");
    assertInvalid("belay.yaml:3: is not YAML: expected the node content, but found '<stream end>'");
    yaml("just text\n");
    assertInvalid("belay.yaml:1: is not a list of names with values");
    yaml("targets:\n  a: a.db\n---\nb: c\n");
    assertInvalid("belay.yaml:3: is not YAML: but found another document");
    yaml("targets:\n  a:\n    url:\n");
    assertInvalid("belay.yaml:2: targets.a has no url\nbelay.yaml:3: targets.a.url is empty");
    yaml(SHOP + "check:\n  allow: x\n");
    assertInvalid("belay.yaml:5: check.allow is not a list");
    yaml(SHOP + "check:\n  allow:\n    - x\n    - a:b because c\n    - d:e\n");
    assertInvalid(
        """
        belay.yaml:6: check.allow: "x" is not RULE:FILE because REASON
        belay.yaml:8: check.allow: "d:e" has no reason; write d:e because REASON\
        """);
  }

  private void assertInvalid(String lines) {
    assertInvalid(CommandLineSettings.NONE, Map.of(), lines);
  }

  private void assertInvalid(
      CommandLineSettings commandLine, Map<String, String> environment, String lines) {
    long count = lines.lines().count();
    String what = count == 1 ? "1 problem" : count + " problems";
    assertThatThrownBy(() -> loader(environment).load(commandLine))
        .isInstanceOfSatisfying(
            BelayException.class,
            e -> assertThat(e.problem().code()).isEqualTo(Code.CONFIGURATION_INVALID))
        .hasMessage(
            "the configuration has " + what + "\n" + lines + "\nnothing was changed\n" + REMEDY);
  }

  @Test
  void passwords_are_shown_nowhere() throws IOException {
    yaml("default: shop\ntargets:\n  shop:\n    url: ${DATABASE_URL}\n");
    dotEnv("DATABASE_URL=postgres://root:hunter2@db.example.org/shop?password=hunter2\n");
    var configuration =
        loader(Map.of("SECRET", "hunter2"))
            .load(CommandLineSettings.NONE.with(Settings.MIGRATIONS, "m"));
    assertThat(configuration.explanations())
        .contains(
            new Explanation(
                "url",
                "postgres://root:****@db.example.org/shop?password=****",
                new Origin.Yaml("belay.yaml", 4, "targets.shop.url")));
    assertThat(configuration.toString()).doesNotContain("hunter2");
    assertThat(CommandLineSettings.NONE.with(Settings.TARGET, "hunter2").toString())
        .doesNotContain("hunter2");
    assertThatThrownBy(
            () ->
                loader(Map.of("MAX_BACKUPS", "postgres://root:hunter2@db/shop"))
                    .load(CommandLineSettings.NONE))
        .hasMessageContaining("MAX_BACKUPS: **** is not a whole number from 1")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void every_value_is_explained_with_its_origin() throws IOException {
    yaml(
        """
        default: shop
        targets:
          shop:
            url: shop.db
            environment: test
        backups: {keep: 9}
        """);
    dotEnv("BACKUP_DIR=/b\n");
    var options = CommandLineSettings.NONE.with(Settings.MIGRATE_LOCK_WAIT, "1m");
    var explained = loader(Map.of("NODE_ENV", "production")).load(options).explanations();
    assertThat(explained.stream().map(e -> e.name() + " = " + e.value() + " (" + e.origin() + ")"))
        .containsExactly(
            "default = shop (belay.yaml:1)",
            "url = " + folder + "/shop.db (belay.yaml:4)",
            "environment = production (NODE_ENV)",
            "migrations = " + folder + "/migrations (built in)",
            "migrations.tool = auto (built in)",
            "backups.folder = /b (BACKUP_DIR in .env:1)",
            "backups.keep = 9 (belay.yaml:6)",
            "backups.name = db_backup_{timestamp}_{label} (built in)",
            "backups.format = archive (built in)",
            "check.fail-on = error (built in)",
            "migrate.rehearse = backup (built in)",
            "migrate.lock-wait = 1m (--lock-wait)",
            "migrate.twin = off (built in)",
            "BELAY_SKIP_MIGRATIONS = false (built in)",
            "migrate.command-variable = DATABASE_URL (built in)",
            "migrate.command-limit = 1h (built in)");
  }

  @Test
  void allowances_of_all_sources_add_up() throws IOException {
    yaml(SHOP + "check: {allow: [a:1.sql because x]}\n");
    var options = CommandLineSettings.NONE.with(Settings.CHECK_ALLOW, "d:4.sql because v");
    var environment = Map.of("BELAY_CHECK_ALLOW", "b:2.sql because y, z; c:3.sql because w");
    assertThat(loader(environment).load(options).target().check().allowed())
        .containsExactly(
            new Allow("d", "4.sql", "v"),
            new Allow("b", "2.sql", "y, z"),
            new Allow("c", "3.sql", "w"),
            new Allow("a", "1.sql", "x"));
  }

  @Test
  void a_policy_is_names_under_names_and_a_targets_own_counts_first() throws IOException {
    yaml(
        SHOP
            + "    policy: {production: {restore: permit}}\n"
            + "policy:\n  production: {restore: never, lose-data: permit}\n");
    var configuration = loader(Map.of()).load(CommandLineSettings.NONE);
    var policies = configuration.target().policies();
    assertThat(policies.need(Operation.RESTORE, Environment.PRODUCTION)).isEqualTo(Need.PERMIT);
    assertThat(policies.need(Operation.LOSE_DATA, Environment.PRODUCTION)).isEqualTo(Need.PERMIT);
    assertThat(configuration.explanations())
        .filteredOn(each -> each.name().equals("policy"))
        .extracting(each -> each.value() + " (" + each.origin() + ")")
        .containsExactly(
            "production restore permit (belay.yaml:4)",
            "production lose-data permit (belay.yaml:6)");
  }

  @Test
  void rules_that_are_asked_for_add_up() throws IOException {
    yaml(SHOP + "check: {rules: [ban-enum]}\n");
    var options = CommandLineSettings.NONE.with(Settings.CHECK_RULES, "ban-drop-table");
    var environment = Map.of("BELAY_CHECK_RULES", "prefer-text; prefer-bigint");
    assertThat(loader(environment).load(options).target().check().rules())
        .containsExactly("ban-drop-table", "prefer-text", "prefer-bigint", "ban-enum");
  }

  @Test
  void a_rule_that_is_not_known_is_told_with_the_nearest() throws IOException {
    yaml(SHOP + "check: {rules: [prefer-txt]}\n");
    assertThatThrownBy(() -> load(Map.of()))
        .hasMessageContaining("prefer-txt")
        .hasMessageContaining("did you mean prefer-text?");
  }

  @Test
  void skip_migrations_is_understood_in_every_spelling() throws IOException {
    yaml(SHOP);
    for (String text : new String[] {"true", "1", "yes", "TRUE"}) {
      assertThat(load(Map.of("SKIP_MIGRATIONS", text)).target().migrate().skip()).isTrue();
    }
    for (String text : new String[] {"false", "0", "no", ""}) {
      assertThat(load(Map.of("SKIP_MIGRATIONS", text)).target().migrate().skip()).isFalse();
    }
  }

  private TargetConfiguration named(String target, Map<String, String> environment) {
    return loader(environment)
        .load(CommandLineSettings.NONE.with(Settings.TARGET, target))
        .target();
  }

  private Configuration load(Map<String, String> environment) {
    return loader(environment).load(CommandLineSettings.NONE);
  }

  private ConfigurationLoader loader(Map<String, String> environment) {
    return new ConfigurationLoader(folder, environment);
  }

  private void yaml(String text) throws IOException {
    Files.writeString(folder.resolve("belay.yaml"), text);
  }

  private void dotEnv(String text) throws IOException {
    Files.writeString(folder.resolve(".env"), text);
  }
}
