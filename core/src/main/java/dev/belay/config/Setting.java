package dev.belay.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set, declared once in {@link Settings}.
 *
 * @param key the dotted path in belay.yaml; empty where it can't be set there
 * @param place where in belay.yaml it may stand
 * @param variables the environment variables that set it, strongest first
 * @param option the command line's option; empty where there is none
 * @param kind how its text is read
 * @param standard the text of the built-in default; empty where there is none
 * @param meaning one sentence for people
 */
public record Setting<T>(
    String key,
    Place place,
    List<String> variables,
    String option,
    Kind<T> kind,
    String standard,
    String meaning) {

  /** Where in belay.yaml a setting may stand. */
  public enum Place {
    /** Nowhere: it is set by variables and options only. */
    NOWHERE,
    /** At the top only. */
    TOP,
    /** Under a target only. */
    TARGET,
    /** At the top for all targets, and under a target for that one. */
    ANYWHERE
  }

  public Setting {
    variables = List.copyOf(variables);
    if (key.isEmpty() != (place == Place.NOWHERE)) {
      throw new IllegalArgumentException("a key and a place go together: " + meaning);
    }
  }

  /** How people call it: its key, else its first variable. */
  public String name() {
    return key.isEmpty() ? variables.getFirst() : key;
  }

  /** By name. Said out here because what Java makes for records takes 10 ms of every start. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Setting<?> setting && setting.name().equals(name());
  }

  @Override
  public int hashCode() {
    return name().hashCode();
  }

  @Override
  public String toString() {
    return name();
  }

  boolean standsAtTop() {
    return place == Place.TOP || place == Place.ANYWHERE;
  }

  boolean standsUnderTarget() {
    return place == Place.TARGET || place == Place.ANYWHERE;
  }
}
