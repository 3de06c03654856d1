package dev.belay.check;

import dev.belay.apply.Batch;
import dev.belay.database.RowCount;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.Table;
import dev.belay.database.TableName;
import dev.belay.fingerprint.ColumnFingerprint;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What rules look at: all pending migrations in order, and what is known of the database.
 *
 * @param earlier migrations that may have been applied already, in order; nothing is said of them
 * @param schema before the migrations; empty without a database
 * @param content before the migrations; empty where nobody has looked
 */
public record Script(
    List<ParsedMigration> earlier,
    List<ParsedMigration> migrations,
    Optional<SchemaSnapshot> schema,
    Optional<Fingerprint> content,
    Conditions conditions) {
  /** A table with fewer rows is read, or written anew, before anybody notices. */
  private static final long SMALL = 10_000;

  public Script {
    earlier = List.copyOf(earlier);
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
    return rows(table).map(found -> !found.isZero()).orElse(true);
  }

  private boolean isMadeBefore(TableName table, Statement at) {
    if (schema.isPresent() && schema.get().find(table).isPresent()) {
      return false;
    }
    TableName name = table;
    for (Action action : pendingBefore(at).reversed()) {
      if (makes(action, name)) {
        return true;
      }
      if (action instanceof Action.RenameTable rename
          && same(new TableName(rename.table().schema(), rename.newName()), name)) {
        name = rename.table();
      }
    }
    return false;
  }

  /** A materialized view counts, too. */
  private static boolean makes(Action action, TableName table) {
    return (action instanceof Action.CreateTable made && same(made.table(), table))
        || (action instanceof Action.CreateView view && view.view().equals(table.name()));
  }

  /**
   * How bad it is that nobody can write to a table while all its rows are read or written: empty
   * where there are none.
   */
  public Optional<Severity> stall(TableName table, Statement at) {
    if (!mayHoldRows(table, at)) {
      return Optional.empty();
    }
    boolean small = rows(table).filter(rows -> rows.rows() < SMALL).isPresent();
    return Optional.of(small ? Severity.NOTICE : Severity.WARNING);
  }

  /** What these very migrations do before a statement, in order. */
  public List<Action> pendingBefore(Statement at) {
    List<Action> actions = new ArrayList<>();
    for (ParsedMigration migration : migrations) {
      for (Statement statement : migration.statements()) {
        if (statement.equals(at)) {
          return actions;
        }
        actions.addAll(statement.actions());
      }
    }
    return actions;
  }

  /**
   * What is done before a statement in its own transaction; nothing where each statement is a
   * transaction of its own.
   */
  public List<Action> inTransactionBefore(Statement at) {
    List<Statement> all = inTransactionWith(at);
    return actions(all.subList(0, all.indexOf(at))).toList();
  }

  /** The statements behind one in its own transaction; none where each is one of its own. */
  public List<Statement> inTransactionBehind(Statement at) {
    List<Statement> all = inTransactionWith(at);
    return all.subList(all.indexOf(at) + 1, all.size());
  }

  private List<Statement> inTransactionWith(Statement at) {
    return Batch.of(migrations).stream()
        .filter(Batch::transactional)
        .map(batch -> statements(batch.migrations()))
        .filter(statements -> statements.contains(at))
        .findFirst()
        .orElse(List.of(at));
  }

  private static List<Statement> statements(List<ParsedMigration> migrations) {
    return migrations.stream().flatMap(each -> each.statements().stream()).toList();
  }

  /** What is done behind a statement, in order. */
  public List<Action> after(Statement at) {
    List<Statement> statements = statements(migrations);
    return actions(statements.subList(statements.indexOf(at) + 1, statements.size())).toList();
  }

  /** What is done before a statement, in order, in earlier migrations too. */
  public List<Action> before(Statement at) {
    List<Action> actions = new ArrayList<>();
    for (ParsedMigration migration : earlier) {
      migration.statements().forEach(statement -> actions.addAll(statement.actions()));
    }
    actions.addAll(pendingBefore(at));
    return actions;
  }

  /** A table as it is before the migrations, if known. */
  public Optional<Table> table(TableName name) {
    return schema.flatMap(known -> known.find(name));
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

  /** Whether two names mean one table. */
  public static boolean same(TableName one, TableName other) {
    return one.schema().equalsIgnoreCase(other.schema())
        && one.name().equalsIgnoreCase(other.name());
  }
}
