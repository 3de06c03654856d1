package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.postgres.archive.TarWriter;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.jdbc.PgConnection;

/**
 * Copies the rows of all tables into an archive and adds them up on their way. Work that several
 * workers share: each one takes the next piece of a table until there is none.
 */
final class DataCopy implements SnapshotWorkers.Share {
  private final List<StoredTable> tables;
  private final TarWriter archive;
  private final ReadingProgress reading;
  private final Queue<Piece> pieces = new ConcurrentLinkedQueue<>();
  private final List<Piece> inOrder = new ArrayList<>();
  private final AtomicInteger chunks = new AtomicInteger();
  private final Map<TableName, TableAccumulator> sums = new HashMap<>();

  /** One COPY: a whole table or some of its pages. */
  private record Piece(int number, StoredTable table, String copy, long size, Left left) {}

  /** How many pieces of one table have not come to their end. */
  private static final class Left {
    private int pieces;

    Left(int pieces) {
      this.pieces = pieces;
    }

    /** Writes the last file of a piece; or of the table, behind all others. */
    synchronized void end(Chunk chunk) throws IOException {
      pieces--;
      if (pieces == 0) {
        chunk.flushLast();
      } else {
        chunk.flush();
      }
    }
  }

  /**
   * Prepares.
   *
   * @param tables numbered from 0 in the archive; those of extensions last
   * @param cuts how a table is cut into pieces
   */
  DataCopy(List<StoredTable> tables, Cuts cuts, TarWriter archive, ReadingProgress reading) {
    this.tables = List.copyOf(tables);
    this.archive = archive;
    this.reading = reading;
    List<List<String>> copies = cuts.all(tables);
    for (int number = 0; number < tables.size(); number++) {
      addPieces(number, tables.get(number), copies.get(number));
    }
  }

  private void addPieces(int number, StoredTable table, List<String> copies) {
    Collection<Piece> where = table.isOfExtension() ? inOrder : pieces;
    var left = new Left(copies.size());
    long size = table.bytes() / copies.size();
    copies.forEach(copy -> where.add(new Piece(number, table, copy, size, left)));
  }

  @Override
  public void work(PgConnection connection) throws SQLException, IOException {
    for (Piece piece = pieces.poll(); piece != null; piece = pieces.poll()) {
      copy(piece, connection);
    }
  }

  /** What must come last and in its order. */
  void finish(PgConnection connection) throws SQLException, IOException {
    for (Piece piece : inOrder) {
      copy(piece, connection);
    }
  }

  @Override
  public void giveUp() {
    pieces.clear();
  }

  private void copy(Piece piece, PgConnection connection) throws SQLException, IOException {
    TableAccumulator accumulator = piece.table().accumulator();
    var chunk = new Chunk(archive, Archive.folder(piece.number(), piece.table()), "copy", chunks);
    ReadingProgress.Part part = reading.part(piece.size());
    CopyRows.read(connection, piece.copy(), accumulator, into(chunk, part));
    piece.left().end(chunk);
    part.end();
    synchronized (sums) {
      sums.computeIfAbsent(piece.table().name(), name -> piece.table().accumulator())
          .add(accumulator);
    }
  }

  private static CopyRows.Sink<IOException> into(Chunk chunk, ReadingProgress.Part part) {
    return new CopyRows.Sink<>() {
      @Override
      public void rows(byte[] rows) throws IOException {
        chunk.add(rows);
        part.read(rows.length);
      }

      @Override
      public void longRow(long length, InputStream row) throws IOException {
        chunk.add(length, row);
        part.read(length);
      }
    };
  }

  /** What was in the tables; only when every worker has come to its end. */
  List<TableFingerprint> fingerprints() {
    List<TableFingerprint> found = new ArrayList<>();
    for (StoredTable table : tables) {
      if (!StoredTables.isOwn(table.name())) {
        found.add(sums.getOrDefault(table.name(), table.accumulator()).fingerprint());
      }
    }
    return found;
  }
}
