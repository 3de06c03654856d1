package dev.belay.sqlite;

import dev.belay.database.SchemaSnapshot;
import dev.belay.database.Table;
import dev.belay.engine.Progress;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.problem.BelayException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Takes the fingerprint of a file that nobody changes any more, several tables at a time. */
final class CopyFingerprint {
  private static final int WORKERS = 2;

  private final SqliteFile file;

  CopyFingerprint(Path file) {
    this.file = SqliteFile.own(file);
  }

  /** What the copy holds. */
  record Found(Fingerprint fingerprint, SchemaSnapshot schema) {}

  Found read(Progress progress) throws SQLException {
    try (SqliteSession session = file.openImmutable()) {
      SchemaSnapshot schema = session.schema();
      Queue<TableFingerprint> found = new ConcurrentLinkedQueue<>();
      readTables(found, TableCursor.telling(progress));
      var fingerprint =
          new Fingerprint(TableAccumulator.ALGORITHM, List.copyOf(found), session.sequences());
      return new Found(fingerprint, schema);
    }
  }

  private void readTables(Queue<TableFingerprint> found, TableCursor.RowsSeen seen)
      throws SQLException {
    Queue<Table> tables = new ConcurrentLinkedQueue<>(tables());
    try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
      List<Future<?>> work =
          IntStream.range(0, WORKERS)
              .<Future<?>>mapToObj(
                  worker ->
                      workers.submit(
                          () -> {
                            drain(tables, found, seen);
                            return true;
                          }))
              .toList();
      for (Future<?> each : work) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BelayException known) {
        throw known;
      }
      if (e.getCause() instanceof SQLException known) {
        throw known;
      }
      throw new SQLException(e.getCause());
    }
  }

  private List<Table> tables() throws SQLException {
    try (SqliteSession session = file.openImmutable()) {
      return new SqliteSchema(session.connection()).storedTables();
    }
  }

  private void drain(Queue<Table> tables, Queue<TableFingerprint> found, TableCursor.RowsSeen seen)
      throws SQLException {
    try (SqliteSession session = file.openImmutable()) {
      TableCursor cursor = session.cursor();
      for (Table table = tables.poll(); table != null; table = tables.poll()) {
        found.add(cursor.read(table, Carry.NOTHING, seen).fingerprint());
      }
    }
  }
}
