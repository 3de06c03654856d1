package dev.belay.migrate;

import dev.belay.check.Finding;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.protect.Consent;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses what was found to lose data, and asks where the policy says so. */
final class DecideStep implements Step {
  private final Work work;
  private final Consent consent;

  DecideStep(Work work, Consent consent) {
    this.work = work;
    this.consent = consent;
  }

  @Override
  public String name() {
    return "confirm";
  }

  @Override
  public void run(Notes notes) {
    List<Finding> counting = work.findings().counting(work.options().failOn());
    if (!counting.isEmpty()) {
      throw Problem.of(Code.FINDINGS, counting.size() + counted(counting))
          .why(counting.stream().map(Finding::message).limit(10).collect(Collectors.joining("\n")))
          .state("nothing was changed in " + work.workspace().target().name())
          .toException();
    }
    notes.say(consent.to("migrate", work.workspace().target(), work.plan().told()));
  }

  private static String counted(List<Finding> findings) {
    return findings.size() == 1 ? " thing stands in the way" : " things stand in the way";
  }

  @Override
  public void undo(Notes notes) {
    // nothing was changed
  }
}
