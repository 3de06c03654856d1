package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.engine.Progress;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.fingerprint.TableFingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** What is in a database at one moment, read by several sessions that share a snapshot. */
final class ContentByMany {
  private static final long ROWS_BETWEEN_PROGRESS = 10_000;

  private final PostgresServer server;
  private final String database;
  private final Progress progress;
  private final int pagesInPiece;
  private final Queue<Piece> pieces = new ConcurrentLinkedQueue<>();
  private final Map<TableName, TableAccumulator> sums = new HashMap<>();
  private final AtomicLong rows = new AtomicLong();

  /** One COPY: a whole table or some of its pages. */
  private record Piece(StoredTable table, String copy) {}

  ContentByMany(PostgresServer server, String database, Progress progress) {
    this(server, database, progress, DataCopy.PAGES_IN_PIECE);
  }

  /** The same for tables that are read in pieces of another size. */
  ContentByMany(PostgresServer server, String database, Progress progress, int pagesInPiece) {
    this.pagesInPiece = pagesInPiece;
    this.server = server;
    this.database = database;
    this.progress = progress;
  }

  Fingerprint fingerprint() {
    try (PostgresSession leader = server.session(database, true)) {
      leader.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      String snapshot = leader.scalar("SELECT pg_export_snapshot()");
      List<StoredTable> tables = StoredTables.ofUser(leader.connection());
      var cuts = Cuts.of(leader.connection(), pagesInPiece);
      tables.forEach(table -> addPieces(table, cuts));
      read(snapshot);
      List<TableFingerprint> read = new ArrayList<>();
      sums.values().forEach(sum -> read.add(sum.fingerprint()));
      var known = new Fingerprint(TableAccumulator.ALGORITHM, read, new TreeMap<>());
      return leader.content().fingerprint(known, sums.keySet(), Carry.NOTHING, Progress.NONE);
    } catch (SQLException e) {
      throw server.problem("could not read", database, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addPieces(StoredTable table, Cuts cuts) {
    sums.put(table.name(), accumulator(table));
    for (String copy : cuts.of(table, table.pages() / pagesInPiece)) {
      pieces.add(new Piece(table, copy));
    }
  }

  private static TableAccumulator accumulator(StoredTable table) {
    return new TableAccumulator(table.name(), table.columns(), List.of());
  }

  private void read(String snapshot) throws SQLException, IOException {
    int workers = Math.min(SnapshotWorkers.number(), Math.max(1, pieces.size()));
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      List<Future<Void>> all = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        all.add(pool.submit(() -> work(snapshot)));
      }
      for (Future<Void> each : all) {
        SnapshotWorkers.await(each);
      }
    }
  }

  private Void work(String snapshot) throws SQLException {
    try (PostgresSession session = server.session(database, true)) {
      session.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      session.run("SET TRANSACTION SNAPSHOT " + Names.literal(snapshot));
      for (Piece piece = pieces.poll(); piece != null; piece = pieces.poll()) {
        add(piece, session);
      }
      session.run("ROLLBACK");
      return null;
    } catch (SQLException | RuntimeException e) {
      pieces.clear();
      throw e;
    }
  }

  private void add(Piece piece, PostgresSession session) throws SQLException {
    TableAccumulator part = accumulator(piece.table());
    CopyRows.read(session.connection(), piece.copy(), part, line -> seen());
    synchronized (sums) {
      sums.computeIfAbsent(piece.table().name(), name -> accumulator(piece.table())).add(part);
    }
  }

  private void seen() {
    long count = rows.incrementAndGet();
    if (count % ROWS_BETWEEN_PROGRESS == 0) {
      progress.at(count, -1, Progress.Unit.ROWS);
    }
  }
}
