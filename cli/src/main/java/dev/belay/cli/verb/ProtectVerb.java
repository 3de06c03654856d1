package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Ending;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.engine.GuardOptions;
import dev.belay.engine.GuardStatus;
import dev.belay.guard.Protect;
import dev.belay.pipeline.Outcome;
import dev.belay.problem.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay protect}. */
final class ProtectVerb implements Verb {
  private static final String STATUS = "--status";

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(Options.flag(STATUS, "Only tell what is covered, what is not, and why."));
    GuardRequest.describe(spec);
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(Settings.MIGRATE_LOCK_WAIT);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "belay protect",
        "belay protect --status                   exit 1 if something is not covered",
        "belay protect --limit 'jobs=100000'      this table may lose more rows at once",
        "belay protect --except 'public.events_*' old partitions may be dropped",
        "belay protect --pass deploy              who migrates is not who protects",
        "belay protect --with drop-database       also against dropdb; see the page on guards");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(ExitStatus.NO, ExitStatus.FAILED, ExitStatus.LOCKED, ExitStatus.UNREACHABLE);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    var protect = new Protect(desk.workspace(), desk.consent(Optional.empty()));
    String target = desk.target().target().name();
    if (given.hasMatchedOption(STATUS)) {
      GuardStatus status = protect.status();
      return new GuardText(target, status).answer();
    }
    Optional<GuardOptions> before = protect.status().options();
    Outcome outcome = protect.protect(new GuardRequest(given).over(before));
    var text = new GuardText(target, protect.status());
    List<String> done = new ArrayList<>(List.of("Done: " + target + " is protected."));
    done.addAll(text.lines());
    return new Ending(target, desk.undone()).of(outcome, done, text.data());
  }
}
