package dev.belay.postgres.grammar;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The few hundred names of fields, each of them made once. Not thread-safe. */
final class FieldNames {
  private static final int SLOTS = 4096;

  private final @Nullable String[] known = new @Nullable String[SLOTS];

  String of(byte[] json, int begin, int end) {
    int slot = hash(json, begin, end) & (SLOTS - 1);
    String name = known[slot];
    if (name == null || !isSame(name, json, begin, end)) {
      name = new String(json, begin, end - begin, StandardCharsets.US_ASCII);
      known[slot] = name;
    }
    return name;
  }

  private static int hash(byte[] json, int begin, int end) {
    int hash = 0;
    for (int i = begin; i < end; i++) {
      hash = hash * 31 + json[i];
    }
    return hash ^ hash >>> 12;
  }

  private static boolean isSame(String name, byte[] json, int begin, int end) {
    if (name.length() != end - begin) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) != json[begin + i]) {
        return false;
      }
    }
    return true;
  }
}
