package dev.belay.postgres;

import dev.belay.engine.Progress;
import dev.belay.postgres.archive.TarReader;
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

/** Restores an archive into an empty database. The rows are written by several sessions at once. */
final class ArchiveReader {
  private final PostgresServer server;
  private final String database;
  private final Progress progress;
  private final List<Future<Void>> pending = new ArrayList<>();

  /** Those that are free; a chunk of rows waits for one, so memory stays the same at any size. */
  private final BlockingQueue<PostgresSession> sessions = new LinkedBlockingQueue<>();

  private final Optional<PartChoice> choice;
  private Map<String, String> copies = new HashMap<>();
  private int version;
  private long done;

  ArchiveReader(PostgresServer server, String database, Progress progress) {
    this(server, database, progress, Optional.empty());
  }

  /** The same, but rows of some tables only. */
  ArchiveReader(
      PostgresServer server, String database, Progress progress, Optional<PartChoice> choice) {
    this.server = server;
    this.database = database;
    this.progress = progress;
    this.choice = choice;
  }

  void read(InputStream in) throws IOException {
    int workers = SnapshotWorkers.number();
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      for (int worker = 0; worker < workers; worker++) {
        PostgresSession session = server.filling(database);
        sessions.add(session);
        version = session.connection().getServerMajorVersion();
      }
      read(new TarReader(in), pool);
    } catch (SQLException e) {
      throw server.problem("could not restore into", database, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      sessions.forEach(PostgresSession::close);
    }
  }

  private void read(TarReader tar, ExecutorService pool)
      throws IOException, SQLException, InterruptedException {
    for (Optional<TarReader.Entry> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
      read(entry.get(), tar, pool);
      done += entry.get().length();
      progress.at(done, -1, Progress.Unit.BYTES);
    }
    settle();
  }

  private void read(TarReader.Entry entry, TarReader tar, ExecutorService pool)
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
        settle();
        PostData post = PostData.of(tar.content());
        (choice.isPresent() ? post.withoutParents() : post).build(List.copyOf(sessions), pool);
      }
      default -> content(entry.name(), tar, pool);
    }
  }

  private void script(TarReader tar) throws IOException {
    var begin =
        new ByteArrayInputStream(PostgresServer.UNHURRIED.getBytes(StandardCharsets.US_ASCII));
    server.programs().run(version, database, new SequenceInputStream(begin, tar.content()));
  }

  private void content(String name, TarReader tar, ExecutorService pool)
      throws IOException, SQLException, InterruptedException {
    if (name.startsWith(Archive.DATA) && isWanted(copyOf(name))) {
      copyIn(copyOf(name), tar.bytes(), pool);
    }
    if (name.startsWith(Archive.CONFIGURATION) && choice.isEmpty()) {
      settle();
      copyIn(copyOf(name), tar.bytes(), pool);
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

  private void copyIn(String copy, byte[] rows, ExecutorService pool) throws InterruptedException {
    PostgresSession session = sessions.take();
    pending.add(pool.submit(() -> copyIn(copy, rows, session)));
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

  private Void copyIn(String copy, byte[] rows, PostgresSession session)
      throws SQLException, IOException {
    try {
      session.connection().getCopyAPI().copyIn(copy, new ByteArrayInputStream(rows), 1 << 16);
      return null;
    } finally {
      sessions.add(session);
    }
  }

  /** Waits until all rows are there. */
  private void settle() throws SQLException, IOException {
    for (Future<Void> each : pending) {
      SnapshotWorkers.await(each);
    }
    pending.clear();
  }
}
