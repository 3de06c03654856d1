package dev.belay.sql;

import java.util.List;

/**
 * One statement of a script.
 *
 * @param begin where its first token is
 * @param end just behind its last token, the semicolon not included
 * @param text exactly what is between the two
 * @param action what kind of change it is
 * @param places where each of {@link #actions} is written, in their order
 */
public record Statement(
    SqlSource source, Position begin, Position end, String text, Action action, List<Span> places) {
  public Statement {
    places = List.copyOf(places);
  }

  /** One whose actions all stand for the whole of it. */
  public Statement(SqlSource source, Position begin, Position end, String text, Action action) {
    this(source, begin, end, text, action, List.of());
  }

  /** Told from its place alone, for what it does may be thousands of things. */
  @Override
  public int hashCode() {
    return 31 * source.name().hashCode() + begin.offset();
  }

  /** What it does, one thing after the other; more than one only if it does several. */
  public List<Action> actions() {
    return action instanceof Action.Several several ? several.actions() : List.of(action);
  }

  /** From its first token to its last. */
  public Span place() {
    return new Span(begin, end);
  }

  /** Where that very action of this statement is written. */
  public Span place(Action wanted) {
    return place(actions().indexOf(wanted));
  }

  /** Where one of {@link #actions} is written; all of it for a number that none has. */
  public Span place(int action) {
    return action >= 0 && action < places.size() ? places.get(action) : place();
  }
}
