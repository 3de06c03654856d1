package dev.belay.postgres;

import dev.belay.engine.GuardOptions;
import dev.belay.engine.GuardStatus;
import dev.belay.engine.Guards;
import dev.belay.postgres.guard.Inspection;
import dev.belay.postgres.guard.Installation;
import java.sql.SQLException;

/** The guards of one database. */
record PostgresGuards(PostgresServer server, String name) implements Guards {
  /** Some work on the guards, inside of a session's transaction. */
  @FunctionalInterface
  private interface Change {
    void run(Installation installation) throws SQLException;
  }

  @Override
  public GuardStatus status() {
    try (PostgresSession session = server.session(name, true)) {
      return new Inspection(session.connection()).status();
    } catch (SQLException e) {
      throw server.problem("could not look for guards in", name, e);
    }
  }

  @Override
  public GuardStatus install(GuardOptions options) {
    change("could not put guards into", installation -> installation.install(options));
    return status();
  }

  @Override
  public void remove() {
    change("could not take the guards out of", Installation::remove);
  }

  private void change(String what, Change change) {
    try (PostgresSession session = server.session(name, false)) {
      session.pass("protect or unprotect");
      session.begin(false);
      change.run(new Installation(session.connection()));
      session.commit();
    } catch (SQLException e) {
      throw server.problem(what, name, e);
    }
  }
}
