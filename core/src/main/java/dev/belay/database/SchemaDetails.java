package dev.belay.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a schema's objects have besides their definitions: owners, rights, comments and the like. It
 * makes no difference to a migration, but a restore has to bring it back.
 *
 * @param kinds of what was looked at, and for each of them what there is by the object's name:
 *     {@code owner}, {@code table shop.orders}, {@code alice}
 */
public record SchemaDetails(SortedMap<String, SortedMap<String, String>> kinds) {
  /** Nothing was looked at. */
  public static final SchemaDetails NONE = new SchemaDetails(new TreeMap<>());

  /** Where each sequence stands: as soon as applications come that is no matter any more. */
  public static final String SEQUENCE = "sequence";

  public SchemaDetails {
    SortedMap<String, SortedMap<String, String>> copy = new TreeMap<>();
    kinds.forEach(
        (kind, objects) ->
            copy.put(kind, Collections.unmodifiableSortedMap(new TreeMap<>(objects))));
    kinds = Collections.unmodifiableSortedMap(copy);
  }

  /** The same with one more kind, or with another content of one. */
  public SchemaDetails with(String kind, SortedMap<String, String> objects) {
    SortedMap<String, SortedMap<String, String>> all = new TreeMap<>(kinds);
    all.put(kind, objects);
    return new SchemaDetails(all);
  }

  /** The same without one kind. */
  public SchemaDetails without(String kind) {
    SortedMap<String, SortedMap<String, String>> all = new TreeMap<>(kinds);
    all.remove(kind);
    return new SchemaDetails(all);
  }

  /** What is different in {@code found}, a line each; only in kinds that both have looked at. */
  public List<String> differences(SchemaDetails found) {
    List<String> lines = new ArrayList<>();
    kinds.forEach(
        (kind, objects) ->
            Optional.ofNullable(found.kinds.get(kind))
                .ifPresent(others -> compare(kind, objects, others, lines)));
    return lines;
  }

  /** The kinds that {@code found} has looked at and this has not: those can't be compared. */
  public SortedSet<String> unknownOf(SchemaDetails found) {
    SortedSet<String> unknown = new TreeSet<>(found.kinds.keySet());
    unknown.removeAll(kinds.keySet());
    return unknown;
  }

  private static void compare(
      String kind,
      SortedMap<String, String> objects,
      SortedMap<String, String> found,
      List<String> lines) {
    SortedSet<String> names = new TreeSet<>(objects.keySet());
    names.addAll(found.keySet());
    for (String name : names) {
      String promised = objects.getOrDefault(name, "none");
      String there = found.getOrDefault(name, "none");
      if (!promised.equals(there)) {
        lines.add("%s of %s: %s, and not %s".formatted(kind, name, there, promised));
      }
    }
  }
}
