package dev.belay.postgres.grammar;

/** C's {@code longjmp}: how PostgreSQL leaves the parser when it has found an error. */
final class LongJump extends RuntimeException {
  private static final long serialVersionUID = 1;

  LongJump() {
    super("longjmp", null, false, false);
  }
}
