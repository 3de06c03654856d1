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
import java.util.function.Consumer;
import java.util.function.Function;

/** The roles of a server, seen from one of its databases. */
record PostgresRoles(PostgresServer server, String name, PostgresDatabase database)
    implements Roles {
  private static final String DATABASE_OWNER =
      "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()";

  /** Of a transaction that a server has not come to yet. */
  private static final String IN_THE_FUTURE = "22023";

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
        changing(
            side.name(),
            session -> {
              split(session, pair);
              session.rollback();
            });
      }
    }
  }

  @Override
  public void apply(Pair pair, Consumer<String> committing) {
    refuseOwn(pair);
    changing(
        name,
        session -> {
          split(session, pair);
          committing.accept(session.scalar("SELECT pg_current_xact_id()"));
          session.commit();
        });
  }

  private static void split(PostgresSession session, Pair pair) throws SQLException {
    for (String sql : new RoleSplit(statements(session), pair).statements()) {
      session.run(sql);
    }
    new RoleProof(session, pair.application()).run();
  }

  /**
   * The server remembers for 200 million transactions, a restored or promoted one perhaps not at
   * all. The database belongs to the owner since, unless it did before.
   */
  @Override
  public boolean isIn(String transaction, Pair pair) {
    String state = asked(name, session -> () -> state(session, transaction));
    if (state.isEmpty()) {
      return asked(name, session -> () -> session.scalar(DATABASE_OWNER)).equals(pair.owner());
    }
    if (state.equals("in progress")) {
      throw Problem.of(Code.DATABASE_BUSY, "the transaction that splits the roles has not ended")
          .why("transaction " + transaction + " of the server is in progress")
          .state("nobody can tell yet whether the roles are split")
          .remedy("wait until it has ended, then try again")
          .toException();
    }
    return state.equals("committed");
  }

  private static String state(PostgresSession session, String transaction) throws SQLException {
    try {
      return session.scalar(
          "SELECT pg_xact_status(CAST(%s AS xid8))".formatted(Names.literal(transaction)));
    } catch (SQLException e) {
      if (IN_THE_FUTURE.equals(e.getSQLState())) {
        return "";
      }
      throw e;
    }
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
