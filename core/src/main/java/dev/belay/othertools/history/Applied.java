package dev.belay.othertools.history;

import java.util.List;

/**
 * One migration that a tool has applied, as its table says.
 *
 * @param keys the names by which a file may be known as this one, the surest last
 * @param label for people
 * @param checksum of the file as it was applied; empty if that was not kept, or in a way that can't
 *     be compared
 * @param at when, as the tool wrote it; may be empty
 * @param file whether it came from a file of SQL, which should still be there
 */
public record Applied(List<String> keys, String label, String checksum, String at, boolean file) {
  public Applied {
    keys = List.copyOf(keys);
  }

  static Applied of(String key, String label, String checksum, String at) {
    return new Applied(List.of(key), label, checksum, at, true);
  }
}
