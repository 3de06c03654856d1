package dev.belay.sqlite;

import dev.belay.database.ByteCount;
import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Contents;
import dev.belay.engine.Database;
import dev.belay.engine.Description;
import dev.belay.engine.Engine;
import dev.belay.engine.Marks;
import dev.belay.engine.Permits;
import dev.belay.engine.Progress;
import dev.belay.engine.RunLock;
import dev.belay.engine.Session;
import dev.belay.engine.SideCopy;
import dev.belay.engine.TestSite;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** One SQLite file. */
final class SqliteDatabase implements Database {
  static final String FORMAT = "sqlite-file";

  private static final String[] PROPERTIES = {
    "journal_mode", "page_size", "encoding", "user_version", "application_id", "auto_vacuum"
  };

  private final Engine engine;
  private final DatabaseUrl url;
  private final Path path;
  private final Clock clock;
  private final Duration patience;

  SqliteDatabase(Engine engine, DatabaseUrl url, Path path, Clock clock, Duration patience) {
    this.engine = engine;
    this.url = url;
    this.path = path;
    this.clock = clock;
    this.patience = patience;
  }

  /** Looked for each time: what a link leads to may change. */
  private SqliteFile file() {
    return SqliteFile.at(path, patience);
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public DatabaseUrl url() {
    return url;
  }

  @Override
  public boolean exists() {
    return Files.exists(path);
  }

  @Override
  public Description describe() {
    SqliteFile file = file();
    try (SqliteSession session = file.openReadOnly()) {
      return describe(session, file);
    } catch (SQLException | IOException e) {
      throw couldNot("describe", e);
    }
  }

  private static Description describe(SqliteSession session, SqliteFile file)
      throws SQLException, IOException {
    SortedMap<String, String> properties = new TreeMap<>();
    for (String name : PROPERTIES) {
      properties.put(name, session.pragma(name));
    }
    long size = Files.size(file.path());
    Path wal = file.beside("-wal");
    if (Files.exists(wal)) {
      properties.put("wal_bytes", Long.toString(Files.size(wal)));
      size += Files.size(wal);
    }
    String version = session.query("SELECT sqlite_version()", 1).get(0).get(0);
    return new Description("SQLite " + version, new ByteCount(size), session.isEmpty(), properties);
  }

  /** By size, time and identity of the file and of what was not yet written into it. */
  @Override
  public String trace() {
    SqliteFile file = file();
    if (!exists()) {
      throw SqliteProblems.missing(path).toException();
    }
    var trace = new StringBuilder();
    try {
      for (Path each : List.of(path, file.beside("-wal"))) {
        if (Files.exists(each) && Files.size(each) > 0) {
          var found = Files.readAttributes(each, BasicFileAttributes.class);
          trace
              .append(found.fileKey())
              .append(' ')
              .append(found.size())
              .append(' ')
              .append(found.lastModifiedTime().toInstant())
              .append('\n');
        }
      }
      return trace.toString();
    } catch (IOException e) {
      throw couldNot("look at", e);
    }
  }

  @Override
  public Marks marks() {
    return new SqliteMarks(file());
  }

  @Override
  public TestSite testSite() {
    return new SqliteTestSite(engine, path, clock, patience);
  }

  @Override
  public Permits permits() {
    return new SqlitePermits(file());
  }

  @Override
  public RunLock lock(RunLock.Holder holder) {
    SqliteFile file = file();
    Path folder = file.path().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw SqliteProblems.missing(file.path()).toException();
    }
    return LockFile.take(lockPath(file), holder);
  }

  @Override
  public Optional<RunLock.Holder> lockHolder() {
    return LockFile.holderOf(lockPath(file()));
  }

  private static Path lockPath(SqliteFile file) {
    return file.beside(".belay-lock");
  }

  @Override
  public Session open() {
    return file().open();
  }

  @Override
  public Session openReadOnly() {
    return file().openReadOnly();
  }

