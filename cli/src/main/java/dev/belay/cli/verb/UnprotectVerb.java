package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Ending;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.guard.Protect;
import dev.belay.json.Json;
import dev.belay.problem.ExitStatus;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** {@code belay unprotect}. */
final class UnprotectVerb implements Verb {
  @Override
  public List<Setting<?>> settings() {
    return List.of(Settings.MIGRATE_LOCK_WAIT);
  }

  @Override
  public List<String> examples() {
    return List.of("belay unprotect");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(ExitStatus.NO, ExitStatus.FAILED, ExitStatus.LOCKED, ExitStatus.UNREACHABLE);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    var protect = new Protect(desk.workspace(), desk.consent(Optional.empty()));
    String target = desk.target().target().name();
    return new Ending(target, desk.undone())
        .of(
            protect.unprotect(),
            List.of("Done: nothing is left of the guards in " + target + "."),
            Json.object().build());
  }
}
