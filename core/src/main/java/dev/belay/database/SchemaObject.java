package dev.belay.database;

/**
 * An index, view, trigger or whatever else a schema holds besides tables.
 *
 * @param kind lower case, as people say it: {@code index}, {@code view}, {@code trigger}
 * @param table the table that it belongs to; its own name for a view
 * @param definition its SQL with white space and comments folded
 */
public record SchemaObject(String kind, String name, TableName table, String definition) {}