  /**
   * By the online backup in one step, which is one read transaction: writers go on in WAL mode, and
   * no write of theirs makes it begin again as it would with smaller steps. The copy is read twice
   * at the same time: by the fingerprint and by whoever stores it.
   */
  @Override
  public Contents copyTo(OutputStream out, Path scratch, Progress progress) throws IOException {
    Path copy = Files.createTempFile(scratch, "copy", ".db");
    try {
      Files.delete(copy);
      SqliteFile file = file();
      try (SqliteSession source = file.openReadOnly()) {
        OnlineCopy.into(source.connection(), copy, file);
      } catch (SQLException e) {
        throw couldNot("copy", e);
      }
      return stream(copy, out, progress);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private Contents stream(Path copy, OutputStream out, Progress progress) throws IOException {
    try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
      CompletableFuture<CopyFingerprint.Found> found =
          CompletableFuture.supplyAsync(() -> fingerprint(copy), worker);
      long total = Files.size(copy);
      ProgressStream.copy(copy, out, total, progress);
      CopyFingerprint.Found contents = found.get();
      Description description = describeCopy(copy);
      return new Contents(
          FORMAT, contents.fingerprint(), contents.schema(), description, new ByteCount(total));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BelayException known) {
        throw known;
      }
      throw new IOException(e.getCause());
    }
  }

  private CopyFingerprint.Found fingerprint(Path copy) {
    try {
      return new CopyFingerprint(copy).read(Progress.NONE);
    } catch (SQLException e) {
      throw couldNot("read the copy of", e);
    }
  }

  private Description describeCopy(Path copy) throws IOException {
    SqliteFile copied = SqliteFile.own(copy);
    try (SqliteSession session = copied.openImmutable()) {
      Description description = describe(session, copied);
      SortedMap<String, String> properties = new TreeMap<>(description.properties());
      try (SqliteSession live = file().openReadOnly()) {
        properties.put("journal_mode", live.pragma("journal_mode"));
      }
      return new Description(
          description.version(), description.size(), description.empty(), properties);
    } catch (SQLException e) {
      throw couldNot("describe", e);
    }
  }

  @Override
  public SideCopy restoreAside(InputStream copy, String format, Path scratch, Progress progress)
      throws IOException {
    if (!format.equals(FORMAT)) {
      throw Problem.of(Code.BACKUP_TOO_NEW, "SQLite can't be restored from the format " + format)
          .toException();
    }
    SqliteSideCopy side = newSide(scratch);
    try {
      ProgressStream.copy(copy, side.path(), progress);
      side.database().describe();
      return side;
    } catch (IOException | RuntimeException e) {
      side.close();
      throw e;
    }
  }

  @Override
  public SideCopy createAside(Path scratch) throws IOException {
    SqliteSideCopy side = newSide(scratch);
    Files.createFile(side.path());
    return side;
  }

  private SqliteSideCopy newSide(Path scratch) throws IOException {
    Path folder = Files.createTempDirectory(scratch, "aside");
    return new SqliteSideCopy(engine, folder.resolve("database.db"), clock);
  }

  @Override
  public Optional<String> replaceContent(SideCopy source, Consumer<String> aside, Progress progress)
      throws IOException {
    Path copy = path.getFileSystem().getPath(source.database().url().location());
    return new Replacement(file(), new MovedAside(file(), clock, aside))
        .by(copy)
        .map(Path::toString);
  }

  @Override
  public boolean isAside(String aside) {
    return Files.exists(path.getFileSystem().getPath(aside));
  }

  @Override
  public void bringBack(String aside) throws IOException {
    Path folder = path.getFileSystem().getPath(aside);
    new MovedAside(file(), clock, place -> {}).bringBack(folder);
  }

  private BelayException couldNot(String verb, Exception cause) {
    if (cause instanceof SQLException sql) {
      return SqliteProblems.of("could not " + verb + " " + path, path, sql);
    }
    return Problem.ofDisk("could not " + verb + " " + path, cause).toException(cause);
  }
}
