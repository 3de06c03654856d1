package dev.belay.cli.verb;

import dev.belay.backup.Prune;
import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Ending;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.json.Json;
import dev.belay.problem.Counted;
import dev.belay.problem.ExitStatus;
import dev.belay.repository.Manifest;
import dev.belay.repository.Retention;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay prune}. */
final class PruneVerb implements Verb {
  private static final String DRY_RUN = "--dry-run";

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(Options.flag(DRY_RUN, "Only say which ones would go."));
    spec.addOption(Options.confirm());
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(Settings.BACKUPS_KEEP);
  }

  @Override
  public List<String> examples() {
    return List.of("belay prune --dry-run", "belay prune --keep 30");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(ExitStatus.NO, ExitStatus.FAILED, ExitStatus.LOCKED, ExitStatus.UNREACHABLE);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    var prune = new Prune(desk.archive(), desk.retention(), desk.consent(Options.confirmed(given)));
    List<String> names =
        prune.expired().stream().map(Retention.Expired::manifest).map(Manifest::id).toList();
    Json.Members data = Json.object().putTexts("expired", names).build();
    String counted = Counted.of(names.size(), "backup");
    if (given.hasMatchedOption(DRY_RUN)) {
      List<String> lines = new ArrayList<>();
      names.forEach(name -> lines.add("  " + name));
      lines.add(counted + " would go; nothing was deleted.");
      return Answer.done("completed", lines, data);
    }
    return new Ending(desk.target().target().name(), desk.undone())
        .of(prune.prune(), List.of("Done: " + counted + " deleted."), data);
  }
}
