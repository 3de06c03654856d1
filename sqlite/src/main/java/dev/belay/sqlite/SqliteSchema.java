package dev.belay.sqlite;

import dev.belay.database.Column;
import dev.belay.database.ForeignKey;
import dev.belay.database.SchemaObject;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.Table;
import dev.belay.database.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the schema out of {@code sqlite_schema} and its pragmas
 * (https://www.sqlite.org/schematab.html, https://www.sqlite.org/pragma.html). Belay's own tables
 * are left out.
 */
final class SqliteSchema {
  static final String OWN = "belay_";

  private static final String VIRTUAL = "CREATE VIRTUAL";

  private static final String OBJECTS =
      "SELECT type, name, tbl_name, coalesce(sql, '') FROM main.sqlite_schema"
          + " WHERE tbl_name NOT LIKE 'belay\\_%' ESCAPE '\\'"
          + " AND (name NOT LIKE 'sqlite\\_%' ESCAPE '\\' OR type = 'index')";

  private final Connection connection;

  SqliteSchema(Connection connection) {
    this.connection = connection;
  }

  /** Whether there is nothing but what is Belay's or SQLite's own. */
  boolean isEmpty() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(OBJECTS + " LIMIT 1")) {
      return !rows.next();
    }
  }

  SchemaSnapshot read() throws SQLException {
    List<Table> tables = new ArrayList<>();
    List<SchemaObject> objects = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(OBJECTS)) {
      while (rows.next()) {
        String name = rows.getString(2);
        String definition = Definition.fold(rows.getString(4));
        if (rows.getString(1).equals("table")) {
          tables.add(table(name, definition));
        } else {
          objects.add(
              new SchemaObject(
                  rows.getString(1), name, TableName.of(rows.getString(3)), definition));
        }
      }
    }
    return new SchemaSnapshot(tables, objects);
  }

  /**
   * The tables whose rows are told apart by a fingerprint: all but virtual ones, whose rows are in
   * tables of their own.
   */
  List<Table> storedTables() throws SQLException {
    return read().tables().stream().filter(table -> !isVirtual(table.definition())).toList();
  }

  /** To ask for the columns of a virtual table its module is needed, which may not be here. */
  private Table table(String name, String definition) throws SQLException {
    return isVirtual(definition)
        ? new Table(TableName.of(name), List.of(), List.of(), definition)
        : new Table(TableName.of(name), columns(name), foreignKeys(name), definition);
  }

  static boolean isVirtual(String definition) {
    return definition.regionMatches(true, 0, VIRTUAL, 0, VIRTUAL.length());
  }

  private List<Column> columns(String table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT name, type, \"notnull\", dflt_value, pk, hidden"
                + " FROM pragma_table_xinfo(?, 'main') WHERE hidden <> 1 ORDER BY cid")) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(
              new Column(
                  rows.getString(1),
                  Optional.ofNullable(rows.getString(2)).orElse(""),
                  rows.getBoolean(3),
                  Optional.ofNullable(rows.getString(4)),
                  rows.getInt(5),
                  rows.getInt(6) > 1));
        }
      }
    }
    return columns;
  }

  private List<ForeignKey> foreignKeys(String table) throws SQLException {
    Map<Integer, ForeignKey> keys = new LinkedHashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT id, \"table\", \"from\", \"to\", on_update, on_delete"
                + " FROM pragma_foreign_key_list(?, 'main') ORDER BY id, seq")) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ForeignKey key = foreignKey(rows);
          keys.merge(rows.getInt(1), key, SqliteSchema::joined);
        }
      }
    }
    return List.copyOf(keys.values());
  }

  private static ForeignKey foreignKey(ResultSet row) throws SQLException {
    String parentColumn = row.getString(4);
    return new ForeignKey(
        List.of(row.getString(3)),
        TableName.of(row.getString(2)),
        parentColumn == null ? List.of() : List.of(parentColumn),
        row.getString(6),
        row.getString(5));
  }

  private static ForeignKey joined(ForeignKey one, ForeignKey other) {
    List<String> columns = new ArrayList<>(one.columns());
    columns.addAll(other.columns());
    List<String> parentColumns = new ArrayList<>(one.parentColumns());
    parentColumns.addAll(other.parentColumns());
    return new ForeignKey(columns, one.parent(), parentColumns, one.onDelete(), one.onUpdate());
  }
}
