package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.engine.Progress;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.postgres.archive.TarWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.jdbc.PgConnection;

/**
 * Copies the rows of all tables into an archive and adds them up on their way. Work that several
 * workers share: each one takes the next piece of a table until there is none.
 */
final class DataCopy {
  /** Pieces of a table are not smaller: 64 MB in pages of 8 kB. */
  static final int PAGES_IN_PIECE = 8192;

  /** A file in the archive is closed when it has so many bytes. */
  private static final int CHUNK = 4 << 20;

  private final List<StoredTable> tables;
  private final int pagesInPiece;
  private final TarWriter archive;
  private final Progress progress;
  private final Queue<Piece> pieces = new ConcurrentLinkedQueue<>();
  private final AtomicInteger chunks = new AtomicInteger();
  private final Map<TableName, TableAccumulator> sums = new HashMap<>();

  /** One COPY: a whole table or some of its pages. */
  private record Piece(int number, StoredTable table, String copy) {}

  /**
   * Prepares.
   *
   * @param tables numbered from 0 in the archive
   * @param splits whether the server finds rows by ranges of ctid without reading all of the table
   * @param pagesInPiece how big a piece of a table is
   */
  DataCopy(
      List<StoredTable> tables,
      boolean splits,
      int pagesInPiece,
      TarWriter archive,
      Progress progress) {
    this.tables = List.copyOf(tables);
    this.pagesInPiece = pagesInPiece;
    this.archive = archive;
    this.progress = progress;
    for (int number = 0; number < tables.size(); number++) {
      StoredTable table = tables.get(number);
      addPieces(number, table, splits);
    }
  }

  private static TableAccumulator accumulator(StoredTable table) {
    return new TableAccumulator(table.name(), table.columns(), List.of());
  }

  private void addPieces(int number, StoredTable table, boolean splits) {
    long parts = splits ? Math.min(table.pages() / pagesInPiece, table.heapPages()) : 1;
    if (parts < 2) {
      pieces.add(new Piece(number, table, table.copyOut()));
      return;
    }
    for (long part = 0; part < parts; part++) {
      long from = table.heapPages() * part / parts;
      long to = table.heapPages() * (part + 1) / parts;
      // rows beyond the last page that was there when the sizes were read belong to the last piece
      pieces.add(new Piece(number, table, table.copyOut(from, to)));
    }
  }

  /** The folder in the archive that holds the rows of a table. */
  static String folder(int number) {
    return "data/" + String.format(Locale.ROOT, "%06d", number) + "/";
  }

  /** Does the work of one worker; returns when there is no piece left. */
  void work(PgConnection connection) throws SQLException, IOException {
    for (Piece piece = pieces.poll(); piece != null; piece = pieces.poll()) {
      copy(piece, connection);
    }
  }

  /** Another worker has failed: what is left is not worth the while. */
  void giveUp() {
    pieces.clear();
  }

  private void copy(Piece piece, PgConnection connection) throws SQLException, IOException {
    TableAccumulator accumulator = accumulator(piece.table());
    var chunk = new Chunk(folder(piece.number()));
    try {
      CopyRows.read(connection, piece.copy(), accumulator, chunk::add);
      chunk.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    synchronized (sums) {
      sums.computeIfAbsent(piece.table().name(), name -> accumulator(piece.table()))
          .add(accumulator);
    }
  }

  /** Rows of one table on their way into the archive. */
  private final class Chunk {
    private final String folder;
    private byte[] bytes = new byte[CHUNK / 16];
    private int length;

    Chunk(String folder) {
      this.folder = folder;
    }

    void add(byte[] line) {
      if (length > 0 && length + line.length > CHUNK) {
        flush();
      }
      if (length + line.length > bytes.length) {
        int wanted = Math.max(length + line.length, Math.min(CHUNK, 2 * bytes.length));
        bytes = Arrays.copyOf(bytes, wanted);
      }
      System.arraycopy(line, 0, bytes, length, line.length);
      length += line.length;
    }

    void flush() {
      if (length == 0) {
        return;
      }
      String name = String.format(Locale.ROOT, "%08d.copy", chunks.getAndIncrement());
      try {
        archive.add(folder + name, bytes, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      progress.at(archive.written(), -1, Progress.Unit.BYTES);
      length = 0;
    }
  }

  /** What was in the tables; only when every worker has come to its end. */
  List<TableFingerprint> fingerprints() {
    List<TableFingerprint> found = new ArrayList<>();
    for (StoredTable table : tables) {
      if (!StoredTables.isOwn(table.name())) {
        found.add(sums.getOrDefault(table.name(), accumulator(table)).fingerprint());
      }
    }
    return found;
  }
}
