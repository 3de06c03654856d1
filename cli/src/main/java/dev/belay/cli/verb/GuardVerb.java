package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Rows;
import dev.belay.compare.Differences;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.guarded.Guarding;
import dev.belay.json.Json;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import dev.belay.run.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay guard -- COMMAND}, and what puts it before the commands of a project. */
final class GuardVerb implements Verb {
  private static final int SHOWN = 10;

  @Override
  public void describe(CommandSpec spec) {
    spec.parser().stopAtPositional(true);
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("COMMAND")
            .description("The command and its arguments, run here as if typed without Belay.")
            .build());
    Shimming.describe(spec);
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(Settings.MIGRATE_LOCK_WAIT);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "belay guard -- npx prisma migrate reset --force",
        "belay guard -t live -- ./scripts/cleanup.sh    a person has to agree, at a terminal",
        "belay guard --install                          puts it before the scripts of a project");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(ExitStatus.NO, ExitStatus.LOCKED, ExitStatus.UNREACHABLE);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    List<String> words = given.matchedPositionalValue(0, List.of());
    if (Shimming.isMeant(given, words)) {
      return new Shimming(desk.shell().folder(), given).answer();
    }
    Workspace workspace = desk.workspace();
    Guarding.Report report = run(words, workspace, desk);
    boolean good = report.status() == 0;
    return new Answer(
        good ? ExitStatus.DONE : ExitStatus.NO,
        good ? "ended" : "failed",
        lines(report, words.getFirst(), workspace.target().name()),
        json(report));
  }

  private static Guarding.Report run(List<String> words, Workspace workspace, Desk desk) {
    try {
      return new Guarding(workspace, desk.consent(Optional.empty())).run(desk.command(words));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(Code.INTERRUPTED, "interrupted while " + words.getFirst() + " ran")
          .state("in what state the command has left the database nobody has looked yet")
          .remedy("see what it has changed: belay compare latest " + workspace.target().name())
          .toException(e);
    }
  }

  private static List<String> lines(Guarding.Report report, String command, String target) {
    var rows = new Rows();
    rows.add("confirm", report.consent());
    rows.add("command", "ended with status " + report.status());
    List<String> losses = report.losses();
    losses.stream().limit(SHOWN).forEach(loss -> rows.add("lost", loss));
    if (losses.size() > SHOWN) {
      rows.add("", "and " + (losses.size() - SHOWN) + " more");
    }
    List<String> lines = new ArrayList<>(rows.lines(2));
    lines.add(conclusion(report, command, target));
    report
        .backup()
        .filter(
            backup -> report.gone() || !report.differences().map(Differences::same).orElse(true))
        .ifPresent(backup -> lines.add("The way back: belay restore " + backup.id()));
    return lines;
  }

  private static String conclusion(Guarding.Report report, String command, String target) {
    String who = report.status() == 0 ? "Done: " + command : command + " failed";
    if (report.gone()) {
      return who + ", and " + target + " is gone.";
    }
    if (report.differences().isEmpty()) {
      return who + ". What it did to " + target + " was not looked at.";
    }
    if (report.differences().get().same()) {
      return who + ". Nothing in " + target + " has changed.";
    }
    return who
        + (report.losses().isEmpty()
            ? ". " + target + " has changed; nothing was lost."
            : ". " + target + " has changed, and something was lost.");
  }

  private static Json.Members json(Guarding.Report report) {
    Json.Builder json =
        Json.object().put("commandStatus", report.status()).put("gone", report.gone());
    report.backup().ifPresent(backup -> json.put("backup", backup.id()));
    report.differences().ifPresent(found -> json.put("same", found.same()));
    return json.putTexts("lost", report.losses()).build();
  }
}
