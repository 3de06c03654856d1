package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.jdbc.Act;
import dev.belay.jdbc.Statements;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * One statement that is run outside of any transaction. Those that say CONCURRENTLY leave an
 * invalid index behind when they fail
 * (https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY).
 */
final class AloneStatement {
  private final Statements statements;
  private final Statement statement;

  AloneStatement(Statements statements, Statement statement) {
    this.statements = statements;
    this.statement = statement;
  }

  boolean isConcurrent() {
    return statement.text().toUpperCase(Locale.ROOT).contains("CONCURRENTLY");
  }

  /** What has no name could not be told from what others have left invalid. */
  void requireName() {
    if (isConcurrent()
        && statement.action() instanceof Action.CreateIndex create
        && create.index().isEmpty()) {
      throw Problem.of(Code.STATEMENT_FAILED, "an index that is built concurrently needs a name")
          .why("if building it failed, nobody could tell which invalid index it has left behind")
          .state("")
          .remedy("give it the name that the server would: CREATE INDEX CONCURRENTLY name ON ...")
          .toException();
    }
  }

  /** It waits for old transactions to end, and nobody waits behind it meanwhile. */
  void withPatience(Act act) throws SQLException {
    String before = statements.scalar("SELECT current_setting('lock_timeout')");
    statements.run("SET lock_timeout = 0");
    try {
      act.run();
    } catch (SQLException e) {
      afterFailure(before, e);
      throw e;
    }
    statements.run("SET lock_timeout = " + Names.literal(before));
  }

  private void afterFailure(String before, SQLException cause) {
    try {
      statements.run("SET lock_timeout = " + Names.literal(before));
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** Drops what it left invalid. Returns whether what it was to make or drop is made or gone. */
  boolean settle() throws SQLException {
    if (!isConcurrent()) {
      return false;
    }
    return switch (statement.action()) {
      case Action.CreateIndex create -> isBuilt(create);
      case Action.DropObject drop -> isGone(drop.name());
      case Action.Maintenance ignored -> {
        dropInvalid("c.relname ~ '_cc(new|old)[0-9]*$'");
        yield false;
      }
      default -> false;
    };
  }

  private boolean isBuilt(Action.CreateIndex create) throws SQLException {
    String which =
        "c.relname = "
            + Names.literal(create.index())
            + " AND i.indrelid = to_regclass("
            + Names.literal(asWritten(create.table()))
            + ")";
    dropInvalid(which);
    String found =
        statements.scalar(
            "SELECT 1 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indisvalid"
                + " AND "
                + which);
    return !found.isEmpty();
  }

  /** Without a schema it is the search path that decides, as it does for the statement. */
  private static String asWritten(TableName table) {
    return table.schema().isEmpty() ? Names.quoted(table.name()) : Names.qualified(table);
  }

  private boolean isGone(String name) throws SQLException {
    return statements.scalar("SELECT to_regclass(" + Names.literal(name) + ")").isEmpty();
  }

  /** None that is being built at this moment, by whomever. */
  private void dropInvalid(String which) throws SQLException {
    String invalid =
        """
        SELECT format('%I.%I', n.nspname, c.relname) FROM pg_index i
          JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT i.indisvalid AND c.relkind = 'i' AND NOT EXISTS (
          SELECT FROM pg_stat_progress_create_index p
          WHERE p.index_relid = c.oid OR (p.relid = i.indrelid AND p.index_relid = 0))
        """;
    List<List<String>> found = statements.rows(invalid + " AND " + which, Integer.MAX_VALUE);
    for (List<String> index : found) {
      statements.run("DROP INDEX CONCURRENTLY IF EXISTS " + index.getFirst());
    }
  }
}
