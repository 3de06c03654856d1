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
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.jdbc.PgConnection;

/** What is in a database at one moment, read by several sessions that share a snapshot. */
final class ContentByMany implements SnapshotWorkers.Share {
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
      new SnapshotWorkers(server, database, snapshot).work(Math.max(1, pieces.size()), this);
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
    sums.put(table.name(), table.accumulator());
    for (String copy : cuts.of(table, table.pages() / pagesInPiece)) {
      pieces.add(new Piece(table, copy));
    }
  }

  @Override
  public void work(PgConnection connection) throws SQLException {
    for (Piece piece = pieces.poll(); piece != null; piece = pieces.poll()) {
      add(piece, connection);
    }
  }

  @Override
  public void giveUp() {
    pieces.clear();
  }

  private void add(Piece piece, PgConnection connection) throws SQLException {
    TableAccumulator part = piece.table().accumulator();
    CopyRows.read(connection, piece.copy(), part, line -> seen());
    synchronized (sums) {
      sums.computeIfAbsent(piece.table().name(), name -> piece.table().accumulator()).add(part);
    }
  }

  private void seen() {
    long count = rows.incrementAndGet();
    if (count % ROWS_BETWEEN_PROGRESS == 0) {
      progress.at(count, -1, Progress.Unit.ROWS);
    }
  }
}
