package dev.belay.pipeline;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs steps in order and undoes them in reverse when one fails; finishes or undoes what another
 * process left. Not thread-safe: one run, one instance.
 */
public final class Pipeline {
  private final List<Step> steps;
  private final Journal journal;
  private final Consumer<Event> events;
  private final InstantSource clock;
  private final Cancellation cancellation;

  public Pipeline(
      List<Step> steps,
      Journal journal,
      Consumer<Event> events,
      InstantSource clock,
      Cancellation cancellation) {
    this.steps = List.copyOf(steps);
    this.journal = journal;
    this.events = events;
    this.clock = clock;
    this.cancellation = cancellation;
  }

  /** Runs every step, or undoes every step that was begun. Does not throw for what a step does. */
  public Outcome run() {
    return closed(runFrom(0));
  }

  /**
   * Ends a run that was killed, from its journal: forward if its pivot is settled, back otherwise.
   * The steps must be built as the run itself built them. Safe to be killed and called again.
   */
  public Outcome recover() {
    List<String> standing = journal.standing();
    Optional<Step.Pivot> pivot = pivot();
    if (pivot.isPresent() && standing.contains(pivot.get().name()) && !journal.isUndoing()) {
      try {
        if (pivot.get().settled(notes(pivot.get()))) {
          return closed(runFrom(steps.indexOf(pivot.get()) + 1));
        }
      } catch (Exception e) {
        return new Outcome.Stranded(pivot.get().name(), Failure.problemOf(e), List.of());
      }
    }
    return closed(undo(journal.lastStep(), killed(journal.lastStep())));
  }

  private Outcome runFrom(int first) {
    for (Step step : steps.subList(first, steps.size())) {
      if (journal.isDone(step.name())) {
        continue;
      }
      StepNotes notes = notes(step);
      try {
        if (!(step instanceof Step.Retriable)) {
          cancellation.check();
        }
        begin(step, notes);
        step.run(notes);
        journal.add(new JournalEntry.Done(step.name()));
        events.accept(new Event.Ended(step.name(), notes.detail(), notes.took()));
      } catch (Exception e) {
        return failed(step, notes, e);
      }
    }
    return new Outcome.Completed();
  }

  private void begin(Step step, StepNotes notes) {
    journal.add(new JournalEntry.Begun(step.name()));
    notes.begin();
    events.accept(new Event.Began(step.name()));
  }

  private Outcome failed(Step step, StepNotes notes, Exception cause) {
    Problem problem = Failure.problemOf(cause);
    events.accept(new Event.Failed(step.name(), notes.detail(), problem, cause, notes.took()));
    if (step instanceof Step.Retriable) {
      return new Outcome.Unfinished(step.name(), problem);
    }
    if (step instanceof Step.Pivot pivot) {
      try {
        if (pivot.settled(notes)) {
          return new Outcome.Unfinished(step.name(), problem);
        }
      } catch (Exception e) {
        return new Outcome.Stranded(step.name(), problem, List.of(notUndone(step, e)));
      }
    }
    return undo(step.name(), problem);
  }

  private Outcome undo(String failedStep, Problem problem) {
    List<String> standing = journal.standing();
    List<Outcome.NotUndone> notUndone = new ArrayList<>();
    for (Step step : steps.reversed()) {
      if (standing.contains(step.name())) {
        undo(step, notUndone);
      }
    }
    if (!notUndone.isEmpty()) {
      return new Outcome.Stranded(failedStep, problem, notUndone);
    }
    return stands(standing)
        .<Outcome>map(stands -> new Outcome.Stopped(failedStep, problem, stands))
        .orElseGet(() -> new Outcome.RolledBack(failedStep, problem));
  }

  private Optional<String> stands(List<String> begun) {
    return steps.stream()
        .filter(step -> begun.contains(step.name()))
        .filter(Step.Resumable.class::isInstance)
        .flatMap(step -> ((Step.Resumable) step).stands(notes(step)).stream())
        .findFirst();
  }

  private void undo(Step step, List<Outcome.NotUndone> notUndone) {
    var notes = new StepNotes(step.name(), journal, events, clock, new Cancellation());
    notes.begin();
    try {
      addIfPossible(new JournalEntry.Undoing(step.name()));
      step.undo(notes);
      addIfPossible(new JournalEntry.Undone(step.name()));
      events.accept(new Event.Undone(step.name(), notes.detail(), notes.took()));
    } catch (Exception e) {
      Outcome.NotUndone failure = notUndone(step, e);
      notUndone.add(failure);
      events.accept(new Event.NotUndone(step.name(), failure.problem(), notes.took()));
    }
  }

  private static Outcome.NotUndone notUndone(Step step, Exception cause) {
    return new Outcome.NotUndone(step.name(), Failure.problemOf(cause));
  }

  /** A stranded or unfinished run stays open in the journal: recovering tries again. */
  private Outcome closed(Outcome outcome) {
    switch (outcome) {
      case Outcome.Completed ignored -> addIfPossible(new JournalEntry.Closed("completed"));
      case Outcome.RolledBack ignored -> addIfPossible(new JournalEntry.Closed("rolled-back"));
      case Outcome.Stopped ignored -> addIfPossible(new JournalEntry.Closed("stopped"));
      case Outcome.Unfinished ignored -> {}
      case Outcome.Stranded ignored -> {}
    }
    return outcome;
  }

  /**
   * A journal that can't be written must not keep a step from being undone. The run then looks
   * unfinished to the next one, and recovering it undoes once more what is undone already, which
   * every step allows.
   */
  private void addIfPossible(JournalEntry entry) {
    try {
      journal.add(entry);
    } catch (BelayException e) {
      events.accept(new Event.Warned(e.problem()));
    }
  }

  private Optional<Step.Pivot> pivot() {
    return steps.stream()
        .filter(Step.Pivot.class::isInstance)
        .map(Step.Pivot.class::cast)
        .findFirst();
  }

  private StepNotes notes(Step step) {
    return new StepNotes(step.name(), journal, events, clock, cancellation);
  }

  private static Problem killed(String step) {
    return Problem.of(Code.INTERRUPTED, "the run was killed in " + step);
  }
}
