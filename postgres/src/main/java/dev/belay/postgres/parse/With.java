package dev.belay.postgres.parse;

import dev.belay.sql.Action;
import java.util.ArrayList;
import java.util.List;

/** Common table expressions, which may write, and the statement proper. */
final class With {
  private final Cursor cursor;
  private final List<Action> actions = new ArrayList<>();

  /** The cursor stands behind {@code WITH}. */
  With(Cursor cursor) {
    this.cursor = cursor;
  }

  /** All that write; if none does, what the statement proper is. */
  Action action() {
    cursor.skip("RECURSIVE");
    cursor.list(this::expression);
    Action main = Classifier.statement(cursor);
    if (actions.isEmpty() || !(main instanceof Action.Query)) {
      actions.add(main);
    }
    return Action.Several.of(actions);
  }

  private String expression() {
    String name = cursor.name();
    if (cursor.sees("(")) {
      cursor.parenthesis();
    }
    cursor.skip("AS");
    cursor.skip("NOT");
    cursor.skip("MATERIALIZED");
    Action action = Classifier.statement(new Cursor(cursor.parenthesis()));
    if (!(action instanceof Action.Query)) {
      actions.add(action);
    }
    searchAndCycle();
    return name;
  }

  /** {@code SEARCH DEPTH FIRST BY a, b SET c} has commas of its own. */
  private void searchAndCycle() {
    if (cursor.skip("SEARCH")) {
      cursor.skipTo("SET");
      cursor.skip("SET");
      cursor.name();
    }
    if (cursor.skip("CYCLE")) {
      cursor.skipTo("USING");
      cursor.skip("USING");
      cursor.name();
    }
  }
}
