package dev.belay.postgres;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Away;
import dev.belay.engine.Database;
import dev.belay.engine.Description;
import dev.belay.postgres.cluster.Cluster;
import dev.belay.postgres.connect.Host;
import dev.belay.postgres.connect.Login;
import dev.belay.postgres.connect.ServerAddress;
import dev.belay.postgres.dump.Needs;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Other servers on which copies of one database are made, so that its own bears no load. */
final class AwayServers {
  private final PostgresEngine engine;
  private final String name;
  private final Description needed;

  /**
   * Prepares.
   *
   * @param name of the database
   * @param needed what it needs of a server
   */
  AwayServers(PostgresEngine engine, String name, Description needed) {
    this.engine = engine;
    this.name = name;
    this.needed = needed;
  }

  private record Opened(Database database, String name, List<String> unlike, Runnable end)
      implements Away {
    @Override
    public void close() {
      end.run();
    }
  }

  /** One that is there already. */
  Away at(DatabaseUrl url) {
    PostgresServer server = engine.server(url);
    return new Opened(database(url, server), server.name(), unlike(server), () -> {});
  }

  /**
   * One that is made on this machine, and deleted when it is closed or this process ends. The roles
   * and tablespaces that are needed are made there.
   */
  Away local(Optional<String> role) {
    LocalServers.Started started = engine.localServers().start(major());
    Cluster cluster = started.cluster();
    try {
      var address =
          new ServerAddress(
              List.of(new Host("127.0.0.1", cluster.port())),
              new Login("postgres", Optional.of(started.password()), "made for it"),
              name,
              Map.of());
      PostgresServer server = engine.server(address);
      makeRoles(server, role);
      makeTablespaces(server, cluster.folder().resolve("data"));
      var url = new DatabaseUrl(DatabaseUrl.POSTGRESQL, server.url(name));
      return new Opened(
          database(url, server),
          "a server made for it here",
          List.of(
              "times are this machine's; rights were not seen to: a superuser has run everything"),
          cluster::close);
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private PostgresDatabase database(DatabaseUrl url, PostgresServer server) {
    Map<String, String> facts = needed.properties();
    var origin =
        new SideMaker.Origin(
            facts.getOrDefault("owner", ""),
            facts.getOrDefault("created_with", ""),
            facts.getOrDefault("server_encoding", "UTF8"));
    return engine.database(url, server, name, Optional.of(origin));
  }

  private int major() {
    return Integer.parseInt(needed.properties().getOrDefault("server_version_num", "0")) / 10_000;
  }

  private List<String> unlike(PostgresServer server) {
    try (PostgresSession session = server.maintenance()) {
      int there = session.connection().getServerMajorVersion();
      List<String> unlike = new ArrayList<>(List.of("times are those of " + server.name()));
      if (there != major()) {
        unlike.add("it is PostgreSQL " + there + "; " + name + " is on " + major());
      }
      return unlike;
    }
  }

  /** In the server's own folder, by the server itself: it may be another user. */
  private void makeTablespaces(PostgresServer server, Path data) {
    try (PostgresSession session = server.maintenance()) {
      int number = 0;
      for (String each : Needs.of(needed.properties()).tablespaces()) {
        String folder = "tablespace_" + ++number;
        session.run("COPY (SELECT) TO PROGRAM 'mkdir " + folder + "'");
        session.run(
            "CREATE TABLESPACE %s LOCATION %s"
                .formatted(Names.quoted(each), Names.literal(data.resolve(folder).toString())));
      }
    } catch (SQLException e) {
      throw server.problem("could not make the tablespaces of", name, e);
    }
  }

  private void makeRoles(PostgresServer server, Optional<String> role) {
    Set<String> roles = new TreeSet<>(Needs.of(needed.properties()).roles());
    role.ifPresent(roles::add);
    Optional.ofNullable(needed.properties().get("owner")).ifPresent(roles::add);
    try (PostgresSession session = server.maintenance()) {
      for (String each : roles) {
        String known = "SELECT 1 FROM pg_roles WHERE rolname = " + Names.literal(each);
        if (session.scalar(known).isEmpty()) {
          session.run("CREATE ROLE " + Names.quoted(each));
        }
      }
    } catch (SQLException e) {
      throw server.problem("could not make the roles of", name, e);
    }
  }
}
