package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.Evidence;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.JsonOutput;
import dev.belay.cli.show.Rows;
import dev.belay.cli.show.Words;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.json.Json;
import dev.belay.migration.Migration;
import dev.belay.othertools.Trouble;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import dev.belay.run.Workspace;
import dev.belay.status.Status;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** {@code belay status}. */
final class StatusVerb implements Verb {
  private static final int SHOWN = 10;

  @Override
  public List<Setting<?>> settings() {
    return List.of(Settings.MIGRATIONS);
  }

  @Override
  public List<String> examples() {
    return List.of("belay status", "belay status -t live --json");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(ExitStatus.NO, ExitStatus.UNREACHABLE);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Workspace workspace = desk.workspace();
    Status status = Status.of(workspace, desk.target().migrationPlace());
    boolean stuck = status.stuck();
    return new Answer(
        stuck ? ExitStatus.NO : ExitStatus.DONE,
        stuck ? "unsettled" : status.settled() ? "up-to-date" : "pending",
        text(status, workspace, desk.evidence()),
        json(status, desk.evidence()));
  }

  private static List<String> text(Status status, Workspace workspace, Evidence evidence) {
    var rows = new Rows();
    rows.add(
        "database",
        status
            .description()
            .map(known -> known.version() + ", " + known.size())
            .orElse(
                status.exists() ? "can't be read" : "there is none yet: belay migrate makes it"));
    rows.add("environment", evidence.deciding());
    evidence.foreign().ifPresent(words -> rows.add("", words));
    if (!status.standing().isOwn()) {
      rows.add("tool", status.standing().tool().label());
    }
    rows.add("applied", applied(status));
    rows.add("pending", pending(status.standing().pending()));
    rows.add("backup", backup(status, workspace));
    status
        .running()
        .ifPresent(
            run ->
                rows.add(
                    "running",
                    run.verb() + " by " + run.user() + " on " + run.host() + ", run " + run.run()));
    status.unfinished().ifPresent(file -> rows.add("killed", file + "; next: belay recover"));
    for (Trouble trouble : status.others()) {
      rows.add("other tool", trouble.describe());
      rows.add("", "-> " + trouble.remedy());
    }
    status.standing().notes().forEach(note -> rows.add("note", note));
    List<String> lines = new ArrayList<>(rows.lines(2));
    for (Problem problem : status.problems()) {
      lines.add("  problem   " + problem.what());
      problem.remedy().lines().map(line -> "            " + line).forEach(lines::add);
    }
    return lines;
  }

  private static String applied(Status status) {
    List<String> applied = status.standing().applied();
    if (applied.isEmpty()) {
      boolean unknown = status.exists() && status.standing().isOwn() && !status.history();
      return unknown ? "no history yet" : "none";
    }
    return applied.size() + ", the last " + applied.getLast();
  }

  private static String pending(List<Migration> pending) {
    if (pending.isEmpty()) {
      return "none";
    }
    var text = new StringBuilder(pending.size() + ": ");
    for (int index = 0; index < Math.min(SHOWN, pending.size()); index++) {
      text.append(index == 0 ? "" : ", ").append(pending.get(index).name());
    }
    return text + (pending.size() > SHOWN ? " ..." : "");
  }

  private static String backup(Status status, Workspace workspace) {
    return status
        .newestBackup()
        .map(
            backup -> backup.id() + ", " + Words.ago(backup.written(), workspace.clock().instant()))
        .orElse("none yet: belay backup");
  }

  private static List<Json> others(Status status) {
    List<Json> others = new ArrayList<>();
    for (Trouble trouble : status.others()) {
      others.add(
          Json.object()
              .put("tool", trouble.tool())
              .put("what", trouble.what())
              .put("remedy", trouble.remedy())
              .put("stops", trouble.stops())
              .build());
    }
    return others;
  }

  private static Json.Members json(Status status, Evidence evidence) {
    Json.Builder json = Json.object();
    status
        .description()
        .ifPresent(
            known -> json.put("version", known.version()).put("bytes", known.size().bytes()));
    json.put("decidedBy", evidence.target().decidingVote().origin().toString());
    List<String> pending = new ArrayList<>();
    status.standing().pending().forEach(migration -> pending.add(migration.file()));
    json.put("tool", status.standing().tool().id());
    json.putTexts("applied", status.standing().applied()).putTexts("pending", pending);
    json.putTexts("notes", status.standing().notes());
    status.newestBackup().ifPresent(backup -> json.put("backup", backup.id()));
    status.running().ifPresent(run -> json.put("running", run.run()));
    status.unfinished().ifPresent(file -> json.put("killed", file.toString()));
    List<Json> problems = new ArrayList<>();
    status.problems().forEach(problem -> problems.add(JsonOutput.of(problem)));
    json.put("others", Json.of(others(status)));
    return json.put("problems", Json.of(problems)).build();
  }
}
