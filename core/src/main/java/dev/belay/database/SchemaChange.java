package dev.belay.database;

/**
 * One thing that differs between two schemas.
 *
 * @param object what it is, lower case: {@code table}, {@code column}, {@code index} ...
 * @param name its own name
 * @param table the table that it belongs to; its own name for a table or view
 * @param before its definition before; empty where it is new
 * @param after its definition after; empty where it is gone
 */
public record SchemaChange(
    String object, String name, TableName table, String before, String after) {
  public boolean isAdded() {
    return before.isEmpty();
  }

  public boolean isRemoved() {
    return after.isEmpty();
  }

  /** In a few words: {@code index ix_a on t removed}. */
  public String describe() {
    String verb = isAdded() ? "added" : isRemoved() ? "removed" : "changed";
    String place = table.name().equals(name) ? "" : " on " + table;
    return object + " " + name + place + " " + verb;
  }
}
