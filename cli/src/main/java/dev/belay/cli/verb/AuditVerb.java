package dev.belay.cli.verb;

import dev.belay.audit.AuditRecord;
import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Rows;
import dev.belay.cli.show.Words;
import dev.belay.json.Json;
import dev.belay.problem.Counted;
import dev.belay.problem.ExitStatus;
import dev.belay.run.Workspace;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay audit [--verify]}. */
final class AuditVerb implements Verb {
  private static final String VERIFY = "--verify";

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(Options.flag(VERIFY, "Check that no line was changed, added or taken out."));
  }

  @Override
  public List<String> examples() {
    return List.of("belay audit", "belay audit --verify");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(ExitStatus.NO);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Workspace workspace = desk.archive();
    if (given.hasMatchedOption(VERIFY)) {
      long lines = workspace.audit().verify();
      workspace.audit().verifyAgainst(workspace.repository().store(), workspace.auditCopy());
      return Answer.done(
          "whole",
          List.of("Whole: " + Counted.of(lines, "line") + ", each following from the one before."),
          Json.object().put("lines", lines).build());
    }
    var rows = new Rows();
    List<Json> json = new ArrayList<>();
    for (AuditRecord record : workspace.audit().read()) {
      rows.add(
          Words.moment(record.at(), workspace.clock().getZone()),
          record.user() + "@" + record.host(),
          record.verb(),
          record.target(),
          record.what(),
          record.details());
      json.add(record.toJson());
    }
    List<String> lines = new ArrayList<>(rows.lines(2));
    if (lines.isEmpty()) {
      lines.add("Nothing is on record yet.");
    }
    return Answer.done("completed", lines, Json.object().put("records", Json.of(json)).build());
  }
}
