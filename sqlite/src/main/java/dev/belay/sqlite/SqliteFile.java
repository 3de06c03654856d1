package dev.belay.sqlite;

import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/**
 * A database's file: what it looks like from outside, and how sessions on it are opened.
 *
 * <p>Nobody but SQLite may open it: when any descriptor of a file is closed, all locks that this
 * process holds on it are gone, those of an open transaction too
 * (https://www.sqlite.org/howtocorrupt.html, section 2.2). So it is never read through {@link
 * Files}.
 *
 * @param path without symbolic links, where the file exists: its companions lie beside the real one
 * @param patience how long to wait for another's lock
 */
record SqliteFile(Path path, Duration patience) {
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int MOST_LINKS = 40;
  private static final int SMALLEST_PAGE = 512;

  /** A file of our own, which nobody else has open. */
  static SqliteFile own(Path path) {
    return new SqliteFile(path, PATIENCE);
  }

  /** The file that the path leads to, which need not exist. */
  static SqliteFile at(Path path, Duration patience) {
    try {
      Path real = path;
      for (int links = 0; links < MOST_LINKS && Files.isSymbolicLink(real); links++) {
        real = real.resolveSibling(Files.readSymbolicLink(real));
      }
      Path folder = real.toAbsolutePath().getParent();
      if (folder != null && Files.isDirectory(folder)) {
        real = folder.toRealPath().resolve(real.getFileName());
      }
      return new SqliteFile(real, patience);
    } catch (IOException e) {
      throw Problem.ofDisk("could not follow " + path, e).toException(e);
    }
  }

  /** The files that belong to a database besides its own. */
  List<Path> companions() {
    return List.of(beside("-wal"), beside("-shm"), beside("-journal"));
  }

  /** Those of its files on which SQLite takes locks. */
  List<Path> locked() {
    return List.of(path, beside("-shm"));
  }

  Path beside(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  /** Deletes it, its journals last: without one of them it would not be whole. */
  void delete() throws IOException {
    Files.deleteIfExists(path);
    for (Path companion : companions()) {
      Files.deleteIfExists(companion);
    }
  }

  /** For reading and writing; never creates a file. */
  SqliteSession open() {
    requireFile();
    var config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    try {
      return SqliteSession.forWriting(path, connect(config, ""));
    } catch (SQLException e) {
      throw couldNotOpen(e);
    }
  }

  /**
   * For reading alone. A transaction that a dead process has left half written is rolled back
   * first, as every application would do at its next start: the database can't be read otherwise.
   */
  SqliteSession openReadOnly() {
    requireFile();
    var traces = new Traces(this);
    try {
      return SqliteSession.forReading(path, connect(readOnly(), ""), traces::clear);
    } catch (SQLException e) {
      if (SqliteProblems.codeOf(e) != SQLiteErrorCode.SQLITE_READONLY_ROLLBACK) {
        throw couldNotOpen(e);
      }
    }
    open().close();
    try {
      return SqliteSession.forReading(path, connect(readOnly(), ""), traces::clear);
    } catch (SQLException e) {
      throw couldNotOpen(e);
    }
  }

  /** For reading a file that nobody changes: takes no locks and needs no other files. */
  SqliteSession openImmutable() {
    requireFile();
    try {
      return SqliteSession.forReading(path, connect(readOnly(), "?immutable=1"), () -> {});
    } catch (SQLException e) {
      throw couldNotOpen(e);
    }
  }

  private static SQLiteConfig readOnly() {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    return config;
  }

  private RuntimeException couldNotOpen(SQLException thrown) {
    return SqliteProblems.of("could not open " + path, path, thrown);
  }

  private void requireFile() {
    if (!Files.exists(path)) {
      throw SqliteProblems.missing(path).toException();
    }
    if (Files.isDirectory(path) || isTooShort()) {
      throw SqliteProblems.notADatabase(path).toException();
    }
  }

  /** SQLite takes a file of a few bytes for an empty database, and would write over it. */
  private boolean isTooShort() {
    try {
      long size = Files.size(path);
      return size > 0 && size < SMALLEST_PAGE;
    } catch (IOException e) {
      throw Problem.ofDisk("could not look at " + path, e).toException(e);
    }
  }

  /**
   * Without automatic checkpoints: the application's database is checkpointed by the application
   * alone, because versions before 3.51.3 can corrupt it when two connections do it at a bad moment
   * (https://www.sqlite.org/wal.html#walresetbug). Reads once, so that what is no database is found
   * out here.
   */
  private SQLiteConnection connect(SQLiteConfig config, String parameters) throws SQLException {
    config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
    String address = JDBC.PREFIX + "file:" + escaped(path.toString()) + parameters;
    SQLiteConnection connection = JDBC.createConnection(address, config.toProperties());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = 0");
      statement.execute("SELECT 1 FROM sqlite_schema LIMIT 1");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** As a URI wants it: https://www.sqlite.org/uri.html. */
  private static String escaped(String path) {
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23");
  }
}
