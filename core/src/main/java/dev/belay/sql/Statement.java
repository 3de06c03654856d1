package dev.belay.sql;

import java.util.List;

/**
 * One statement of a script.
 *
 * @param begin where its first token is
 * @param end just behind its last token, the semicolon not included
 * @param text exactly what is between the two
 * @param action what kind of change it is
 */
public record Statement(
    SqlSource source, Position begin, Position end, String text, Action action) {
  /** What it does, one thing after the other; more than one only if it does several. */
  public List<Action> actions() {
    return action instanceof Action.Several several ? several.actions() : List.of(action);
  }
}
