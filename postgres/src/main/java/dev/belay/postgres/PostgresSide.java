package dev.belay.postgres;

import dev.belay.engine.Database;
import dev.belay.engine.SideCopy;

/** A database beside another on the same server, under a name that no application knows. */
final class PostgresSide implements SideCopy {
  private final PostgresServer server;
  private final String name;
  private final Database database;

  PostgresSide(PostgresServer server, String name, Database database) {
    this.server = server;
    this.name = name;
    this.database = database;
  }

  String name() {
    return name;
  }

  @Override
  public Database database() {
    return database;
  }

  /** Once it was swapped in there is none of that name any more, and nothing is dropped. */
  @Override
  public void close() {
    server.maintain(
        "could not drop the copy",
        name,
        session -> session.run("DROP DATABASE IF EXISTS " + Names.quoted(name) + " WITH (FORCE)"));
  }
}
