package dev.belay.migrate;

import dev.belay.check.Finding;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Refuses what was found to lose data and is not allowed. */
final class JudgeStep implements Step {
  private static final int SHOWN = 10;

  private final Work work;
  private final Predicate<String> judged;

  JudgeStep(Work work) {
    this(work, file -> true);
  }

  /**
   * Judges a part.
   *
   * @param judged whose findings may stand in the way
   */
  JudgeStep(Work work, Predicate<String> judged) {
    this.work = work;
    this.judged = judged;
  }

  @Override
  public String name() {
    return "judge";
  }

  @Override
  public void run(Notes notes) {
    List<Finding> counting = work.findings().only(judged).counting(work.options().failOn());
    if (!counting.isEmpty()) {
      throw Problem.of(Code.FINDINGS, told(counting))
          .why(
              counting.stream()
                  .map(Finding::message)
                  .limit(SHOWN)
                  .collect(Collectors.joining("\n")))
          .state(
              "nothing was changed in "
                  + work.workspace().target().name()
                  + (work.backup().isPresent() ? "; the backup is kept" : ""))
          .remedy("mend the file, or allow what is meant to happen; then run it again")
          .toException();
    }
    notes.say("nothing stands in the way");
  }

  private static String told(List<Finding> findings) {
    return findings.size() == 1
        ? "1 finding stands in the way"
        : findings.size() + " findings stand in the way";
  }

  @Override
  public void undo(Notes notes) {
    // nothing was changed
  }
}
