package dev.belay.engine;

import java.util.List;
import java.util.Optional;

/**
 * What a database refuses at this moment.
 *
 * @param options what was asked for; empty where there are no guards
 * @param covers one for each guard that the engine has
 */
public record GuardStatus(Optional<GuardOptions> options, List<Cover> covers) {
  public GuardStatus {
    covers = List.copyOf(covers);
  }

  /** How far a guard reaches. */
  public enum Extent {
    COVERED,
    PARTLY,
    NOT_COVERED;

    @Override
    public String toString() {
      return switch (this) {
        case COVERED -> "covered";
        case PARTLY -> "partly";
        case NOT_COVERED -> "not covered";
      };
    }
  }

  /**
   * What is true of one guard.
   *
   * @param why in plain words: what is not covered and why, and who can get past it
   */
  public record Cover(Guard guard, Extent extent, String why) {}

  /** Whether everything that was asked for is in place. */
  public boolean isAsAsked() {
    return options.isPresent() && lacks().isEmpty();
  }

  /** What was asked for and is not in place, or not everywhere. */
  public List<Cover> lacks() {
    return covers.stream()
        .filter(cover -> cover.extent() != Extent.COVERED)
        .filter(
            cover -> options.filter(asked -> asked.guards().contains(cover.guard())).isPresent())
        .toList();
  }
}
