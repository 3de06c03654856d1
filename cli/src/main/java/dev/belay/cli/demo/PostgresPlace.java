package dev.belay.cli.demo;

import dev.belay.database.Secret;
import dev.belay.postgres.cluster.Cluster;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A database on a throw-away server; its password is in a file of the server's folder. */
record PostgresPlace(Cluster cluster, Secret password, Path folder) implements Shop.Place {
  private static final String USER = "postgres";
  private static final String DATABASE = "shop";

  static PostgresPlace make(Cluster cluster, Secret password, Path folder) throws SQLException {
    var place = new PostgresPlace(cluster, password, folder);
    try (Connection connection = place.connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + DATABASE);
    }
    place.writePassword();
    return place;
  }

  private Path passwordFile() {
    return cluster.folder().resolve("pgpass");
  }

  /** In the place of the user's own: psql is to say what is refused, and not by which line. */
  private Path habits() {
    return cluster.folder().resolve("psqlrc");
  }

  private void writePassword() {
    try {
      var onlyOurs = PosixFilePermissions.fromString("rw-------");
      Files.createFile(passwordFile(), PosixFilePermissions.asFileAttribute(onlyOurs));
      Files.writeString(passwordFile(), "*:*:*:" + USER + ":" + password.open() + "\n");
      Files.writeString(habits(), "\\set SHOW_CONTEXT never\n");
    } catch (IOException e) {
      throw Problem.ofDisk("can't write " + passwordFile(), e).toException(e);
    }
  }

  @Override
  public String url() {
    return "postgresql://%s@127.0.0.1:%d/%s?passfile=%s"
        .formatted(USER, cluster.port(), DATABASE, passwordFile().toUri().getRawPath());
  }

  @Override
  public Connection connect() throws SQLException {
    return connect(DATABASE);
  }

  private Connection connect(String database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password.open());
    // texts become what the column is, as in SQLite
    properties.setProperty("stringtype", "unspecified");
    properties.setProperty("reWriteBatchedInserts", "true");
    String url = "jdbc:postgresql://127.0.0.1:" + cluster.port() + "/" + database;
    Connection connection = DriverManager.getConnection(url, properties);
    try (var statement = connection.createStatement()) {
      statement.execute("SET TIME ZONE 'UTC'");
    }
    return connection;
  }

  @Override
  public Map<String, String> variables() {
    return Map.of(
        "PGHOST",
        "127.0.0.1",
        "PGPORT",
        Integer.toString(cluster.port()),
        "PGUSER",
        USER,
        "PGPASSFILE",
        passwordFile().toString(),
        "PGDATABASE",
        DATABASE);
  }

  @Override
  public List<String> ending(String shown) {
    return List.of(
        "The server is stopped, and " + shown + " is deleted again.",
        "For a database of your own: belay init");
  }

  /** Stops the server and deletes it, and the demo's folder. */
  @Override
  public void close() {
    cluster.close();
    if (!Files.exists(folder)) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw Problem.ofDisk("can't delete " + folder, e).toException(e);
    }
  }
}
