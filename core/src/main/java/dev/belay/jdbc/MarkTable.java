package dev.belay.jdbc;

import dev.belay.database.Environment;
import dev.belay.database.Mark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The mark in the target: a table with one row at most. */
public final class MarkTable {
  private static final String COLUMNS = "environment, places, at, \"by\"";

  private final Connection connection;
  private final Statements statements;
  private final String name;

  /**
   * Prepares; touches nothing.
   *
   * @param name of the table, as SQL says it
   */
  public MarkTable(Connection connection, String name) {
    this.connection = connection;
    this.statements = new Statements(connection);
    this.name = name;
  }

  /**
   * The mark in a table that is there.
   *
   * @param places of this database; one that the mark names, too, makes it this one's own
   */
  public Optional<Mark> read(List<String> places) throws SQLException {
    List<List<String>> rows = statements.rows("SELECT " + COLUMNS + " FROM " + name, 1);
    return rows.stream().findFirst().map(row -> mark(row, places));
  }

  /** What nobody knows how to read is no permission. */
  private static Mark mark(List<String> row, List<String> places) {
    List<String> marked = Arrays.asList(row.get(1).split("\n"));
    return new Mark(
        Environment.parse(row.get(0)).orElse(Environment.UNKNOWN),
        marked.stream().anyMatch(places::contains),
        marked.getFirst(),
        Instant.parse(row.get(2)),
        row.get(3));
  }

  /** Writes it in place of what was there; makes the table where it is not there. */
  public void write(Environment environment, List<String> places, Instant at, String by)
      throws SQLException {
    statements.run(
        "CREATE TABLE IF NOT EXISTS "
            + name
            + " (environment TEXT NOT NULL, places TEXT NOT NULL, at TEXT NOT NULL,"
            + " \"by\" TEXT NOT NULL)");
    remove();
    String sql = "INSERT INTO " + name + " (" + COLUMNS + ") VALUES (?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, environment.name().toLowerCase(Locale.ROOT));
      insert.setString(2, String.join("\n", places));
      insert.setString(3, at.toString());
      insert.setString(4, by);
      insert.executeUpdate();
    }
  }

  /** Empties a table that is there. */
  public void remove() throws SQLException {
    statements.run("DELETE FROM " + name);
  }
}
