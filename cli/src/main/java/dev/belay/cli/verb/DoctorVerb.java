package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.doctor.Doctor;
import dev.belay.json.Json;
import dev.belay.problem.ExitStatus;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay doctor}. */
final class DoctorVerb implements Verb {
  @Override
  public List<Setting<?>> settings() {
    return List.of(Settings.MIGRATIONS, Settings.MIGRATE_LOCK_WAIT);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "belay doctor",
        "belay doctor -t live --json",
        "belay doctor --privileges                what this login could destroy, and the SQL that"
            + " ends it",
        "belay doctor --privileges --apply --role shop   by an administrator's login");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(
        ExitStatus.NO,
        ExitStatus.FAILED,
        ExitStatus.NEEDS_PERSON,
        ExitStatus.LOCKED,
        ExitStatus.UNREACHABLE);
  }

  @Override
  public void describe(CommandSpec spec) {
    PrivilegesAnswer.describe(spec);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    if (PrivilegesAnswer.isAsked(given)) {
      return new PrivilegesAnswer(given, desk).answer();
    }
    var doctor =
        new Doctor(desk.workspace(), desk.target().migrationPlace(), desk.configurationFiles());
    var told = new Diagnoses(doctor.examine());
    return new Answer(
        told.areBad() ? ExitStatus.NO : ExitStatus.DONE,
        told.areBad() ? "ill" : "healthy",
        told.lines(),
        Json.object().put("diagnoses", told.json()).build());
  }
}
