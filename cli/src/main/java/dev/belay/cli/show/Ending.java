package dev.belay.cli.show;

import dev.belay.json.Json;
import dev.belay.pipeline.Event;
import dev.belay.pipeline.Outcome;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** How a run ended, in three lines: what failed, the state of the database, what to do next. */
public final class Ending {
  private static final String HANGING = "       ";

  private final String target;
  private final List<Event.Undone> undone;

  /**
   * Prepares to tell.
   *
   * @param undone what the run has undone, in order
   */
  public Ending(String target, List<Event.Undone> undone) {
    this.target = target;
    this.undone = List.copyOf(undone);
  }

  /**
   * Tells.
   *
   * @param success what to say if the run completed
   * @param data what machines want to know besides
   */
  public Answer of(Outcome outcome, List<String> success, Json.Members data) {
    return switch (outcome) {
      case Outcome.Completed ignored -> Answer.done("completed", success, data);
      case Outcome.RolledBack rolledBack -> rolledBack(rolledBack, data);
      case Outcome.Stopped stopped ->
          answer(
              outcome,
              "stopped",
              told("Stopped", stopped.failedStep(), stopped.problem()),
              stopped.stands() + " are in " + target + " and stay; nothing else was changed",
              next(stopped.problem(), "belay migrate --retry, which goes on behind them"),
              with(data, stopped.problem()));
      case Outcome.Unfinished unfinished ->
          answer(
              outcome,
              "unfinished",
              told("Not finished", unfinished.failedStep(), unfinished.problem()),
              "the change is in " + target + " and stays; a step behind it is left to do",
              next(unfinished.problem(), "belay recover"),
              with(data, unfinished.problem()));
      case Outcome.Stranded stranded -> stranded(stranded, data);
    };
  }

  private Answer rolledBack(Outcome.RolledBack outcome, Json.Members data) {
    Problem problem = outcome.problem();
    boolean no = outcome.exitStatus() == ExitStatus.NO;
    String word = no ? "refused" : interrupted(problem) ? "interrupted" : "rolled-back";
    return answer(
        outcome,
        word,
        told(no ? "Refused" : "Failed", outcome.failedStep(), problem),
        state(problem),
        problem.remedy(),
        with(data, problem));
  }

  private static boolean interrupted(Problem problem) {
    return problem.code() == Code.INTERRUPTED;
  }

  private Answer stranded(Outcome.Stranded stranded, Json.Members data) {
    List<String> what = new ArrayList<>();
    what.addAll(told("Stranded", stranded.failedStep(), stranded.problem()));
    for (Outcome.NotUndone each : stranded.notUndone()) {
      what.add(HANGING + "could not take back " + each.step() + ": " + each.problem().what());
      each.problem().why().lines().map(line -> HANGING + line).forEach(what::add);
    }
    return answer(
        stranded,
        "stranded",
        what,
        "nobody can tell from here whether " + target + " is as before; its backup is kept",
        "mend the cause, then: belay recover",
        with(data, stranded.problem()));
  }

  private static Json.Members with(Json.Members data, Problem problem) {
    Json.Builder all = Json.object();
    data.members().forEach(all::put);
    return all.put("problem", JsonOutput.of(problem)).build();
  }

  private static List<String> told(String word, String step, Problem problem) {
    List<String> lines = new ArrayList<>();
    lines.add(word + " in " + step + ": " + problem.what());
    problem.why().lines().map(line -> HANGING + line).forEach(lines::add);
    return lines;
  }

  /** What the steps that were undone have seen with their own eyes counts most. */
  private String state(Problem problem) {
    String proof = "";
    for (Event.Undone each : undone) {
      if (!each.detail().isEmpty()) {
        proof = each.detail().replace("\n", "; ");
      }
    }
    if (!proof.isEmpty()) {
      return target + " is as it was before: rolled back; " + proof;
    }
    String said = problem.state();
    return said.isEmpty() || said.equals(Problem.UNTOUCHED)
        ? "nothing was changed in " + target
        : said;
  }

  private static String next(Problem problem, String otherwise) {
    return problem.remedy().isEmpty() ? otherwise : problem.remedy() + "; then: " + otherwise;
  }

  private static Answer answer(
      Outcome outcome,
      String word,
      List<String> what,
      String state,
      String next,
      Json.Members data) {
    List<String> text = new ArrayList<>(what);
    text.add("State: " + state);
    if (!next.isEmpty()) {
      List<String> lines = next.lines().toList();
      text.add("Next:  " + lines.get(0));
      lines.subList(1, lines.size()).forEach(line -> text.add(HANGING + line));
    }
    return new Answer(outcome.exitStatus(), word, text, joined(data, state, next));
  }

  private static Json.Members joined(Json.Members data, String state, String next) {
    Json.Builder all = Json.object();
    data.members().forEach(all::put);
    return all.put("state", state).put("next", next).build();
  }
}
