package dev.belay.migrate;

import dev.belay.engine.Capability;
import dev.belay.pipeline.Event;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;

/**
 * Tries again what other sessions stood in the way of, after a pause in which everybody gets on who
 * has been waiting behind it. Only for work that is taken back as a whole when it fails.
 */
final class Tries {
  private static final int MOST = 5;

  private final Work work;

  Tries(Work work) {
    this.work = work;
  }

  /** Does it, until it succeeds, fails for another reason, or has been tried often enough. */
  void run(Runnable attempt) {
    for (int left = MOST - 1; left > 0; left--) {
      try {
        attempt.run();
        return;
      } catch (BelayException e) {
        if (!isWorthAnotherTry(e.problem())) {
          throw e;
        }
        letOthersGoOn(e.problem(), left);
      }
    }
    attempt.run();
  }

  private void letOthersGoOn(Problem problem, int left) {
    work.session().rollback();
    work.workspace().events().accept(new Event.Warned(again(problem, left)));
    work.workspace().cancellation().pause(work.options().lockWait());
  }

  /** One writer waits for the other without anybody waiting behind it. */
  private boolean isWorthAnotherTry(Problem problem) {
    return problem.code() == Code.DATABASE_BUSY
        && !work.workspace().database().capabilities().contains(Capability.SINGLE_WRITER);
  }

  private static Problem again(Problem problem, int left) {
    String who = problem.why().lines().findFirst().map(line -> ": " + line).orElse("");
    return Problem.of(problem.code(), problem.what() + "; tries left: " + left + who)
        .state("nothing is changed, and nothing held while they go on");
  }
}
