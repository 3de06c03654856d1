package dev.belay.postgres;

import dev.belay.jdbc.Statements;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.jdbc.PgConnection;

/** Which roles whoever logged in may act as. */
final class LoginRights {
  private static final int SET_IS_A_RIGHT_OF_ITS_OWN = 160000;

  private final PgConnection connection;
  private final Statements statements;

  LoginRights(PgConnection connection) {
    this.connection = connection;
    this.statements = new Statements(connection);
  }

  /**
   * Refuses a role that statements could not be run as.
   *
   * @param why it is needed, for people
   * @throws dev.belay.problem.BelayException {@code CONFIGURATION_INVALID}, {@code
   *     PERMISSION_DENIED}
   */
  void requireRole(String role, String why) throws SQLException {
    List<List<String>> found =
        statements.rows(
            "SELECT quote_ident(session_user), pg_has_role(session_user, oid, "
                + maySet()
                + ") FROM pg_roles WHERE rolname = "
                + Names.literal(role),
            1);
    if (found.isEmpty()) {
      throw Problem.of(Code.CONFIGURATION_INVALID, "there is no role " + role + " on this server")
          .why(why)
          .remedy("correct its name, or make the role: " + creation(role))
          .toException();
    }
    if (!found.getFirst().get(1).equals("t")) {
      String user = found.getFirst().get(0);
      throw Problem.of(Code.PERMISSION_DENIED, user + " may not act as the role " + role)
          .why(why)
          .remedy(grant(role, user))
          .toException();
    }
  }

  private String creation(String role) throws SQLException {
    String user = statements.scalar("SELECT quote_ident(session_user)");
    return "CREATE ROLE " + Names.quoted(role) + "; " + grant(role, user);
  }

  private static String grant(String role, String user) {
    return "GRANT " + Names.quoted(role) + " TO " + user;
  }

  /** Who owns the database, if a database of his could be made and used; else empty. */
  String owner() throws SQLException {
    return statements.scalar(
        "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"
            + " AND pg_has_role(datdba, 'USAGE') AND pg_has_role(datdba, "
            + maySet()
            + ")");
  }

  /** The role, if a database of its could be made and used; else empty. */
  String owner(String role) throws SQLException {
    return statements.scalar(
        "SELECT rolname FROM pg_roles WHERE rolname = "
            + Names.literal(role)
            + " AND pg_has_role(oid, 'USAGE') AND pg_has_role(oid, "
            + maySet()
            + ")");
  }

  /** Release notes of 16: membership no longer says by itself that SET ROLE is allowed. */
  private String maySet() throws SQLException {
    return connection.haveMinimumServerVersion(SET_IS_A_RIGHT_OF_ITS_OWN) ? "'SET'" : "'MEMBER'";
  }
}
