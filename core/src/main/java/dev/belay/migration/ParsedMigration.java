package dev.belay.migration;

import dev.belay.digest.Sha256;
import dev.belay.engine.HistoryEntry;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.sql.Action;
import dev.belay.sql.Dialect;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A migration and its statements.
 *
 * @param transactional whether all of it can run in one transaction
 * @param undoes the migration that it takes back, if it is a down script
 */
public record ParsedMigration(
    Migration migration,
    List<Statement> statements,
    boolean transactional,
    Optional<Migration> undoes) {
  /** In a comment before the first statement: the file runs outside of any transaction. */
  public static final String NO_TRANSACTION = "-- belay:no-transaction";

  public ParsedMigration {
    statements = List.copyOf(statements);
  }

  public static ParsedMigration parse(Migration migration, Dialect dialect) {
    return parse(migration, Optional.empty(), dialect);
  }

  /**
   * Without the statements that are in the database already, one by one, as the history says.
   *
   * @throws dev.belay.problem.BelayException {@code MIGRATION_CHANGED} if one of them is not what
   *     it was
   */
  public ParsedMigration behind(List<HistoryEntry> history) {
    List<String> done = new ArrayList<>();
    for (HistoryEntry entry : history) {
      if (!entry.file().isEmpty() && new Version(entry.version()).equals(migration.version())) {
        switch (entry.outcome()) {
          case STATEMENT -> done.add(entry.checksum());
          case APPLIED, BASELINE, ROLLED_BACK -> done.clear();
          case FAILED -> {}
        }
      }
    }
    return done.isEmpty() ? this : behindStatements(done);
  }

  private ParsedMigration behindStatements(List<String> done) {
    for (int index = 0; index < done.size(); index++) {
      if (index >= statements.size()
          || !Sha256.of(statements.get(index).text()).equals(done.get(index))) {
        throw Problem.of(
                Code.MIGRATION_CHANGED,
                "statement %d of %s was changed after it was run"
                    .formatted(index + 1, migration.file()))
            .why("the first %d of its statements are in the database".formatted(done.size()))
            .remedy("bring the statement back as it was; those behind it may be changed")
            .toException();
      }
    }
    return new ParsedMigration(
        migration, statements.subList(done.size(), statements.size()), false, undoes);
  }

  /** The down script of a migration, which must have one. */
  public static ParsedMigration parseDown(Migration migration, Dialect dialect) {
    return parse(migration.downScript().orElseThrow(), Optional.of(migration), dialect);
  }

  private static ParsedMigration parse(
      Migration migration, Optional<Migration> undoes, Dialect dialect) {
    List<Statement> statements = dialect.parse(migration.source());
    String head =
        statements.isEmpty()
            ? migration.source().text()
            : migration.source().text().substring(0, statements.get(0).begin().offset());
    boolean transactional =
        migration.mark().map(Mark::transactional).orElse(true)
            && head.lines().noneMatch(line -> line.strip().startsWith(NO_TRANSACTION))
            && statements.stream().allMatch(dialect::runsInTransaction);
    return new ParsedMigration(migration, statements, transactional, undoes);
  }

  /**
   * What {@code PRAGMA foreign_keys} before the first other statement says. Inside a transaction
   * SQLite would ignore it (https://www.sqlite.org/pragma.html#pragma_foreign_keys), so whoever
   * runs the script sees to it before.
   */
  public Optional<Boolean> foreignKeys() {
    Optional<Boolean> wanted = Optional.empty();
    for (Statement statement : statements) {
      if (!(statement.action() instanceof Action.Setting setting)) {
        break;
      }
      if (setting.name().equals("foreign_keys") && setting.value().isPresent()) {
        wanted = Optional.of(isOn(setting.value().get()));
      }
    }
    return wanted;
  }

  private static boolean isOn(String value) {
    return List.of("on", "true", "yes", "1").contains(value.toLowerCase(Locale.ROOT));
  }
}
