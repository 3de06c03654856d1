package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Ending;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.engine.HistoryEntry;
import dev.belay.json.Json;
import dev.belay.migrate.Migrate;
import dev.belay.migrate.MigrateOptions;
import dev.belay.pipeline.Step;
import dev.belay.problem.ExitStatus;
import dev.belay.rollback.Rollback;
import dev.belay.rollback.WaysBack;
import dev.belay.run.Workspace;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay rollback}. */
final class RollbackVerb implements Verb {
  private static final String UNDO = "--undo";
  private static final String BY_SCRIPT = "--by-script";
  private static final String BY_BACKUP = "--by-backup";
  private static final String DISCARD = "--discard-writes";

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(Options.flag(UNDO, "Take the last rollback or restore back."));
    spec.addOption(
        Options.flag(
            BY_SCRIPT, "Take the last migrations back by their down scripts; keeps later writes."));
    spec.addOption(
        Options.flag(BY_BACKUP, "Go back to the backup, even if down scripts would keep more."));
    spec.addOption(Options.flag(DISCARD, "Give up what was written since the migration."));
    spec.addOption(Options.confirm());
  }

  @Override
  public List<Setting<?>> settings() {
    List<Setting<?>> settings = new ArrayList<>(MigrateVerb.SETTINGS);
    settings.add(Settings.BACKUPS_KEEP);
    return settings;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "belay rollback           back to the backup from before the last migration",
        "belay rollback --undo    and forth again",
        "belay rollback --by-script");
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

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Workspace workspace = desk.workspace();
    var rollback =
        new Rollback(workspace, desk.retention(), desk.consent(Options.confirmed(given)));
    String target = workspace.target().name();
    var ending = new Ending(target, desk.undone());
    if (given.hasMatchedOption(UNDO)) {
      return ending.of(
          rollback.undo(),
          List.of("Done: " + target + " is as it was before the last rollback or restore."),
          Json.object().build());
    }
    MigrateOptions options = desk.migrateOptions(false, false);
    if (given.hasMatchedOption(BY_SCRIPT)) {
      return byScript(given, desk, workspace, options);
    }
    boolean discard = given.hasMatchedOption(DISCARD);
    Rollback.Plan plan = rollback.plan(discard);
    var wish = given.hasMatchedOption(BY_BACKUP) ? WaysBack.Wish.BACKUP : WaysBack.Wish.ANY;
    WaysBack.Choice way =
        new WaysBack(workspace, options.migrations().folder()).choose(plan, wish, discard);
    if (way.byScript()) {
      return byScript(given, desk, workspace, options.allowing(way.allows()), way.told());
    }
    List<String> files = plan.versions().stream().map(HistoryEntry::file).toList();
    return ending.of(
        rollback.rollBack(plan, way.why(), discard),
        List.of(
            "Done: " + target + " is as it was before " + String.join(", ", files) + ".",
            "The way back: belay rollback --undo"),
        Json.object()
            .putTexts("migrations", files)
            .put("backup", plan.backup().id())
            .putTexts("writes", plan.writes())
            .put("way", "backup")
            .build());
  }

  private static Answer byScript(
      ParseResult given, Desk desk, Workspace workspace, MigrateOptions options, Step... before) {
    Migrate.Report report =
        new Migrate(workspace, options, desk.consent(Options.confirmed(given)))
            .takeBack(Rollback.VERB, before);
    return new MigrateAnswer(desk, Rollback.VERB, report).answer();
  }
}
