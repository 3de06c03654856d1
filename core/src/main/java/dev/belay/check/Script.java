package dev.belay.check;

import dev.belay.database.RowCount;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.TableName;
import dev.belay.fingerprint.ColumnFingerprint;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What rules look at: all pending migrations in order, and what is known of the database.
 *
 * @param schema before the migrations; empty without a database
 * @param content before the migrations; empty where nobody has looked
 */
public record Script(
    List<ParsedMigration> migrations,
    Optional<SchemaSnapshot> schema,
    Optional<Fingerprint> content) {
  public Script {
    migrations = List.copyOf(migrations);
  }

  /**
   * Whether a table may hold rows when the statement comes to it: not if it is made earlier in
   * these very migrations, and not if it is known to be empty.
   */
  public boolean mayHoldRows(TableName table, Statement at) {
    if (isMadeBefore(table, at)) {
      return false;
    }
    return content
        .flatMap(known -> known.find(table))
        .map(found -> !found.rows().isZero())
        .orElse(true);
  }

  private boolean isMadeBefore(TableName table, Statement at) {
    if (schema.isPresent() && schema.get().find(table).isPresent()) {
      return false;
    }
    for (ParsedMigration migration : migrations) {
      for (Statement statement : migration.statements()) {
        if (statement.equals(at)) {
          return false;
        }
        if (makes(statement, table)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean makes(Statement statement, TableName table) {
    return statement.actions().stream()
        .anyMatch(action -> action instanceof Action.CreateTable made && same(made.table(), table));
  }

  /** How many rows a table holds before the migrations, if known. */
  public Optional<RowCount> rows(TableName table) {
    return content.flatMap(known -> known.find(table)).map(TableFingerprint::rows);
  }

  /** How many values a column holds before the migrations, if known. */
  public Optional<RowCount> values(TableName table, String column) {
    return content
        .flatMap(known -> known.find(table))
        .flatMap(found -> found.find(column))
        .map(ColumnFingerprint::values);
  }

  /**
   * Whether the statement drops a table that is rebuilt in the same file: a new table was filled
   * from it before, and takes its name afterwards.
   */
  public boolean isRebuilt(ParsedMigration migration, Statement drop, TableName table) {
    int at = migration.statements().indexOf(drop);
    boolean copied =
        actions(migration.statements().subList(0, at))
            .anyMatch(
                action ->
                    action instanceof Action.Insert insert
                        && insert.from().stream().anyMatch(from -> same(from, table)));
    boolean renamed =
        actions(migration.statements().subList(at, migration.statements().size()))
            .anyMatch(
                action ->
                    action instanceof Action.RenameTable rename
                        && rename.newName().equalsIgnoreCase(table.name()));
    return copied && renamed;
  }

  private static Stream<Action> actions(List<Statement> statements) {
    return statements.stream().flatMap(statement -> statement.actions().stream());
  }

  static boolean same(TableName one, TableName other) {
    return one.schema().equalsIgnoreCase(other.schema())
        && one.name().equalsIgnoreCase(other.name());
  }
}
