package dev.belay.sqlite;

import dev.belay.database.Permit;
import dev.belay.engine.Permits;
import dev.belay.jdbc.PermitTable;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The permits in a SQLite file. They hold for that very file at that path. */
final class SqlitePermits implements Permits {
  private static final String TABLE = "belay_permit";

  private final SqliteFile file;

  SqlitePermits(SqliteFile file) {
    this.file = file;
  }

  @Override
  public List<Permit> read() {
    if (!Files.exists(file.path())) {
      return List.of();
    }
    try (SqliteSession session = file.openReadOnly()) {
      return isThere(session) ? table(session).read(place()) : List.of();
    } catch (SQLException e) {
      throw SqliteProblems.of("could not read the permits in " + file.path(), file.path(), e);
    }
  }

  @Override
  public void add(Permit permit) {
    try (SqliteSession session = file.open()) {
      SqliteMarks.change(
          session,
          () -> {
            table(session).create();
            table(session).add(permit, place());
          });
    } catch (SQLException e) {
      throw SqliteProblems.of("could not write a permit into " + file.path(), file.path(), e);
    }
  }

  @Override
  public boolean use(Permit permit, Instant at, String by) {
    try (SqliteSession session = file.open()) {
      session.begin(false);
      boolean used = table(session).use(permit, at, by);
      session.commit();
      return used;
    } catch (SQLException e) {
      throw SqliteProblems.of("could not use a permit in " + file.path(), file.path(), e);
    }
  }

  @Override
  public void revoke(String id) {
    try (SqliteSession session = file.open()) {
      if (isThere(session)) {
        SqliteMarks.change(session, () -> table(session).revoke(id));
      }
    } catch (SQLException e) {
      throw SqliteProblems.of("could not take back a permit in " + file.path(), file.path(), e);
    }
  }

  /** Writing a permit, or anything else, is a moment that has come. */
  @Override
  public Instant now(Instant here) {
    Instant latest = here;
    try {
      for (Path each : List.of(file.path(), file.beside("-wal"))) {
        if (Files.exists(each)) {
          Instant written = Files.getLastModifiedTime(each).toInstant();
          latest = written.isAfter(latest) ? written : latest;
        }
      }
      return latest;
    } catch (IOException e) {
      throw Problem.ofDisk("could not look at " + file.path(), e).toException(e);
    }
  }

  /** Takes all back that are in what is going to be put in place of something else. */
  static void clear(SqliteSession session) throws SQLException {
    if (isThere(session)) {
      table(session).clear();
    }
  }

  private static boolean isThere(SqliteSession session) {
    return SqliteMarks.isThere(session, TABLE);
  }

  private static PermitTable table(SqliteSession session) {
    return new PermitTable(session.connection(), "main." + TABLE);
  }

  private String place() {
    return String.join("\n", SqliteMarks.places(file.path()));
  }
}
