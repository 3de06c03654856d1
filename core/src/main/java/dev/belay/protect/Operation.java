package dev.belay.protect;

import java.util.Locale;
import java.util.Optional;

/** What may destroy something, or make it easier to. Policies and permits tell these apart. */
public enum Operation {
  MIGRATE(true),
  /** A migration that was found to lose data, and was allowed to with a reason. */
  LOSE_DATA(true),
  ROLLBACK(true),
  RESTORE(true),
  PRUNE(true),
  /** A command of somebody else's. */
  GUARD(false),
  /** A mark that protects less than what is known. */
  MARK(false),
  /** Guards that refuse less than before. */
  PROTECT(false),
  UNPROTECT(false),
  /** The rights of an application's role, taken away. */
  PRIVILEGES(false),
  /** A database for tests, made, emptied or dropped; of what is for anything else nobody may. */
  TESTDB(false),
  PERMIT(false);

  private final boolean eased;

  Operation(boolean eased) {
    this.eased = eased;
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

  /** Whether a policy can ask for less than is usual; what keeps everything else shut stays so. */
  boolean canBeEased() {
    return eased;
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
