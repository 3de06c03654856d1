package dev.belay.engine;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Set;

/**
 * The words with which a script would end, or split, the transaction in which Belay keeps the way
 * back: each engine has its own.
 */
public record TransactionWords(Set<String> words) {
  public TransactionWords {
    words = Set.copyOf(words);
  }

  /**
   * Refuses a statement that consists of one.
   *
   * @throws dev.belay.problem.BelayException {@code STATEMENT_FAILED}
   */
  public void refuse(Statement statement) {
    if (statement.action() instanceof Action.TransactionControl control
        && words.contains(control.keyword())) {
      throw Problem.of(Code.STATEMENT_FAILED, control.keyword() + " is not for a migration to say")
          .why("it would end the transaction in which Belay keeps the way back")
          .state("")
          .remedy("take it out of the file")
          .toException();
    }
  }
}
