package dev.belay.postgres;

import dev.belay.fingerprint.TableAccumulator;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.postgres.archive.TarWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.jdbc.PgConnection;

/**
 * Copies all large objects into an archive, as statements that make them, fill them, and last give
 * them away: who may write to one is whoever has made it.
 */
final class LargeObjectCopy implements SnapshotWorkers.Share {
  private final List<LargeObjects.Range> ranges;
  private final Queue<LargeObjects.Range> left;
  private final TarWriter archive;
  private final ReadingProgress reading;
  private final long bytesInRange;
  private final AtomicInteger chunks = new AtomicInteger();
  private final TableAccumulator sum = LargeObjects.accumulator();

  /**
   * Prepares.
   *
   * @param size how much room they take in the database
   */
  LargeObjectCopy(
      List<LargeObjects.Range> ranges, TarWriter archive, ReadingProgress reading, long size) {
    this.ranges = List.copyOf(ranges);
    this.left = new ConcurrentLinkedQueue<>(ranges);
    this.archive = archive;
    this.reading = reading;
    this.bytesInRange = size / Math.max(1, ranges.size());
  }

  /** Writes what must come before all of their bytes. */
  void begin(PostgresSession leader, Path scratch) throws IOException {
    write(Archive.LARGE_OBJECTS_BEGIN, leader, scratch, LargeObjectScript.CREATE);
  }

  /** Writes what must come after them. */
  void end(PostgresSession leader, Path scratch) throws IOException {
    write(Archive.LARGE_OBJECTS_END, leader, scratch, LargeObjectScript.GIVE);
  }

  /** There may be millions, so not in memory, and not more than a few in a transaction. */
  private void write(String name, PostgresSession leader, Path folder, String statement)
      throws IOException {
    if (ranges.isEmpty()) {
      return;
    }
    Path file = Files.createTempFile(folder, "large", ".sql");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        for (LargeObjects.Range range : ranges) {
          var text = new StringBuilder("BEGIN;\n");
          leader
              .query(range.select(statement), Integer.MAX_VALUE)
              .forEach(row -> text.append(row.get(0)).append('\n'));
          out.write(text.append("COMMIT;\n").toString().getBytes(StandardCharsets.UTF_8));
        }
      }
      archive.add(name, file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void work(PgConnection connection) throws SQLException, IOException {
    for (LargeObjects.Range range = left.poll(); range != null; range = left.poll()) {
      copy(range, connection);
    }
  }

  private void copy(LargeObjects.Range range, PgConnection connection)
      throws SQLException, IOException {
    var accumulator = LargeObjects.accumulator();
    var chunk = new Chunk(archive, Archive.LARGE_OBJECTS, "sql", chunks);
    ReadingProgress.Part part = reading.part(bytesInRange);
    LargeObjects.<IOException>read(
        connection,
        range,
        accumulator,
        piece -> {
          part.read(piece.bytes());
          if (piece.bytes() > 0) {
            chunk.add(piece.statement());
          }
        });
    chunk.flush();
    part.end();
    synchronized (sum) {
      sum.add(accumulator);
    }
  }

  @Override
  public void giveUp() {
    left.clear();
  }

  /** What was in them; only when every worker has come to its end. */
  Optional<TableFingerprint> fingerprint() {
    return LargeObjects.fingerprint(sum);
  }
}
