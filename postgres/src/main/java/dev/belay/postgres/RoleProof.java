package dev.belay.postgres;

import dev.belay.engine.Diagnosis;
import dev.belay.jdbc.Statements;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tries as an application's role what it has to be able to do, and what it must not be. In the
 * transaction of the caller, of which nothing stays: rows are only planned to be read and written,
 * which asks for the same rights.
 */
final class RoleProof {
  private static final String DENIED = "42501";

  private static final String TABLES =
      """
      SELECT format('%I.%I', n.nspname, c.relname), (SELECT quote_ident(a.attname)
          FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          ORDER BY a.attnum LIMIT 1)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
        AND n.nspname !~ '^(pg_|information_schema$|belay$|belay_guard$)'
        AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass
          AND e.objid = c.oid AND e.deptype = 'e')
      ORDER BY 1\
      """;

  private final PostgresSession session;
  private final Statements statements;
  private final String application;

  RoleProof(PostgresSession session, String application) {
    this.session = session;
    this.statements = new Statements(session.connection());
    this.application = application;
  }

  /**
   * Tries everything, in an open transaction.
   *
   * @throws dev.belay.problem.BelayException {@code VERIFICATION_FAILED}
   */
  void run() throws SQLException {
    List<Diagnosis> dangers = new RoleRights(statements, application).dangers();
    if (!dangers.isEmpty()) {
      throw failed(dangers.stream().map(Diagnosis::finding).collect(Collectors.joining("\n")));
    }
    session.login().requireRole(application, "it is to be tried what that role can do");
    List<List<String>> tables = statements.rows(TABLES, Integer.MAX_VALUE);
    statements.run("SAVEPOINT belay_proof");
    statements.run("SET LOCAL ROLE " + Names.quoted(application));
    for (List<String> table : tables) {
      tryAll(table.get(0), table.get(1));
    }
    statements.run("ROLLBACK TO SAVEPOINT belay_proof");
  }

  private void tryAll(String table, String column) throws SQLException {
    for (String work : work(table, column)) {
      if (isDenied("EXPLAIN " + work)) {
        throw failed("it can't do: " + work);
      }
    }
    for (String verb : new String[] {"TRUNCATE ", "DROP TABLE "}) {
      if (!isDenied(verb + table)) {
        throw failed("it still can do: " + verb + table);
      }
    }
  }

  /** Tries it, and takes it back. */
  private boolean isDenied(String sql) throws SQLException {
    statements.run("SAVEPOINT belay_try");
    try {
      statements.run(sql);
      return false;
    } catch (SQLException e) {
      if (DENIED.equals(e.getSQLState())) {
        return true;
      }
      throw e;
    } finally {
      statements.run("ROLLBACK TO SAVEPOINT belay_try");
    }
  }

  private RuntimeException failed(String why) {
    return Problem.of(
            Code.VERIFICATION_FAILED, application + " is not what an application's role is to be")
        .why(why)
        .state("nothing was changed")
        .remedy("see what it can do: belay doctor --privileges --role " + application)
        .toException();
  }

  private static List<String> work(String table, String column) {
    List<String> work = new ArrayList<>();
    work.add("SELECT FROM " + table);
    work.add("INSERT INTO " + table + " DEFAULT VALUES");
    work.add("DELETE FROM " + table);
    if (!column.isEmpty()) {
      work.add("UPDATE " + table + " SET " + column + " = DEFAULT");
    }
    return work;
  }
}
