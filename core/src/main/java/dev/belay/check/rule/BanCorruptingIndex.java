package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.engine.ServerVersion;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Locale;
import java.util.Optional;

/**
 * An index that is built CONCURRENTLY by a server of 14.0 to 14.3 may lack rows
 * (https://www.postgresql.org/docs/release/14.4/).
 */
public final class BanCorruptingIndex implements ServerRule {
  private static final int MAJOR = 14;

  /** The minor version that does it right. */
  private static final int MENDED = 4;

  @Override
  public String id() {
    return "ban-corrupting-index";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return script
        .conditions()
        .server()
        .filter(server -> server.major() == MAJOR && server.minor() < MENDED)
        .filter(server -> buildsConcurrently(script, statement, action))
        .map(server -> finding(statement, server));
  }

  /** A REINDEX that can't be in a transaction is one of many tables, or CONCURRENTLY. */
  private static boolean buildsConcurrently(Script script, Statement statement, Action action) {
    return switch (action) {
      case Action.CreateIndex index ->
          index.concurrently() && script.mayHoldRows(index.table(), statement);
      case Action.Maintenance work ->
          work.keyword().equals("REINDEX")
              && statement.text().toUpperCase(Locale.ROOT).contains("CONCURRENTLY");
      default -> false;
    };
  }

  private Finding finding(Statement statement, ServerVersion server) {
    return Finding.of(
        id(),
        Severity.ERROR,
        statement,
        "an index that PostgreSQL "
            + server
            + " builds CONCURRENTLY may lack rows that are written meanwhile",
        "Bring the server to 14.4 or newer first.");
  }
}
