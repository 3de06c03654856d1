package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.migrate.Migrate;
import dev.belay.problem.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay migrate}. */
final class MigrateVerb implements Verb {
  private static final String OUT_OF_ORDER = "--out-of-order";
  private static final String RETRY = "--retry";

  @Override
  public void describe(CommandSpec spec) {
    addCommon(spec);
    spec.addOption(Options.confirm());
  }

  /** The options that check has as well. */
  static void addCommon(CommandSpec spec) {
    spec.addOption(Options.flag(OUT_OF_ORDER, "Apply late versions too."));
    spec.addOption(Options.flag(RETRY, "Try files again, as they are, that failed before."));
  }

  static final List<Setting<?>> SETTINGS =
      List.of(
          Settings.MIGRATIONS,
          Settings.MIGRATE_REHEARSE,
          Settings.MIGRATE_REHEARSE_ON,
          Settings.CHECK_FAIL_ON,
          Settings.CHECK_ALLOW,
          Settings.CHECK_RULES,
          Settings.MIGRATE_LOCK_WAIT,
          Settings.MIGRATE_ROLE);

  @Override
  public List<Setting<?>> settings() {
    List<Setting<?>> settings = new ArrayList<>(SETTINGS);
    settings.add(Settings.MIGRATE_TWIN);
    return settings;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "belay migrate                          the default target, safely",
        "belay migrate -t live --confirm live   in a script, on a protected database",
        "belay migrate --allow ban-drop-column:0042_drop_fax.sql --because \"nobody faxes\"");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(
        ExitStatus.NO,
        ExitStatus.FAILED,
        ExitStatus.NEEDS_PERSON,
        ExitStatus.LOCKED,
        ExitStatus.UNREACHABLE,
        ExitStatus.INTERRUPTED);
  }

  static Migrate migrate(ParseResult given, Desk desk) {
    return new Migrate(
        desk.workspace(),
        desk.migrateOptions(given.hasMatchedOption(OUT_OF_ORDER), given.hasMatchedOption(RETRY)),
        desk.consent(Options.confirmed(given)));
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Migrate.Report report = migrate(given, desk).migrate();
    return new MigrateAnswer(desk, "migrate", report).answer();
  }
}
