package dev.belay.postgres;

import dev.belay.engine.Progress;
import dev.belay.postgres.archive.TarReader;
import dev.belay.postgres.parse.PostgresDialect;
import dev.belay.postgres.parse.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Restores an archive into an empty database. The rows are written by several sessions at once, and
 * what is built on those of one table as soon as they are there.
 */
final class ArchiveReader {
  private final PostgresServer server;
  private final String database;
  private final Progress progress;
  private final List<Future<Void>> pending = new ArrayList<>();

  /** Those that are free; a chunk of rows waits for one, so memory stays the same at any size. */
  private final BlockingQueue<PostgresSession> sessions = new LinkedBlockingQueue<>();

  private final Optional<PartChoice> choice;
  private final Arrivals arrivals = new Arrivals();
  private Map<String, String> copies = new HashMap<>();
  private int version;
  private long done;

  /**
   * Prepares.
   *
   * @param choice of which tables the rows come; all of them if empty
   */
  ArchiveReader(
      PostgresServer server, String database, Progress progress, Optional<PartChoice> choice) {
    this.server = server;
    this.database = database;
    this.progress = progress;
    this.choice = choice;
  }

  void read(InputStream in) throws IOException {
    int workers = SnapshotWorkers.number();
    try (ExecutorService pool = Executors.newFixedThreadPool(workers);
        var indexes = new EarlyIndexes(server, database)) {
      for (int worker = 0; worker < workers; worker++) {
        PostgresSession session = server.filling(database);
        sessions.add(session);
        version = session.connection().getServerMajorVersion();
      }
      read(new TarReader(in), indexes, pool);
    } catch (SQLException e) {
      throw server.problem("could not restore into", database, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      sessions.forEach(PostgresSession::close);
    }
  }

  private void read(TarReader tar, EarlyIndexes indexes, ExecutorService pool)
      throws IOException, SQLException, InterruptedException {
    for (Optional<TarReader.Entry> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
      indexes.requireGood();
      read(entry.get(), tar, indexes, pool);
      done += entry.get().length();
      progress.at(done, -1, Progress.Unit.BYTES);
    }
    settle();
    indexes.finish(List.copyOf(sessions), pool);
  }

  private void read(
      TarReader.Entry entry, TarReader tar, EarlyIndexes indexes, ExecutorService pool)
      throws IOException, SQLException, InterruptedException {
    switch (entry.name()) {
      case Archive.TABLES -> copies = Archive.readTables(tar.bytes());
      case Archive.PRE_DATA -> script(tar);
      case Archive.LARGE_OBJECTS_BEGIN, Archive.LARGE_OBJECTS_END -> {
        if (choice.isEmpty()) {
          settle();
          script(tar);
        }
      }
      case Archive.SEQUENCES -> {
        settle();
        script(tar);
      }
      case Archive.POST_DATA -> {
        PostData post = PostData.of(tar.content());
        indexes.plan(choice.map(post::withoutParents).orElse(post));
      }
      default -> content(entry, tar, indexes, pool);
    }
  }

  private void script(TarReader tar) throws IOException {
    var begin =
        new ByteArrayInputStream(PostgresServer.UNHURRIED.getBytes(StandardCharsets.US_ASCII));
    server.programs().run(version, database, new SequenceInputStream(begin, tar.content()));
  }

  private void content(
      TarReader.Entry entry, TarReader tar, EarlyIndexes indexes, ExecutorService pool)
      throws IOException, SQLException, InterruptedException {
    String name = entry.name();
    if (name.startsWith(Archive.DATA) && isWanted(copyOf(name))) {
      rows(entry, tar, indexes, pool);
    }
    if (name.startsWith(Archive.CONFIGURATION) && choice.isEmpty()) {
      settle();
      rows(entry, tar, indexes, pool);
    }
    if (name.startsWith(Archive.LARGE_OBJECTS) && choice.isEmpty()) {
      fill(new String(tar.bytes(), StandardCharsets.US_ASCII), pool);
    }
  }

  private boolean isWanted(String copy) throws InterruptedException {
    if (choice.isEmpty()) {
      return true;
    }
    PostgresSession session = sessions.take();
    try {
      return choice.get().wants(copy, session);
    } finally {
      sessions.add(session);
    }
  }

  /** While a row that is too long to be held goes into the database, nothing else is read. */
  private void rows(
      TarReader.Entry entry, TarReader tar, EarlyIndexes indexes, ExecutorService pool)
      throws IOException, SQLException, InterruptedException {
    String copy = copyOf(entry.name());
    arrivals.begin(copy, entry.name().contains("." + Archive.LAST));
    PostgresSession session = sessions.take();
    if (entry.length() > Chunk.FULL) {
      copyIn(copy, tar.content(), session, indexes);
    } else {
      var rows = new ByteArrayInputStream(tar.bytes());
      pending.add(pool.submit(() -> copyIn(copy, rows, session, indexes)));
    }
  }

  private void fill(String statements, ExecutorService pool) throws InterruptedException {
    PostgresSession session = sessions.take();
    pending.add(
        pool.submit(
            () -> {
              try {
                session.run(statements);
                return null;
              } finally {
                sessions.add(session);
              }
            }));
  }

  private String copyOf(String name) throws IOException {
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    String copy = copies.getOrDefault(folder, "");
    if (copy.isEmpty()) {
      throw new IOException("the archive does not say whose rows are in " + folder);
    }
    return copy;
  }

  private Void copyIn(String copy, InputStream rows, PostgresSession session, EarlyIndexes indexes)
      throws SQLException, IOException {
    try {
      session.connection().getCopyAPI().copyIn(copy, rows, 1 << 16);
    } finally {
      sessions.add(session);
    }
    if (arrivals.end(copy)) {
      List<String> table = Words.of(copy).partsAt(1);
      indexes.isFull(PostgresDialect.table(table.getFirst(), table.getLast()));
    }
    return null;
  }

  /** Waits until all rows are there. */
  private void settle() throws SQLException, IOException {
    for (Future<Void> each : pending) {
      SnapshotWorkers.await(each);
    }
    pending.clear();
  }
}
