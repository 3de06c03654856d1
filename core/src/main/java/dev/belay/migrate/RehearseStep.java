package dev.belay.migrate;

import dev.belay.check.Check;
import dev.belay.check.Findings;
import dev.belay.command.CommandRun;
import dev.belay.command.TeamCommand;
import dev.belay.engine.Away;
import dev.belay.othertools.OwnTables;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.rehearse.ClosureText;
import dev.belay.rehearse.CommandRehearsal;
import dev.belay.rehearse.Estimate;
import dev.belay.rehearse.Ground;
import dev.belay.rehearse.Measurements;
import dev.belay.rehearse.Rehearsal;
import dev.belay.rehearse.Rehearsed;
import dev.belay.repository.Manifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes a copy, of the backup where there is one, which proves it, and runs the migrations there.
 */
final class RehearseStep implements Step {
  private final Work work;

  RehearseStep(Work work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "rehearse";
  }

  @Override
  public void run(Notes notes) throws IOException {
    Original original = work.ground().orElseThrow();
    Rehearsed rehearsed = rehearsed(original, notes);
    work.rehearsed(rehearsed);
    if (work.backup().isPresent() && rehearsed.ground() == Ground.BACKUP) {
      work.workspace().repository().markVerified(work.backup().get(), Manifest.Proof.RESTORED);
    }
    Findings findings = new Check(work.script(), work.options().allows()).look(rehearsed);
    work.findings(findings);
    notes.say(String.join("\n", lines(original, rehearsed, findings)));
  }

  private Rehearsed rehearsed(Original original, Notes notes) throws IOException {
    return work.isByCommand() ? byCommand(original, notes) : byApplying(original, notes);
  }

  private Rehearsed byCommand(Original original, Notes notes) throws IOException {
    TeamCommand command = work.options().command().orElseThrow();
    var rehearsal =
        new CommandRehearsal(
            original.copies(work.scratch(), notes),
            new CommandRun(
                command, work.plan().tool(), work.workspace().database().url(), work.scratch()),
            table -> OwnTables.has(work.plan().tool(), table),
            copy -> new Performed(work).require(copy, original.ground().isWhole()),
            work.workspace().clock());
    try {
      return rehearsal.rehearse(notes);
    } catch (BelayException e) {
      throw inRehearsal(e);
    }
  }

  private Rehearsed byApplying(Original original, Notes notes) throws IOException {
    var down = DownScripts.of(work, original.ground().isWhole());
    var rehearsal =
        new Rehearsal(
            original.copies(work.scratch(), notes),
            work.plan().batches(),
            down.tried(),
            work.plan().assertions(),
            work.options().role(),
            work.run(),
            work.workspace().clock());
    try {
      return timed(original, rehearsal.rehearse(notes)).or(down.untried());
    } catch (BelayException e) {
      throw inRehearsal(e);
    }
  }

  private List<String> lines(Original original, Rehearsed rehearsed, Findings findings) {
    List<String> lines = new ArrayList<>();
    lines.add(told(original, rehearsed));
    lines.addAll(ClosureText.lines(rehearsed.measured(), work.plan().isOneTransaction()));
    work.place().away().map(Away::unlike).ifPresent(lines::addAll);
    lines.addAll(rehearsed.down().told());
    lines.addAll(limits(rehearsed.ground()));
    lines.add(findings.summary());
    return lines;
  }

  private String told(Original original, Rehearsed rehearsed) {
    return String.format(
        Locale.ROOT,
        "%s; applied in %.1f s",
        original.told(rehearsed.restore()) + where(),
        rehearsed.apply().toMillis() / 1000.0);
  }

  private String where() {
    return work.place().away().map(server -> ", on " + server.name()).orElse("");
  }

  /** What this rehearsal can't tell, though one on the restored backup could. */
  private List<String> limits(Ground ground) {
    List<String> limits = new ArrayList<>();
    if (!ground.isWhole()) {
      limits.add("not told: what becomes of all rows, and whether all of them keep new rules");
      limits.add("(NOT NULL, UNIQUE, CHECK, foreign keys)");
    }
    if (ground != Ground.BACKUP && work.backup().isPresent()) {
      limits.add("not proven: that the backup restores; belay verify " + work.backup().get().id());
    }
    return limits;
  }

  /** As it would be with all rows, as far as that can be told. */
  private Rehearsed timed(Original original, Rehearsed rehearsed) {
    return switch (rehearsed.ground()) {
      case BACKUP, TEMPLATE, OFF -> rehearsed;
      case SAMPLE, SCHEMA -> {
        var estimate = new Estimate(work.serverCopies().sizes(), original.sizes());
        Measurements estimated = estimate.of(rehearsed.measured());
        yield rehearsed.timed(
            rehearsed.ground() == Ground.SCHEMA ? estimated.untimed() : estimated);
      }
    };
  }

  /** It happened on a copy: the target has not been touched, and a failure there is a "no". */
  private BelayException inRehearsal(BelayException cause) {
    Problem problem = cause.problem();
    if (problem.code() != Code.MIGRATION_FAILED && problem.code() != Code.ASSERTION_FAILED) {
      return cause;
    }
    return Problem.of(Code.REHEARSAL_FAILED, problem.what() + " in rehearsal")
        .why(problem.why())
        .state(
            "nothing was changed in "
                + work.workspace().target().name()
                + ": it was a copy that this happened to")
        .remedy(problem.remedy())
        .toException(cause);
  }

  @Override
  public void undo(Notes notes) {
    // the copy is gone already
  }
}
