package dev.belay.benchmarks.sqlite;

import dev.belay.benchmarks.Ground;
import dev.belay.benchmarks.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/** Databases are files in the workspace. */
record SqliteGround(Workspace workspace) implements Ground {
  private static final String TABLES =
      "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name LIKE ?";

  @Override
  public String key() {
    return "INTEGER";
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public String target(String database) {
    return file(database).toString();
  }

  @Override
  public String jdbcUrl(String database) {
    return "jdbc:sqlite:" + file(database);
  }

  @Override
  public String dbmateUrl(String database) {
    return "sqlite:" + file(database);
  }

  private Path file(String database) {
    return workspace.path(database + ".db");
  }

  @Override
  public void makeEmpty(String database) throws IOException {
    String name = database + ".db";
    workspace.remove(name, name + "-wal", name + "-shm");
    Files.createFile(workspace.path(name));
  }

  @Override
  public long tables(String database, String prefix) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl(database));
        PreparedStatement statement = connection.prepareStatement(TABLES)) {
      statement.setString(1, prefix + "%");
      try (var result = statement.executeQuery()) {
        return result.getLong(1);
      }
    }
  }
}
