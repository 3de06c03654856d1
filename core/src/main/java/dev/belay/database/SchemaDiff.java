package dev.belay.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What differs between two schemas, from the earlier to the later.
 *
 * @param changes empty exactly if the schemas are the same
 */
public record SchemaDiff(List<SchemaChange> changes) {
  public SchemaDiff {
    changes = List.copyOf(changes);
  }

  public static SchemaDiff between(SchemaSnapshot before, SchemaSnapshot after) {
    List<SchemaChange> changes = new ArrayList<>();
    compare(
        byKey(before.tables(), table -> table.name().toString()),
        byKey(after.tables(), table -> table.name().toString()),
        (old, now) -> compareTables(old, now, changes));
    compare(
        byKey(before.objects(), object -> object.kind() + " " + object.name()),
        byKey(after.objects(), object -> object.kind() + " " + object.name()),
        (old, now) -> compareObjects(old, now, changes));
    return new SchemaDiff(changes);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  private static void compareTables(List<Table> old, List<Table> now, List<SchemaChange> changes) {
    Table named = (old.isEmpty() ? now : old).get(0);
    if (old.isEmpty() || now.isEmpty()) {
      changes.add(change("table", named.name().name(), named.name(), old, now, Table::definition));
      return;
    }
    int known = changes.size();
    compare(
        byKey(old.get(0).columns(), Column::name),
        byKey(now.get(0).columns(), Column::name),
        (oldColumn, nowColumn) -> compareColumns(named.name(), oldColumn, nowColumn, changes));
    if (known == changes.size() && !old.equals(now)) {
      changes.add(change("table", named.name().name(), named.name(), old, now, Table::definition));
    }
  }

  private static void compareColumns(
      TableName table, List<Column> old, List<Column> now, List<SchemaChange> changes) {
    if (!old.equals(now)) {
      String name = (old.isEmpty() ? now : old).get(0).name();
      changes.add(change("column", name, table, old, now, Column::toString));
    }
  }

  private static void compareObjects(
      List<SchemaObject> old, List<SchemaObject> now, List<SchemaChange> changes) {
    if (!old.equals(now)) {
      SchemaObject named = (old.isEmpty() ? now : old).get(0);
      changes.add(
          change(named.kind(), named.name(), named.table(), old, now, SchemaDiff::definitionOf));
    }
  }

  private static String definitionOf(SchemaObject object) {
    return object.definition().isEmpty()
        ? object.kind() + " on " + object.table()
        : object.definition();
  }

  private static <T> SchemaChange change(
      String object,
      String name,
      TableName table,
      List<T> old,
      List<T> now,
      Function<T, String> definition) {
    return new SchemaChange(
        object,
        name,
        table,
        old.isEmpty() ? "" : definition.apply(old.get(0)),
        now.isEmpty() ? "" : definition.apply(now.get(0)));
  }

  /** Compares what is there under one name before and after; each list has one element or none. */
  @FunctionalInterface
  private interface Comparer<T> {
    void compare(List<T> old, List<T> now);
  }

  private static <T> void compare(
      Map<String, T> before, Map<String, T> after, Comparer<T> comparer) {
    before.forEach(
        (key, old) ->
            comparer.compare(
                List.of(old), after.containsKey(key) ? List.of(get(after, key)) : List.of()));
    after.forEach(
        (key, now) -> {
          if (!before.containsKey(key)) {
            comparer.compare(List.of(), List.of(now));
          }
        });
  }

  private static <T> T get(Map<String, T> map, String key) {
    T value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("nothing under " + key);
    }
    return value;
  }

  private static <T> Map<String, T> byKey(List<T> items, Function<T, String> key) {
    Map<String, T> byKey = new LinkedHashMap<>();
    items.forEach(item -> byKey.put(key.apply(item), item));
    return byKey;
  }
}
