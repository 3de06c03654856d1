package dev.belay.problem;

import java.util.Objects;

/** The one exception that Belay throws on purpose; it carries one {@link Problem}. */
public final class BelayException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  public BelayException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  public BelayException(Problem problem, Throwable cause) {
    super(problem.toString(), Objects.requireNonNull(cause));
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
