package dev.belay.sqlite;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/** A database's file: what it looks like from outside, and how connections to it are opened. */
record SqliteFile(Path path) {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int BUSY_MILLIS = 10_000;

  /** The files that belong to a database besides its own. */
  List<Path> companions() {
    return List.of(beside("-wal"), beside("-shm"), beside("-journal"));
  }

  Path beside(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  /**
   * Refuses what can't be a database, before the driver sees it. An empty file is an empty
   * database.
   */
  void requireDatabase() {
    if (!Files.exists(path)) {
      throw SqliteProblems.missing(path).toException();
    }
    if (Files.isDirectory(path)) {
      throw SqliteProblems.notADatabase(path).toException();
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] begin = in.readNBytes(MAGIC.length);
      if (begin.length > 0 && !Arrays.equals(begin, MAGIC)) {
        throw SqliteProblems.notADatabase(path).toException();
      }
    } catch (AccessDeniedException e) {
      throw Problem.of(Code.PERMISSION_DENIED, "permission denied: " + path)
          .remedy("give this user the right to read " + path)
          .toException(e);
    } catch (IOException e) {
      throw Problem.ofDisk("could not read " + path, e).toException(e);
    }
  }

  /** For reading and writing; never creates a file. */
  SQLiteConnection open() {
    requireDatabase();
    var config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    return connect(config, path.toString());
  }

  /**
   * For reading alone. What a killed writer has left half written is taken back first, as whoever
   * opens the database next does, whoever that is: a connection for reading can't.
   */
  SQLiteConnection openReadOnly() {
    requireDatabase();
    SQLiteConnection connection = connectReadOnly();
    try {
      if (!isHalfWritten(connection)) {
        return connection;
      }
      connection.close();
      try (SQLiteConnection writer = open()) {
        // reading takes a lock, and whoever gets it takes back first
        readVersion(writer);
      }
      return connectReadOnly();
    } catch (SQLException e) {
      throw SqliteProblems.of("could not take back what was half written in " + path, path, e);
    }
  }

  private SQLiteConnection connectReadOnly() {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    return connect(config, path.toString());
  }

  /** Any other trouble shows, and is told, when something is asked of the connection. */
  private static boolean isHalfWritten(SQLiteConnection connection) {
    try {
      readVersion(connection);
      return false;
    } catch (SQLException e) {
      return SqliteProblems.codeOf(e) == SQLiteErrorCode.SQLITE_READONLY_ROLLBACK;
    }
  }

  private static void readVersion(SQLiteConnection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA schema_version");
    }
  }

  /** For reading a file that nobody changes: takes no locks and needs no other files. */
  SQLiteConnection openImmutable() {
    requireDatabase();
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    return connect(config, "file:" + escaped(path.toString()) + "?immutable=1");
  }

  /** Creates an empty database where there is no file. */
  SQLiteConnection create() {
    return connect(new SQLiteConfig(), path.toString());
  }

  /**
   * Without automatic checkpoints: the application's database is checkpointed by the application
   * alone, because versions before 3.51.3 can corrupt it when two connections do it at a bad moment
   * (https://www.sqlite.org/wal.html#walresetbug).
   */
  private SQLiteConnection connect(SQLiteConfig config, String address) {
    config.setBusyTimeout(BUSY_MILLIS);
    try {
      SQLiteConnection connection =
          JDBC.createConnection(JDBC.PREFIX + address, config.toProperties());
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA wal_autocheckpoint = 0");
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      return connection;
    } catch (SQLException e) {
      throw SqliteProblems.of("could not open " + path, path, e);
    }
  }

  /** As a URI wants it: https://www.sqlite.org/uri.html. */
  private static String escaped(String path) {
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23");
  }
}
