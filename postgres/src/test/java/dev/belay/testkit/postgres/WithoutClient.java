package dev.belay.testkit.postgres;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import java.lang.System.Logger.Level;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Skips a test where no client speaks to the server: the embedded ones come without. */
final class WithoutClient implements TestExecutionExceptionHandler {
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    if (!(thrown instanceof BelayException refused)
        || refused.problem().code() != Code.CLIENT_MISSING) {
      throw thrown;
    }
    String reason = context.getDisplayName() + ": " + refused.problem().what();
    System.getLogger(WithoutClient.class.getName()).log(Level.WARNING, "skipped: " + reason);
    throw new TestAbortedException(reason, thrown);
  }
}
