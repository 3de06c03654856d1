package dev.belay.postgres;

import dev.belay.engine.Progress;
import dev.belay.engine.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Fills an empty database, on whatever server, with the schema of another one and the first rows of
 * each of its tables, all of one moment. Rows that refer to what is not among them are left out, so
 * that foreign keys hold.
 */
final class SampleCopy {
  private final PostgresServer from;
  private final String database;
  private final long rows;
  private final Path scratch;
  private final Progress progress;

  SampleCopy(PostgresServer from, String database, long rows, Path scratch, Progress progress) {
    this.from = from;
    this.database = database;
    this.rows = rows;
    this.scratch = scratch;
    this.progress = progress;
  }

  /** Fills it. */
  void into(PostgresServer to, String side) throws IOException {
    try (var scripts = new SchemaScripts(scratch);
        PostgresSession leader = from.session(database, true);
        PostgresSession session = to.filling(side)) {
      List<StoredTable> tables = new LockedTables(leader, database).begin();
      leader.run("SET LOCAL synchronize_seqscans = off");
      Part whole = Part.of(Scope.WHOLE, leader);
      String snapshot = leader.scalar("SELECT pg_export_snapshot()");
      int version = leader.connection().getServerMajorVersion();
      scripts.begin(from.programs(), version, database, snapshot, whole);
      scripts.await();
      try (InputStream script = Files.newInputStream(scripts.preData())) {
        int there = session.connection().getServerMajorVersion();
        to.programs().run(there, side, script);
      }
      copyRows(tables, leader, session);
      Orphans.of(leader).deleteFrom(session);
      session.runWhole(Sequences.read(leader.connection(), whole::holds).script());
      build(scripts.postData(), to, side);
      leader.run("ROLLBACK");
    } catch (SQLException e) {
      throw from.problem("could not make a sample of", database, e);
    }
  }

  /** Belay's own and those of extensions, which are small, come whole. */
  private void copyRows(List<StoredTable> tables, PostgresSession leader, PostgresSession session)
      throws SQLException, IOException {
    int done = 0;
    for (StoredTable table : tables) {
      boolean all = StoredTables.isOwn(table.name()) || table.isOfExtension();
      if (all || rows > 0) {
        copy(all ? table.copyOut() : table.copyOutFirst(rows), table, leader, session);
      }
      progress.at(++done, tables.size(), Progress.Unit.STATEMENTS);
    }
  }

  private static void copy(
      String copyOut, StoredTable table, PostgresSession leader, PostgresSession session)
      throws SQLException, IOException {
    try (var in = new PGCopyOutputStream(session.connection(), table.copyIn())) {
      CopyRows.read(leader.connection(), copyOut, table.accumulator(), CopyRows.Sink.to(in));
    }
  }

  private static void build(Path postData, PostgresServer to, String side)
      throws SQLException, IOException {
    List<PostgresSession> sessions = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(SnapshotWorkers.number());
        InputStream script = Files.newInputStream(postData)) {
      for (int worker = 0; worker < SnapshotWorkers.number(); worker++) {
        sessions.add(to.filling(side));
      }
      PostData.of(script).build(sessions, pool);
    } finally {
      sessions.forEach(PostgresSession::close);
    }
  }
}
