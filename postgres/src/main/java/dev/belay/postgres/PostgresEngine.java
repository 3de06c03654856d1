package dev.belay.postgres;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Capability;
import dev.belay.engine.CopyFormat;
import dev.belay.engine.Database;
import dev.belay.engine.Engine;
import dev.belay.postgres.cluster.InstalledServers;
import dev.belay.postgres.connect.ClientFolders;
import dev.belay.postgres.connect.ClientHabits;
import dev.belay.postgres.connect.ClientTools;
import dev.belay.postgres.connect.Connections;
import dev.belay.postgres.connect.ProgramVersions;
import dev.belay.postgres.connect.ServerAddress;
import dev.belay.postgres.parse.PostgresDialect;
import dev.belay.sql.Dialect;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The engine for PostgreSQL 13 to 18. */
public final class PostgresEngine implements Engine {
  private final Dialect dialect;
  private final Clock clock;
  private final ClientHabits habits;
  private final Duration patience;
  private final Supplier<ClientTools> tools;
  private final LocalServers localServers;

  /**
   * Makes an engine.
   *
   * @param habits what a URL leaves open
   * @param patience how long a statement waits for another session's lock
   * @param tools finds pg_dump and psql; asked for when there is a database to speak to
   * @param localServers makes servers to rehearse on
   */
  public PostgresEngine(
      Dialect dialect,
      Clock clock,
      ClientHabits habits,
      Duration patience,
      Supplier<ClientTools> tools,
      LocalServers localServers) {
    this.dialect = dialect;
    this.clock = clock;
    this.habits = habits;
    this.patience = patience;
    this.tools = tools;
    this.localServers = localServers;
  }

  /**
   * One as a program on this machine wants it: with the client programs and servers that are
   * installed here.
   *
   * @param habits what a URL leaves open, and the variables that say where programs are
   */
  public static PostgresEngine usual(ClientHabits habits, Clock clock, Duration patience) {
    String path = habits.variables().getOrDefault("PATH", "");
    Supplier<List<Path>> folders = () -> ClientFolders.all(List.of(), path, habits.root());
    return new PostgresEngine(
        new PostgresDialect(),
        clock,
        habits,
        patience,
        () -> new ClientTools(folders.get(), habits.variables()),
        new LocalServers(
            () -> new InstalledServers(folders.get(), new ProgramVersions(habits.variables())),
            SecureRandom::new,
            Path.of(System.getProperty("java.io.tmpdir"))));
  }

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public String extension() {
    return "tar";
  }

  @Override
  public String extension(CopyFormat format) {
    return switch (format) {
      case ARCHIVE -> extension();
      case PLAIN -> "sql";
      case CUSTOM -> "dump";
    };
  }

  @Override
  public boolean speaks(DatabaseUrl url) {
    return url.scheme().equals(DatabaseUrl.POSTGRESQL);
  }

  @Override
  public Database database(DatabaseUrl url) {
    ServerAddress address = habits.address(url);
    return database(url, server(address), address.database(), Optional.empty());
  }

  LocalServers localServers() {
    return localServers;
  }

  /** The server that a URL speaks of. */
  PostgresServer server(DatabaseUrl url) {
    return server(habits.address(url));
  }

  PostgresServer server(ServerAddress address) {
    var programs = new ClientPrograms(tools.get(), address);
    return new PostgresServer(new Connections(patience), address, programs);
  }

  /**
   * A database of a server.
   *
   * @param origin the database elsewhere that those made beside this one are copies of
   */
  PostgresDatabase database(
      DatabaseUrl url, PostgresServer server, String name, Optional<SideMaker.Origin> origin) {
    var sides = new SideMaker(this, server, name, origin);
    return new PostgresDatabase(this, url, server, name, sides, clock);
  }

  /** Another database on the server of one. */
  Database beside(PostgresServer server, String name) {
    var url = new DatabaseUrl(DatabaseUrl.POSTGRESQL, server.url(name));
    return database(url, server, name, Optional.empty());
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRANSACTIONAL_DDL, Capability.ROLES);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }
}
