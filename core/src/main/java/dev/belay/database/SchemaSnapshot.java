package dev.belay.database;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The schema at one moment, without Belay's own tables. Two snapshots are equal exactly when the
 * schemas are. Sorted by name, whatever order they came in.
 */
public record SchemaSnapshot(List<Table> tables, List<SchemaObject> objects) {

  private static final Comparator<SchemaObject> ORDER =
      Comparator.comparing(SchemaObject::kind).thenComparing(SchemaObject::name);

  // stands behind what its constructor needs
  public static final SchemaSnapshot EMPTY = new SchemaSnapshot(List.of(), List.of());

  public SchemaSnapshot {
    tables = tables.stream().sorted(Comparator.comparing(Table::name)).toList();
    objects = objects.stream().sorted(ORDER).toList();
  }

  public Optional<Table> find(TableName name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  public boolean isEmpty() {
    return tables.isEmpty() && objects.isEmpty();
  }
}
