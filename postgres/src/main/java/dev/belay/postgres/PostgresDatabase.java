package dev.belay.postgres;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Contents;
import dev.belay.engine.CopyFormat;
import dev.belay.engine.Database;
import dev.belay.engine.Description;
import dev.belay.engine.Guards;
import dev.belay.engine.Health;
import dev.belay.engine.Imported;
import dev.belay.engine.Marks;
import dev.belay.engine.Obstacle;
import dev.belay.engine.Part;
import dev.belay.engine.Permits;
import dev.belay.engine.Progress;
import dev.belay.engine.Roles;
import dev.belay.engine.RunLock;
import dev.belay.engine.Scope;
import dev.belay.engine.ServerCopies;
import dev.belay.engine.Session;
import dev.belay.engine.SideCopy;
import dev.belay.engine.Twins;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.postgres.dump.DumpFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One database of a PostgreSQL server. */
final class PostgresDatabase implements Database {
  private final PostgresEngine engine;
  private final DatabaseUrl url;
  private final PostgresServer server;
  private final String name;
  private final SideMaker sides;
  private final Clock clock;
  private final AtomicReference<@Nullable AdvisoryLock> taken = new AtomicReference<>();

  PostgresDatabase(
      PostgresEngine engine,
      DatabaseUrl url,
      PostgresServer server,
      String name,
      SideMaker sides,
      Clock clock) {
    this.engine = engine;
    this.sides = sides;
    this.url = url;
    this.server = server;
    this.name = name;
    this.clock = clock;
  }

  @Override
  public PostgresEngine engine() {
    return engine;
  }

  @Override
  public DatabaseUrl url() {
    return url;
  }

  /** A name alone is one on the same server. */
  @Override
  public Database other(String place, Path folder) {
    return DatabaseUrl.isName(place)
        ? engine.beside(server, place)
        : Database.super.other(place, folder);
  }

  @Override
  public boolean exists() {
    return server.exists(name);
  }

  @Override
  public Description describe() {
    try (PostgresSession session = server.session(name, true)) {
      return server.description(session);
    } catch (SQLException e) {
      throw server.problem("could not describe", name, e);
    }
  }

  /** By how much the server has written: whichever of its databases that was for. */
  @Override
  public String trace() {
    try (PostgresSession session = server.session(name, true)) {
      return session.scalar("SELECT pg_current_wal_insert_lsn()");
    } catch (SQLException e) {
      throw server.problem("could not look at", name, e);
    }
  }

  @Override
  public Marks marks() {
    return new PostgresMarks(server, name);
  }

  @Override
  public PostgresTestSite testSite() {
    return new PostgresTestSite(engine, server, name, clock);
  }

  @Override
  public Permits permits() {
    return new PostgresPermits(server, name);
  }

