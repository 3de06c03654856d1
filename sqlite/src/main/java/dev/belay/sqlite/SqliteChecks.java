package dev.belay.sqlite;

import dev.belay.database.SchemaObject;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.Table;
import dev.belay.engine.Violation;
import dev.belay.problem.Counted;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Finds what in a database breaks its own rules. */
final class SqliteChecks {
  private final Connection connection;
  private final Path file;
  private final List<Violation> violations = new ArrayList<>();

  SqliteChecks(Connection connection, Path file) {
    this.connection = connection;
    this.file = file;
  }

  List<Violation> run() throws SQLException {
    damage();
    if (!violations.isEmpty()) {
      // what else would be read can't be trusted
      return violations;
    }
    SchemaSnapshot schema = new SqliteSchema(connection).read();
    for (Table table : schema.tables()) {
      if (!table.foreignKeys().isEmpty()) {
        foreignKeys(table.name().name());
      }
    }
    for (SchemaObject object : schema.objects()) {
      if (object.kind().equals("view")) {
        view(object.name());
      }
    }
    return violations;
  }

  private void damage() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA main.integrity_check")) {
      while (rows.next()) {
        if (!rows.getString(1).equals("ok")) {
          violations.add(new Violation(Violation.DAMAGED, file.toString(), rows.getString(1)));
        }
      }
    } catch (SQLException e) {
      if (!SqliteProblems.isDamage(e)) {
        throw e;
      }
      violations.add(new Violation(Violation.DAMAGED, file.toString(), SqliteProblems.message(e)));
    }
  }

  private void foreignKeys(String table) throws SQLException {
    String check =
        "SELECT parent, count(*) FROM pragma_foreign_key_check(?, 'main') GROUP BY parent, fkid";
    try (var statement = connection.prepareStatement(check)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String missing = " with no match in " + rows.getString(1);
          violations.add(
              new Violation("foreign-key", table, Counted.of(rows.getLong(2), "row") + missing));
        }
      }
    } catch (SQLException e) {
      unreadable("foreign-key", table, e);
    }
  }

  private void view(String name) throws SQLException {
    String select = "SELECT * FROM main." + TableCursor.quote(name) + " LIMIT 0";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      rows.next();
    } catch (SQLException e) {
      unreadable("broken-view", name, e);
    }
  }

  /**
   * A view or a check that can't be compiled breaks a rule too: a parent without a unique key, a
   * table that is gone. Any other failure is none of the schema's.
   */
  private void unreadable(String kind, String name, SQLException thrown) throws SQLException {
    if (!SqliteProblems.isAboutSchema(thrown)) {
      throw thrown;
    }
    violations.add(new Violation(kind, name, SqliteProblems.message(thrown)));
  }
}
