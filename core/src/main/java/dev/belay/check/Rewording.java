package dev.belay.check;

import dev.belay.sql.Action;
import dev.belay.sql.Span;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a statement anew in the words in which it was written, but for a part of it. */
public final class Rewording {
  private final Statement statement;

  public Rewording(Statement statement) {
    this.statement = statement;
  }

  /** What one of the actions says: {@code ADD CHECK (a > 0)}. */
  public String part(Action action) {
    return text(statement.place(action));
  }

  /** What stands before the first of the actions: {@code ALTER TABLE ONLY shop.item}. */
  public String head() {
    int begin = statement.begin().offset();
    int end = statement.place(statement.actions().get(0)).begin().offset();
    return statement.source().text().substring(begin, end).strip();
  }

  /** A statement of its own with that head. */
  public String with(String part) {
    return head() + " " + part;
  }

  /** The statement with other words for one of its actions. */
  public String replacing(Action action, String words) {
    Span place = statement.place(action);
    int begin = place.begin().offset() - statement.begin().offset();
    int end = place.end().offset() - statement.begin().offset();
    return statement.text().substring(0, begin) + words + statement.text().substring(end);
  }

  /** The statement without one of its actions; empty if it was the only one. */
  public Optional<String> without(Action action) {
    List<String> others = new ArrayList<>();
    for (Action each : statement.actions()) {
      if (!each.equals(action)) {
        others.add(part(each));
      }
    }
    return others.isEmpty() ? Optional.empty() : Optional.of(with(String.join(", ", others)));
  }

  private String text(Span span) {
    return statement.source().text().substring(span.begin().offset(), span.end().offset());
  }
}
