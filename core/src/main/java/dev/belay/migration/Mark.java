package dev.belay.migration;

import java.util.List;

/**
 * What another tool knows a migration by.
 *
 * @param label what that tool calls it, for people
 * @param keys the names under which its history may have it, the surest first
 * @param checksums what its history may hold for it if this is the text that was applied; empty
 *     where the tool keeps none
 * @param transactional whether that tool runs it in a transaction
 * @param again when it is run again
 */
public record Mark(
    String label, List<String> keys, List<String> checksums, boolean transactional, Again again) {
  /** When a tool runs a migration that it has run before. */
  public enum Again {
    NEVER,
    WHEN_CHANGED,
    ALWAYS
  }

  public Mark {
    keys = List.copyOf(keys);
    checksums = List.copyOf(checksums);
  }

  /** One that is run once, in a transaction. */
  public static Mark of(String label, String key, List<String> checksums) {
    return new Mark(label, List.of(key), checksums, true, Again.NEVER);
  }

  /** The same, in a transaction or not. */
  public Mark transactional(boolean inTransaction) {
    return new Mark(label, keys, checksums, inTransaction, again);
  }
}
