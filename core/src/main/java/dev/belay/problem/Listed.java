package dev.belay.problem;

import java.util.List;

/** Names in a message, which stays short however many there are. */
public final class Listed {
  private Listed() {}

  /**
   * As in {@code a, b and 3 more}.
   *
   * @param most how many are named, from 1
   */
  public static String of(List<String> names, int most) {
    String named = String.join(", ", names.subList(0, Math.min(most, names.size())));
    return names.size() > most ? named + " and " + (names.size() - most) + " more" : named;
  }
}
