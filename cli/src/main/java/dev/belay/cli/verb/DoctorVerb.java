package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Rows;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.doctor.Diagnosis;
import dev.belay.doctor.Diagnosis.Verdict;
import dev.belay.doctor.Doctor;
import dev.belay.json.Json;
import dev.belay.problem.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** {@code belay doctor}. */
final class DoctorVerb implements Verb {
  @Override
  public List<Setting<?>> settings() {
    return List.of(Settings.MIGRATIONS);
  }

  @Override
  public List<String> examples() {
    return List.of("belay doctor", "belay doctor -t live --json");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(ExitStatus.NO);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    List<Diagnosis> diagnoses =
        new Doctor(desk.workspace(), desk.target().migrationPlace()).examine();
    var rows = new Rows();
    List<Json> json = new ArrayList<>();
    for (Diagnosis diagnosis : diagnoses) {
      rows.add(
          diagnosis.verdict().toString(),
          diagnosis.subject(),
          diagnosis.finding().replace("\n", "; "));
      if (!diagnosis.remedy().isEmpty()) {
        rows.add("", "", "-> " + diagnosis.remedy().replace("\n", "; "));
      }
      json.add(
          Json.object()
              .put("verdict", diagnosis.verdict().toString())
              .put("subject", diagnosis.subject())
              .put("finding", diagnosis.finding())
              .put("remedy", diagnosis.remedy())
              .build());
    }
    boolean bad = diagnoses.stream().anyMatch(each -> each.verdict() == Verdict.BAD);
    return new Answer(
        bad ? ExitStatus.NO : ExitStatus.DONE,
        bad ? "ill" : "healthy",
        rows.lines(2),
        Json.object().put("diagnoses", Json.of(json)).build());
  }
}
