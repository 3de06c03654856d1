package dev.belay.migrate;

import dev.belay.check.Check;
import dev.belay.check.Finding;
import dev.belay.check.Findings;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;

/**
 * What the rules have to say of the statements. Refuses only what must not even be rehearsed: a
 * copy is a copy of the target alone, and another database that it brings into reach is the real
 * one.
 */
final class CheckStep implements Step {
  private static final String REACHES_OUT = "ban-attach";

  private final Work work;

  CheckStep(Work work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public void run(Notes notes) {
    Findings findings = new Check(work.script(), work.options().allows()).look();
    work.findings(findings);
    notes.say(findings.summary());
    for (Finding finding : findings.all()) {
      if (finding.rule().equals(REACHES_OUT) && finding.allowed().isEmpty()) {
        throw refused(finding);
      }
    }
  }

  private BelayException refused(Finding finding) {
    return Problem.of(Code.FINDINGS, finding.file() + " must not even be rehearsed")
        .why(finding.message())
        .state("nothing was changed in " + work.workspace().target().name())
        .remedy(finding.help())
        .toException();
  }

  @Override
  public void undo(Notes notes) {
    // nothing was changed
  }
}
