package dev.belay.jdbc;

import dev.belay.database.Permit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * The permits in the target: one table of those that were given, and one to which each use is
 * added. Nobody needs the right to change a row, so nobody can make a used one new.
 */
public final class PermitTable {
  private final Connection connection;
  private final Statements statements;
  private final String given;
  private final String uses;

  /**
   * Prepares; touches nothing.
   *
   * @param name of the table of those that were given, as SQL says it; that of the uses is called
   *     like it with {@code _use} behind
   */
  public PermitTable(Connection connection, String name) {
    this.connection = connection;
    this.statements = new Statements(connection);
    this.given = name;
    this.uses = name + "_use";
  }

  /** Makes the tables where they are not there. */
  public void create() throws SQLException {
    statements.run(
        "CREATE TABLE IF NOT EXISTS "
            + given
            + " (id TEXT PRIMARY KEY, operation TEXT NOT NULL, place TEXT NOT NULL,"
            + " at TEXT NOT NULL, until TEXT NOT NULL, times INTEGER NOT NULL,"
            + " \"by\" TEXT NOT NULL, reason TEXT NOT NULL)");
    statements.run(
        "CREATE TABLE IF NOT EXISTS "
            + uses
            + " (permit TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL,"
            + " \"by\" TEXT NOT NULL, PRIMARY KEY (permit, number))");
  }

  /** Those in tables that are there, oldest first. */
  public List<Permit> read(String place) throws SQLException {
    String sql =
        "SELECT id, operation, place, at, until, times,"
            + " (SELECT count(*) FROM "
            + uses
            + " u WHERE u.permit = g.id), \"by\", reason FROM "
            + given
            + " g ORDER BY at, id";
    return statements.rows(sql, Integer.MAX_VALUE).stream().map(row -> permit(row, place)).toList();
  }

  private static Permit permit(List<String> row, String place) {
    return new Permit(
        row.get(0),
        row.get(1),
        row.get(2).equals(place),
        Instant.parse(row.get(3)),
        Instant.parse(row.get(4)),
        Integer.parseInt(row.get(5)),
        Integer.parseInt(row.get(6)),
        row.get(7),
        row.get(8));
  }

  /** Adds one to tables that are there. */
  public void add(Permit permit, String place) throws SQLException {
    String sql =
        "INSERT INTO "
            + given
            + " (id, operation, place, at, until, times, \"by\", reason)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, permit.id());
      insert.setString(2, permit.operation());
      insert.setString(3, place);
      insert.setString(4, permit.at().toString());
      insert.setString(5, permit.until().toString());
      insert.setInt(6, permit.times());
      insert.setString(7, permit.by());
      insert.setString(8, permit.reason());
      insert.executeUpdate();
    }
  }

  /** Takes the first number that is free: two that want the same get it one after the other. */
  public boolean use(Permit permit, Instant at, String by) throws SQLException {
    String sql =
        "INSERT INTO "
            + uses
            + " (permit, number, at, \"by\") VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, permit.id());
      insert.setString(3, at.toString());
      insert.setString(4, by);
      for (int number = permit.used() + 1; number <= permit.times(); number++) {
        insert.setInt(2, number);
        if (insert.executeUpdate() == 1) {
          return true;
        }
      }
      return false;
    }
  }

  /** Takes one back. */
  public void revoke(String id) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM " + given + " WHERE id = ?")) {
      delete.setString(1, id);
      delete.executeUpdate();
    }
  }

  /** Takes all back, in tables that are there. */
  public void clear() throws SQLException {
    statements.run("DELETE FROM " + given);
  }
}
