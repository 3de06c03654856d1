package dev.belay.postgres.connect;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.sql.SQLException;

/**
 * Plain answers for what PostgreSQL says. Codes: manual, appendix "PostgreSQL Error Codes" (18).
 */
public final class PostgresProblems {
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String IN_USE = "55006";
  static final String FREE_SPACE = "free some space on the server and run it again";

  private static final String PEER_REFUSED = "Peer authentication failed";
  private static final String DEADLOCK = "40P01";
  private static final String SERIALIZATION_FAILURE = "40001";

  private PostgresProblems() {}

  /** For something that was asked of the database as a whole. */
  public static BelayException of(String what, ServerAddress address, SQLException thrown) {
    return about(what, address, thrown).toException(thrown);
  }

  /**
   * For one statement of a script; a lost connection, an interruption, a full disk, and what
   * another session has brought about are still called so.
   *
   * @param sql the statement as it was sent, to show the place that the server complains about
   */
  public static BelayException ofStatement(ServerAddress address, String sql, SQLException thrown) {
    Problem problem = about("", address, thrown);
    return switch (problem.code()) {
      case INTERRUPTED, DATABASE_UNREACHABLE, DATABASE_BUSY, DISK_FULL ->
          problem.toException(thrown);
      default ->
          Problem.of(Code.STATEMENT_FAILED, ServerMessage.of(thrown).text())
              .why(ServerMessage.of(thrown).details(sql))
              .state("")
              .remedy(problem.code() == Code.STATEMENT_FAILED ? "" : problem.remedy())
              .toException(thrown);
    };
  }

  /** Whether a statement gave up because another session did not let go of a lock in time. */
  public static boolean isLockTimeout(SQLException thrown) {
    return LOCK_NOT_AVAILABLE.equals(thrown.getSQLState());
  }

  /** Whether a database could not be copied, renamed or dropped because somebody is connected. */
  public static boolean isInUse(SQLException thrown) {
    return IN_USE.equals(thrown.getSQLState());
  }

  private static Problem about(String what, ServerAddress address, SQLException thrown) {
    String state = String.valueOf(thrown.getSQLState());
    return switch (state) {
      case "3D000", "57P04" -> missing(address);
      case "28P01", "28000" -> loginRefused(address, thrown);
      case "08004" -> rejected(address, thrown);
      case "57P01", "57P02" -> Unreachable.lost(address, thrown);
      case "57P03", "53300" -> busy(address, thrown, "wait a little, then run it again");
      case LOCK_NOT_AVAILABLE, DEADLOCK, SERIALIZATION_FAILURE ->
          busy(address, thrown, "end the other session, or try again later");
      case IN_USE -> busy(address, thrown, "end the other sessions, then run it again");
      case "25006" -> readOnly(address, thrown);
      case "42501" -> denied(what, address, thrown);
      case "53100" -> full(address, thrown);
      case "57014" -> cancelled(what, thrown);
      case "XX001", "XX002" -> corrupt(address, thrown);
      default -> state.startsWith("08") ? Unreachable.of(address, thrown) : failed(what, thrown);
    };
  }

  private static Problem missing(ServerAddress address) {
    Host host = address.hosts().getFirst();
    return Problem.of(
            Code.DATABASE_MISSING,
            "there is no database " + address.database() + " on " + address.server())
        .why("the server answers, but knows no database of that name")
        .remedy(
            "correct the target's url: in belay.yaml, or create it: createdb -h %s -p %d %s"
                .formatted(host.name(), host.port(), address.database()));
  }

  private static Problem loginRefused(ServerAddress address, SQLException thrown) {
    String user = address.login().user();
    String said = ServerMessage.of(thrown).text();
    Problem refused =
        Problem.of(Code.PERMISSION_DENIED, address.server() + " does not let " + user + " in");
    return said.startsWith(PEER_REFUSED)
        ? refused.why(said).remedy(peer(user))
        : refused
            .why(said + "; " + address.login().passwordOrigin())
            .remedy(
                "check user and password (URL, PGPASSWORD, .pgpass) and the server's pg_hba.conf");
  }

  /** Manual, "Peer Authentication" (18). */
  private static String peer(String user) {
    return "by its socket only "
        + user
        + " of the operating system gets in (pg_hba.conf says peer): run it as "
        + user
        + ", or go by the network with a password: host=localhost";
  }

  /** The driver says so when it was asked for a password and has none. */
  private static Problem rejected(ServerAddress address, SQLException thrown) {
    return address.login().password().isEmpty()
        ? loginRefused(address, thrown)
        : Unreachable.of(address, thrown);
  }

  private static Problem busy(ServerAddress address, SQLException thrown, String remedy) {
    return Problem.of(Code.DATABASE_BUSY, address + " is busy")
        .why(ServerMessage.of(thrown).text())
        .remedy(remedy);
  }

  private static Problem readOnly(ServerAddress address, SQLException thrown) {
    return Problem.of(Code.DATABASE_READ_ONLY, address + " can't be written")
        .why(ServerMessage.of(thrown).text())
        .remedy("connect to the primary; why it is read-only: SHOW transaction_read_only");
  }

  private static Problem denied(String what, ServerAddress address, SQLException thrown) {
    String user = address.login().user();
    return Problem.of(Code.PERMISSION_DENIED, what.isEmpty() ? "permission denied" : what)
        .why(ServerMessage.of(thrown).text() + " (as " + user + ")")
        .remedy("grant " + user + " the right, or connect as the owner");
  }

  private static Problem full(ServerAddress address, SQLException thrown) {
    return Problem.of(Code.DISK_FULL, "the disk of " + address.server() + " is full")
        .why(ServerMessage.of(thrown).text())
        .state("")
        .remedy(FREE_SPACE);
  }

  /** A time limit that a script has set for itself is no interruption. */
  private static Problem cancelled(String what, SQLException thrown) {
    return ServerMessage.of(thrown).text().contains("timeout")
        ? failed(what, thrown)
        : Problem.of(Code.INTERRUPTED, "interrupted").state("");
  }

  private static Problem corrupt(ServerAddress address, SQLException thrown) {
    return Problem.of(Code.DATABASE_CORRUPT, address + " is damaged")
        .why(ServerMessage.of(thrown).text())
        .remedy("bring the newest good backup back: belay restore latest");
  }

  private static Problem failed(String what, SQLException thrown) {
    String said = ServerMessage.of(thrown).text();
    return Problem.of(Code.STATEMENT_FAILED, what.isEmpty() ? said : what)
        .why(what.isEmpty() ? "" : said)
        .state("");
  }
}
