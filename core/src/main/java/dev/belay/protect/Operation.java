package dev.belay.protect;

import java.util.Locale;
import java.util.Optional;

/** What may destroy something, or make it easier to. Policies and permits tell these apart. */
public enum Operation {
  MIGRATE(Need.FREE),
  /** A migration that was found to lose data, and was allowed to with a reason. */
  LOSE_DATA(Need.FREE),
  ROLLBACK(Need.FREE),
  RESTORE(Need.FREE),
  PRUNE(Need.FREE),
  /** A command of somebody else's. */
  GUARD(Need.PERSON),
  /** A mark that protects less than what is known. */
  MARK(Need.PERSON),
  /** Guards that refuse less than before. */
  PROTECT(Need.PERSON),
  UNPROTECT(Need.PERSON),
  PERMIT(Need.PERSON);

  private final Need least;

  Operation(Need least) {
    this.least = least;
  }

  /** As in {@code lose-data}. */
  public static Optional<Operation> parse(String word) {
    for (Operation operation : values()) {
      if (operation.toString().equals(word)) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }

  /** What no policy can go below where a database may be somebody's. */
  public Need least() {
    return least;
  }

  /** Whether others can be allowed to do it; who gives permits can't be. */
  public boolean canBePermitted() {
    return this != PERMIT;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
