package dev.belay.postgres;

import dev.belay.engine.Description;
import dev.belay.engine.Obstacle;
import dev.belay.postgres.dump.Needs;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands in the way of a restore, looked for before anything is touched. */
final class RestoreObstacles {
  private final PostgresServer server;
  private final String name;

  /** Of a database, which need not exist. */
  RestoreObstacles(PostgresServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /** In the maintenance database of a server that can be written; the caller closes it. */
  private PostgresSession writable() {
    PostgresSession session = server.maintenance();
    try {
      Standby.refuse(session, server.url(name));
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** Of a restore into another database. */
  List<Obstacle> beside(Description needed) {
    try (PostgresSession session = writable()) {
      var readiness = new Readiness(session);
      List<Obstacle> found = new ArrayList<>(readiness.creating());
      found.addAll(needs(readiness, needed));
      if (found.isEmpty()) {
        DatabaseLocale.of(needed)
            .flatMap(locale -> new LocaleTrial(session).obstacle(locale))
            .ifPresent(found::add);
      }
      new ServerRoom(session).lack(needed).ifPresent(found::add);
      return found;
    }
  }

  /** What {@link #beside} can't find out. */
  List<String> doubts(Description needed) {
    try (PostgresSession session = server.maintenance()) {
      Optional<ServerRoom.Free> free = new ServerRoom(session).free(needed);
      return free.isPresent()
          ? List.of()
          : List.of(
              "Whether the server's disk has room for another %s could not be found out from here."
                  .formatted(needed.size()));
    }
  }

  /** Of a swap. */
  List<Obstacle> replacing() {
    try (PostgresSession session = writable()) {
      if (!PostgresServer.exists(session, name)) {
        return List.of();
      }
      List<Obstacle> found = new ArrayList<>(new SwapRights(session, name).obstacles());
      found.addAll(new Replication(session, name).obstacles());
      return found;
    } catch (SQLException e) {
      throw server.problem("could not look for", name, e);
    }
  }

  /** Of a restore in place. */
  List<Obstacle> inside(Description needed) {
    try (PostgresSession session = server.session(name, true)) {
      var readiness = new Readiness(session);
      List<Obstacle> found = new ArrayList<>(readiness.emptying());
      found.addAll(needs(readiness, needed));
      return found;
    }
  }

  private static List<Obstacle> needs(Readiness readiness, Description needed) {
    String number = needed.properties().getOrDefault("server_version_num", "0");
    List<Obstacle> found = new ArrayList<>(readiness.version(Integer.parseInt(number) / 10_000));
    found.addAll(readiness.obstacles(Needs.of(needed.properties())));
    return found;
  }
}
