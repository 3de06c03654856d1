package dev.belay.postgres;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.CopyFormat;
import dev.belay.engine.Database;
import dev.belay.engine.Engine;
import dev.belay.engine.RunLock;
import dev.belay.postgres.connect.ClientFolders;
import dev.belay.postgres.connect.ClientHabits;
import dev.belay.postgres.connect.ClientTools;
import dev.belay.postgres.parse.PostgresDialect;
import dev.belay.testkit.EngineSubject;
import dev.belay.testkit.OtherProcess;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Databases on a real server. */
final class PostgresSubject implements EngineSubject {
  static final ClientHabits HABITS =
      new ClientHabits(Map.of(), Path.of("nowhere"), "nobody", Path.of("nowhere"));

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final TestServer server;
  private final Path folder;
  private int number;

  PostgresSubject(TestServer server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  private static final LocalServers LOCAL_SERVERS =
      new LocalServers(
          TestServer::installed, Random::new, Path.of(System.getProperty("java.io.tmpdir")));

  static ClientTools tools() {
    String path = System.getenv().getOrDefault("PATH", "");
    return new ClientTools(ClientFolders.all(List.of(), path, Path.of("/")), Map.of("PATH", path));
  }

  static PostgresEngine makeEngine() {
    ClientTools tools = tools();
    return new PostgresEngine(
        new PostgresDialect(), Clock.systemUTC(), HABITS, PATIENCE, () -> tools, LOCAL_SERVERS);
  }

  @Override
  public Engine engine() {
    return makeEngine();
  }

  @Override
  public Database missing() {
    return at("missing " + server.createDatabase() + " x");
  }

  @Override
  public Database create() {
    return at(server.createDatabase());
  }

  Database at(String name) {
    return engine().database(server.url(name.replace(" ", "%20")));
  }

  @Override
  public Database again(Database database) {
    return engine().database(database.url());
  }

  @Override
  public boolean ruins() {
    return false;
  }

  @Override
  public void ruin(Database database) {
    throw new UnsupportedOperationException("what is in a cluster can be read");
  }

  @Override
  public Set<CopyFormat> formats() {
    return Set.of(CopyFormat.values());
  }

  @Override
  public Path scratch() {
    number++;
    try {
      return Files.createDirectory(folder.resolve("scratch " + number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public OtherProcess lockElsewhere(Database database, RunLock.Holder holder) {
    return OtherProcess.start(LockProgram.class, database.url().location(), holder.toLine());
  }

  /** Another process that takes the lock and stays. */
  static final class LockProgram {
    private LockProgram() {}

    public static void main(String[] arguments) throws IOException {
      var url = new DatabaseUrl(DatabaseUrl.POSTGRESQL, arguments[0]);
      RunLock.Holder holder = RunLock.Holder.read(arguments[1]).orElseThrow();
      try (RunLock lock = makeEngine().database(url).lock(holder)) {
        System.out.println(lock.holder().run());
        System.out.println("ready");
        if (System.in.read() < 0) {
          System.out.println("nobody listens");
        }
      } catch (dev.belay.problem.BelayException e) {
        System.out.println(e.problem().code().id());
      }
    }
  }
}
