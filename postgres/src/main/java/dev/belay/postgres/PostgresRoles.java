package dev.belay.postgres;

import dev.belay.engine.Diagnosis;
import dev.belay.engine.Progress;
import dev.belay.engine.Roles;
import dev.belay.engine.ServerCopies;
import dev.belay.engine.SideCopy;
import dev.belay.jdbc.Statements;
import dev.belay.jdbc.Work;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The roles of a server, seen from one of its databases. */
record PostgresRoles(PostgresServer server, String name, PostgresDatabase database)
    implements Roles {
  @Override
  public Pair pair(Optional<String> application, Optional<String> owner) {
    return new Pair(
        owner.orElse(name + "_owner"),
        application.orElseGet(() -> asked(name, session -> () -> login(session))));
  }

  private static String login(PostgresSession session) throws SQLException {
    return session.scalar("SELECT session_user");
  }

  @Override
  public List<Diagnosis> examine(String application) {
    return asked(
        name, session -> () -> new RoleRights(statements(session), application).diagnoses());
  }

  @Override
  public List<String> statements(Pair pair) {
    return asked(name, session -> () -> new RoleSplit(statements(session), pair).statements());
  }

  private static Statements statements(PostgresSession session) {
    return new Statements(session.connection());
  }

  /** Roles are the server's, not the copy's: so it is a transaction there that is taken back. */
  @Override
  public void rehearse(Pair pair, Path scratch, Progress progress) throws IOException {
    refuseOwn(pair);
    ServerCopies copies = database.serverCopies().orElseThrow();
    try (SideCopy copy = copies.sample(0, database, scratch, progress)) {
      if (copy instanceof PostgresSide side) {
        changed(side.name(), pair, false);
      }
    }
  }

  @Override
  public void apply(Pair pair) {
    refuseOwn(pair);
    changed(name, pair, true);
  }

  /** Whoever takes the rights away could not prove any more that they are gone. */
  private void refuseOwn(Pair pair) {
    if (asked(name, session -> () -> login(session)).equals(pair.application())) {
      throw Problem.of(Code.NOT_SUPPORTED, pair.application() + " can't take its own rights away")
          .why("it is the login of the URL, and could neither prove nor mend anything afterwards")
          .remedy(
              "use an administrator's URL: belay doctor --privileges --apply --role "
                  + pair.application()
                  + " -t URL")
          .toException();
    }
  }

  @Override
  public void prove(Pair pair) {
    changing(
        name,
        session -> {
          new RoleProof(session, pair.application()).run();
          session.rollback();
        });
  }

  private void changed(String where, Pair pair, boolean lasting) {
    changing(
        where,
        session -> {
          for (String sql : new RoleSplit(statements(session), pair).statements()) {
            session.run(sql);
          }
          new RoleProof(session, pair.application()).run();
          if (lasting) {
            session.commit();
          } else {
            session.rollback();
          }
        });
  }

  /** Some work inside of a transaction. */
  @FunctionalInterface
  private interface Change {
    void run(PostgresSession session) throws SQLException;
  }

  /** Past all guards: what is refused in it is refused for want of a right. */
  private void changing(String where, Change change) {
    try (PostgresSession session = server.session(where, false)) {
      session.pass("roles");
      session.begin(false);
      change.run(session);
    } catch (SQLException e) {
      throw server.problem("could not change the roles of", where, e);
    }
  }

  private <T> T asked(String where, Function<PostgresSession, Work<T>> work) {
    try (PostgresSession session = server.session(where, true)) {
      return work.apply(session).run();
    } catch (SQLException e) {
      throw server.problem("could not ask for roles in", where, e);
    }
  }
}
