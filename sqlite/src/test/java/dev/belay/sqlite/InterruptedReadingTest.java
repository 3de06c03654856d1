package dev.belay.sqlite;

import static dev.belay.testkit.Refusals.refused;

import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.rehearse.Copies;
import dev.belay.rehearse.Ground;
import dev.belay.rehearse.Rehearsal;
import dev.belay.repository.BackupClass;
import dev.belay.repository.BackupRequest;
import dev.belay.repository.Compression;
import dev.belay.repository.Manifest;
import dev.belay.repository.NameTemplate;
import dev.belay.repository.Repository;
import dev.belay.restore.Unpack;
import dev.belay.store.MemoryStore;
import dev.belay.testkit.SettableClock;
import dev.belay.verify.Assertions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * To read all that came out of a backup takes long: whoever wants it to stop is heard meanwhile.
 */
class InterruptedReadingTest {
  private static final Progress INTERRUPTED_AT_ROWS =
      (done, total, unit) -> {
        if (unit == Progress.Unit.ROWS) {
          throw Problem.of(Code.INTERRUPTED, "interrupted").toException();
        }
      };

  @TempDir Path folder;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T09:30:00Z"));
  private SqliteSubject subject;
  private Database database;

  @BeforeEach
  void prepare() {
    subject = new SqliteSubject(folder, "delete");
    database = subject.create();
    SqliteSubject.run(
        SqliteSubject.file(database),
        "CREATE TABLE t (a INTEGER)",
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 9000)"
            + " INSERT INTO t SELECT n FROM n");
  }

  @Test
  void in_a_rehearsal() {
    Fingerprint content = database.fingerprint(Progress.NONE);
    var rehearsal =
        new Rehearsal(
            new Copy(database, content),
            List.of(),
            List.of(),
            Assertions.NONE,
            Optional.empty(),
            "run-1",
            clock);
    refused(Code.INTERRUPTED, () -> rehearsal.rehearse(INTERRUPTED_AT_ROWS));
  }

  /** It is not known to be what it should be, so it is read. */
  private record Copy(Database database, Fingerprint content) implements Copies, SideCopy {
    @Override
    public SideCopy make() {
      return this;
    }

    @Override
    public Ground ground() {
      return Ground.BACKUP;
    }

    @Override
    public boolean areRead() {
      return false;
    }

    @Override
    public void close() {
      // it is the test's
    }
  }

  @Test
  void in_a_restore() {
    var repository =
        new Repository(new MemoryStore(clock), "shop", new NameTemplate("{timestamp}"), clock);
    Manifest manifest =
        repository.create(
            new BackupRequest(
                BackupClass.MANUAL,
                "",
                "run-1",
                "sqlite:shop.db",
                "development",
                "sqlite",
                "sqlite",
                Compression.ZSTD,
                "0.1.0",
                List.of()),
            out -> database.copyTo(out, subject.scratch(), Progress.NONE));
    var unpack = new Unpack(repository, database);
    refused(
        Code.INTERRUPTED, () -> unpack.proven(manifest, subject.scratch(), INTERRUPTED_AT_ROWS));
  }
}
