package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What could not be done, and is expected not to be. */
public final class Refusals {
  private Refusals() {}

  /** Runs what must be refused with this code, and gives back what was said. */
  public static Problem refused(Code code, ThrowingCallable work) {
    BelayException thrown = catchThrowableOfType(BelayException.class, work);
    assertThat(thrown).as("a refusal with %s", code).isNotNull();
    assertThat(thrown.problem().code()).as(thrown.problem().toString()).isEqualTo(code);
    return thrown.problem();
  }
}
