package dev.belay.cli.verb;

import dev.belay.cli.show.Rows;
import dev.belay.engine.Diagnosis;
import dev.belay.engine.Diagnosis.Verdict;
import dev.belay.json.Json;
import java.util.ArrayList;
import java.util.List;

/** How diagnoses are told. */
record Diagnoses(List<Diagnosis> all) {
  boolean areBad() {
    return all.stream().anyMatch(each -> each.verdict() == Verdict.BAD);
  }

  boolean areGood() {
    return all.stream().allMatch(each -> each.verdict() == Verdict.GOOD);
  }

  /** For people, each with its remedy. */
  List<String> lines() {
    var rows = new Rows();
    for (Diagnosis diagnosis : all) {
      rows.add(
          diagnosis.verdict().toString(),
          diagnosis.subject(),
          diagnosis.finding().replace("\n", "; "));
      if (!diagnosis.remedy().isEmpty()) {
        rows.add("", "", "-> " + diagnosis.remedy().replace("\n", "; "));
      }
    }
    return rows.lines(2);
  }

  Json json() {
    List<Json> json = new ArrayList<>();
    for (Diagnosis diagnosis : all) {
      json.add(
          Json.object()
              .put("verdict", diagnosis.verdict().toString())
              .put("subject", diagnosis.subject())
              .put("finding", diagnosis.finding())
              .put("remedy", diagnosis.remedy())
              .build());
    }
    return Json.of(json);
  }
}
