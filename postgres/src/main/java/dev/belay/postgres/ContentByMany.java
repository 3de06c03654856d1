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
import org.postgresql.jdbc.PgConnection;

/** What is in a database at one moment, read by several sessions that share a snapshot. */
final class ContentByMany implements SnapshotWorkers.Share {
  private final PostgresServer server;
  private final String database;
  private final Progress progress;
  private final int pagesInPiece;
  private final Queue<Piece> pieces = new ConcurrentLinkedQueue<>();
  private final Map<TableName, TableAccumulator> sums = new HashMap<>();

  /** One COPY: a whole table or some of its pages. */
  private record Piece(StoredTable table, String copy, ReadingProgress.Part reading) {}

  ContentByMany(PostgresServer server, String database, Progress progress) {
    this(server, database, progress, Cuts.PAGES_IN_PIECE);
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
      var reading =
          new ReadingProgress(progress, tables.stream().mapToLong(StoredTable::bytes).sum());
      List<List<String>> copies = Cuts.of(leader.connection(), pagesInPiece).all(tables);
      for (int number = 0; number < tables.size(); number++) {
        addPieces(tables.get(number), copies.get(number), reading);
      }
      new SnapshotWorkers(server, database, snapshot).work(Math.max(1, pieces.size()), this);
      reading.end();
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

  private void addPieces(StoredTable table, List<String> copies, ReadingProgress reading) {
    sums.put(table.name(), table.accumulator());
    long size = table.bytes() / copies.size();
    copies.forEach(copy -> pieces.add(new Piece(table, copy, reading.part(size))));
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
    CopyRows.read(connection, piece.copy(), part, rows -> piece.reading().read(rows.length));
    piece.reading().end();
    synchronized (sums) {
      sums.computeIfAbsent(piece.table().name(), name -> piece.table().accumulator()).add(part);
    }
  }
}