  @Override
  public RunLock lock(RunLock.Holder holder) {
    AdvisoryLock lock = AdvisoryLock.take(server.maintenance(), name, holder);
    taken.set(lock);
    try (PostgresSession session = server.maintenance()) {
      Standby.refuse(session, server.url(name));
      DeadWriters.end(session, name);
      new SideDatabases(server, new DatabaseName(name)).dropAbandoned(session);
      return lock;
    } catch (SQLException e) {
      lock.close();
      throw server.problem("could not drop what a killed run has left beside", name, e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Whoever works without a lock, on a copy that nobody else knows, has none to lose. */
  private void requireLock() {
    Optional.ofNullable(taken.get()).ifPresent(AdvisoryLock::requireHeld);
  }

  @Override
  public Optional<RunLock.Holder> lockHolder() {
    try (PostgresSession session = server.maintenance()) {
      return AdvisoryLock.holderOf(session, name);
    }
  }

  @Override
  public Session open() {
    return server.session(name, false);
  }

  @Override
  public Session openReadOnly() {
    return server.session(name, true);
  }

  @Override
  public Fingerprint fingerprint(Progress progress) {
    return new ContentByMany(server, name, progress).fingerprint();
  }

  @Override
  public Contents copyTo(OutputStream out, Path scratch, Progress progress) throws IOException {
    return copyTo(out, Scope.WHOLE, scratch, progress);
  }

  @Override
  public Contents copyTo(OutputStream out, Scope scope, Path scratch, Progress progress)
      throws IOException {
    return copyTo(out, scope, CopyFormat.ARCHIVE, scratch, progress);
  }

  @Override
  public Contents copyTo(
      OutputStream out, Scope scope, CopyFormat format, Path scratch, Progress progress)
      throws IOException {
    return new CopyFormats(server, scratch, progress).write(name, scope, format, out);
  }

  @Override
  public SideCopy restoreAside(InputStream copy, String format, Path scratch, Progress progress)
      throws IOException {
    return restoreInto(newSide(), copy, format, scratch, progress);
  }

  @Override
  public SideCopy restoreAside(
      InputStream copy, String format, Description origin, Path scratch, Progress progress)
      throws IOException {
    return restoreInto(sides.empty(DatabaseLocale.of(origin)), copy, format, scratch, progress);
  }

  private SideCopy restoreInto(
      PostgresSide side, InputStream copy, String format, Path scratch, Progress progress)
      throws IOException {
    try {
      new CopyFormats(server, scratch, progress).restore(copy, format, side.name());
      return side;
    } catch (IOException | RuntimeException e) {
      drop(side, e);
      throw e;
    }
  }

  @Override
  public List<Obstacle> obstacles(Description needed) {
    return new RestoreObstacles(server, name).beside(needed);
  }

  @Override
  public List<String> doubts(Description needed) {
    return new RestoreObstacles(server, name).doubts(needed);
  }

  @Override
  public List<Obstacle> obstaclesToReplacing() {
    return new RestoreObstacles(server, name).replacing();
  }

  @Override
  public List<Obstacle> obstaclesInside(Description needed) {
    return new RestoreObstacles(server, name).inside(needed);
  }

  @Override
  public void replaceInside(
      InputStream copy,
      String format,
      Fingerprint content,
      SchemaSnapshot schema,
      Path scratch,
      Progress progress)
      throws IOException {
    try (PostgresSession session = server.session(name, false)) {
      session.pass("restore in place");
      new CopyFormats(server, scratch, progress)
          .replaceInside(session, copy, format, content, schema);
    } catch (SQLException e) {
      throw server.problem("could not replace what is in", name, e);
    }
  }

  @Override
  public Imported importAside(Path dump, Progress progress) throws IOException {
    return new DumpImport(server, DumpFile.of(dump), progress, Optional.empty())
        .into(this::newSide);
  }

  private PartArrivals parts() {
    return new PartArrivals(server, name, this::newSide);
  }

  @Override
  public boolean holds(Part part) {
    return parts().holds(part);
  }

  @Override
  public List<String> addPart(
      InputStream copy,
      String format,
      Part part,
      Fingerprint whole,
      Path scratch,
      Progress progress)
      throws IOException {
    var formats = new CopyFormats(server, scratch, progress);
    return parts().add(copy, format, part, whole, formats);
  }

  @Override
  public List<String> addPart(Path dump, Part part, Progress progress) throws IOException {
    return parts().add(dump, part, progress);
  }

  static void drop(SideCopy side, Exception cause) {
    try {
      side.close();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  PostgresSide newSide() {
    return sides.empty(Optional.empty());
  }

  PostgresServer server() {
    return server;
  }

  @Override
  public SideCopy createAside(Path scratch) {
    return newSide();
  }

  @Override
  public Optional<String> replaceContent(
      SideCopy source, Consumer<String> aside, Progress progress) {
    if (!(source instanceof PostgresSide side)) {
      throw new IllegalArgumentException("not a database of PostgreSQL: " + source);
    }
    return new Swap(server, name, clock, this::requireLock)
        .in(side.name(), new DatabaseName(name)::with, aside);
  }

  @Override
  public Optional<ServerCopies> serverCopies() {
    return Optional.of(new PostgresCopies(engine, server, name, sides));
  }

  @Override
  public Optional<Twins> twins() {
    return Optional.of(new KeptDatabases(server, name, clock, this::requireLock));
  }

  @Override
  public Optional<Guards> guards() {
    return Optional.of(new PostgresGuards(server, name));
  }

  @Override
  public Optional<Roles> roles() {
    return Optional.of(new PostgresRoles(server, name, this));
  }

  @Override
  public Health health() {
    return new PostgresHealth(server, name, clock);
  }

  /** Asked in the database itself: nobody gets into it while two names are changing. */
  @Override
  public boolean isAside(String aside) {
    try (PostgresSession session = server.session(name, true)) {
      return PostgresServer.exists(session, aside);
    } catch (SQLException e) {
      throw server.problem("could not look for", aside, e);
    }
  }

  @Override
  public void bringBack(String aside) {
    // both names change in one transaction: either all was done or nothing
  }
}
