package dev.belay.database;

import java.util.Comparator;

/**
 * The name of a table as the database itself spells it.
 *
 * @param schema the schema it is in; empty for databases without schemas
 * @param name the bare name, unquoted
 */
public record TableName(String schema, String name) implements Comparable<TableName> {
  private static final Comparator<TableName> ORDER =
      Comparator.comparing(TableName::schema).thenComparing(TableName::name);

  public TableName {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a table has a name");
    }
  }

  /** A table of a database without schemas. */
  public static TableName of(String name) {
    return new TableName("", name);
  }

  @Override
  public int compareTo(TableName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return schema.isEmpty() ? name : schema + "." + name;
  }
}
