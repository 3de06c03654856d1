package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Ending;
import dev.belay.cli.show.Words;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Database;
import dev.belay.json.Json;
import dev.belay.pipeline.Outcome;
import dev.belay.problem.ExitStatus;
import dev.belay.repository.Manifest;
import dev.belay.restore.Restore;
import dev.belay.run.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay restore BACKUP [--to PATH]}. */
final class RestoreVerb implements Verb {
  private static final String TO = "--to";

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        Options.parameter(0, true, "BACKUP", "A name, the beginning of one, or latest."));
    spec.addOption(
        Options.text(TO, "PATH", "Make a new database there, and leave the target alone."));
    spec.addOption(Options.confirm());
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(Settings.BACKUPS_KEEP, Settings.MIGRATE_LOCK_WAIT);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "belay restore latest                       in place; what is there is backed up first",
        "belay restore db_backup_20261120 --to look.db",
        "belay restore latest --confirm live        in a script, on a protected database");
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
    Manifest manifest =
        workspace.repository().catalog().get(Options.parameter(given, 0).orElse("latest"));
    var restore = new Restore(workspace, desk.retention(), desk.consent(Options.confirmed(given)));
    Optional<String> to = Optional.ofNullable(given.matchedOptionValue(TO, (String) null));
    Json.Members data = Json.object().put("backup", manifest.id()).build();
    if (to.isPresent()) {
      Path folder = desk.shell().folder();
      Database other = workspace.engine().database(DatabaseUrl.parse(to.get(), folder));
      Outcome outcome = restore.restoreTo(manifest, other);
      String place = Words.path(Path.of(other.url().location()), folder);
      return new Ending(place, desk.undone())
          .of(outcome, List.of("Done: " + place + " holds " + manifest.id() + "."), data);
    }
    boolean replaces = workspace.database().exists();
    List<String> done = new ArrayList<>();
    done.add("Done: " + workspace.target().name() + " holds " + manifest.id() + ".");
    if (replaces) {
      done.add("The way back: belay rollback --undo");
    }
    return new Ending(workspace.target().name(), desk.undone())
        .of(restore.restore(manifest), done, data);
  }
}
