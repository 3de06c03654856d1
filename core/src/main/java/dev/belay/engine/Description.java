package dev.belay.engine;

import dev.belay.database.ByteCount;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a database says of itself.
 *
 * @param version as people say it: {@code SQLite 3.54.1}
 * @param size the space that it takes
 * @param empty whether it holds no table, view or other object besides Belay's own
 * @param properties whatever else the engine finds worth showing: {@code journal_mode} ...
 */
public record Description(
    String version, ByteCount size, boolean empty, SortedMap<String, String> properties) {
  public Description {
    properties = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(properties));
  }
}
