package dev.belay.postgres;

import dev.belay.engine.Database;
import dev.belay.engine.SideCopy;
import java.sql.SQLException;

/** A database beside another on the same server, under a name that no application knows. */
final class PostgresSide implements SideCopy {
  private final SideDatabases sides;
  private final PostgresSession holder;
  private final String name;
  private final Database database;
  private boolean closed;

  /** {@code holder} is closed with it. */
  PostgresSide(SideDatabases sides, PostgresSession holder, String name, Database database) {
    this.sides = sides;
    this.holder = holder;
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
    if (closed) {
      return;
    }
    closed = true;
    try (holder) {
      sides.drop(holder, name);
    } catch (SQLException e) {
      throw holder.problem("could not drop the copy " + name, e);
    }
  }
}
