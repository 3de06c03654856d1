package dev.belay.engine;

import java.util.Optional;

/**
 * A part of a database that is brought back alone: one table, or all of a schema.
 *
 * @param schema empty for the one that tables are in of which none is said
 * @param table empty for all of the schema
 * @param as another name for the table; empty to leave it its own
 */
public record Part(String schema, Optional<String> table, Optional<String> as) {
  public Part {
    if (schema.isEmpty() && table.isEmpty()) {
      throw new IllegalArgumentException("a part has a name");
    }
  }

  /** One table, as in {@code orders} or {@code sales.orders}. */
  public static Part ofTable(String name, Optional<String> as) {
    int point = name.indexOf('.');
    return new Part(
        point < 0 ? "" : name.substring(0, point), Optional.of(name.substring(point + 1)), as);
  }

  public static Part ofSchema(String name) {
    return new Part(name, Optional.empty(), Optional.empty());
  }

  /** The name that it gets where it is brought to. */
  @Override
  public String toString() {
    if (table.isEmpty()) {
      return "schema " + schema;
    }
    return "table " + (schema.isEmpty() ? "" : schema + ".") + as.orElse(table.get());
  }
}
