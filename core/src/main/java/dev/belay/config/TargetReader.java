package dev.belay.config;

import dev.belay.config.TargetChoice.Chosen;
import dev.belay.database.DatabaseUrl;
import dev.belay.database.Target;
import dev.belay.migration.Tool;
import dev.belay.protect.Policies;
import dev.belay.protect.PolicyRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the layers of one target into its records. */
final class TargetReader {
  private final Layers layers;
  private final Values values;
  private final EnvironmentJudge judge;

  TargetReader(Layers layers, Values values, EnvironmentJudge judge) {
    this.layers = layers;
    this.values = values;
    this.judge = judge;
  }

  /** The target, or nothing, with a complaint, where its URL can't be read. */
  Optional<TargetConfiguration> read(Chosen chosen) {
    List<Vote> spoken = spoken();
    Optional<DatabaseUrl> url = values.read(Settings.URL, chosen.url());
    if (url.isEmpty()) {
      readSettings();
      return Optional.empty();
    }
    List<Vote> votes = judge.votes(chosen.name(), url.get(), spoken, chosen.declared());
    Vote deciding = Vote.strictest(votes);
    values.explain(Settings.URL, url.get(), chosen.url().origin());
    values.explain(Settings.ENVIRONMENT, deciding.environment(), deciding.origin());
    var settings = readSettings();
    return Optional.of(
        new TargetConfiguration(
            new Target(chosen.name(), url.get(), deciding.environment()),
            chosen.url().origin(),
            votes,
            settings.migrations(),
            settings.tool(),
            settings.backups(),
            settings.check(),
            settings.migrate(),
            settings.command(),
            settings.policies()));
  }

  /** Everything that needs no target. */
  record General(
      Path migrations,
      Optional<Tool> tool,
      BackupSettings backups,
      CheckSettings check,
      MigrateSettings migrate,
      CommandSettings command,
      Policies policies) {
    static General of(TargetConfiguration target) {
      return new General(
          target.migrations(),
          target.tool(),
          target.backups(),
          target.check(),
          target.migrate(),
          target.command(),
          target.policies());
    }
  }

  General readSettings() {
    return new General(
        values.get(Settings.MIGRATIONS),
        values.get(Settings.MIGRATIONS_TOOL).tool(),
        new BackupSettings(
            values.get(Settings.BACKUPS_FOLDER),
            values.get(Settings.BACKUPS_KEEP),
            values.get(Settings.BACKUPS_NAME),
            values.get(Settings.BACKUPS_FORMAT)),
        new CheckSettings(
            values.get(Settings.CHECK_FAIL_ON),
            values.all(Settings.CHECK_ALLOW),
            values.all(Settings.CHECK_RULES)),
        new MigrateSettings(
            values.get(Settings.MIGRATE_REHEARSE),
            values.find(Settings.MIGRATE_REHEARSE_ON).filter(where -> !where.isEmpty()),
            values.get(Settings.MIGRATE_LOCK_WAIT),
            values.find(Settings.MIGRATE_ROLE).filter(role -> !role.isEmpty()),
            values.get(Settings.MIGRATE_TWIN),
            values.get(Settings.MIGRATE_SKIP)),
        command(),
        new Policies(values.strongest(Settings.POLICY, PolicyRule::about)));
  }

  private CommandSettings command() {
    return new CommandSettings(
        values.find(Settings.MIGRATE_COMMAND).filter(line -> !line.isEmpty()),
        values.get(Settings.MIGRATE_COMMAND_VARIABLE),
        values.get(Settings.MIGRATE_COMMAND_LIMIT));
  }

  private List<Vote> spoken() {
    List<Vote> votes = new ArrayList<>();
    for (Written written : layers.all(Settings.ENVIRONMENT)) {
      values
          .read(Settings.ENVIRONMENT, written)
          .ifPresent(environment -> votes.add(new Vote(environment, written.origin())));
    }
    return votes;
  }
}
