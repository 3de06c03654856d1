package dev.belay.sqlite;

import dev.belay.engine.Diagnosis;
import dev.belay.engine.Health;
import dev.belay.jdbc.LargestTables;
import dev.belay.jdbc.Statements;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a SQLite file and what lies beside it are. */
final class SqliteHealth implements Health {
  /** By dbstat (https://www.sqlite.org/dbstat.html), without indexes. */
  private static final String SIZES =
      "SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE AND name IN"
          + " (SELECT name FROM sqlite_schema WHERE type = 'table'"
          + " AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'belay_*')"
          + " ORDER BY pgsize DESC, name";

  private final SqliteFile file;

  SqliteHealth(SqliteFile file) {
    this.file = file;
  }

  /** The log first: whoever opens the database makes and locks the same files. */
  @Override
  public List<Diagnosis> examine() {
    List<Diagnosis> found = new ArrayList<>();
    found.add(new LeftLog(file).diagnosis());
    try (SqliteSession session = file.openReadOnly()) {
      boolean logged = session.pragma("journal_mode").equals("wal");
      found.add(LibraryVersion.diagnosis(logged, LibraryVersion.ofLastWriter(file.path())));
      found.add(LargestTables.diagnosis(new Statements(session.connection()), SIZES));
    } catch (SQLException e) {
      throw SqliteProblems.of("could not examine " + file.path(), file.path(), e);
    }
    if (isOpenToAll()) {
      found.add(
          Diagnosis.bad(
              "file modes",
              "everybody on this machine can write to " + file.path(),
              "chmod o-w " + file.path()));
    }
    return found;
  }

  private boolean isOpenToAll() {
    Path path = file.path();
    try {
      return path.getFileSystem().supportedFileAttributeViews().contains("posix")
          && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE);
    } catch (IOException e) {
      throw Problem.ofDisk("could not look at " + path, e).toException(e);
    }
  }

  @Override
  public Optional<Path> folder() {
    return Optional.ofNullable(file.path().toAbsolutePath().getParent());
  }

  @Override
  public Optional<String> destroyer() {
    return Files.isWritable(file.path())
        ? Optional.of("this user can write to " + file.path())
        : Optional.empty();
  }
}
