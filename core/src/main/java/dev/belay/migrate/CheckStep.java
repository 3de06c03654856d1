package dev.belay.migrate;

import dev.belay.check.Check;
import dev.belay.check.Findings;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;

/** What the rules have to say of the statements; refuses nothing yet. */
final class CheckStep implements Step {
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
  }

  @Override
  public void undo(Notes notes) {
    // nothing was changed
  }
}
