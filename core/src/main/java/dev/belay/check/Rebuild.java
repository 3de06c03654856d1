package dev.belay.check;

import dev.belay.database.Column;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table that is built anew: another one is filled from it and takes its place.
 *
 * @param table its name, before and afterwards
 * @param copy what fills the new one
 * @param old what the old one consists of
 * @param made what the new one consists of
 * @param behind what the file does behind the copy
 */
public record Rebuild(
    TableName table, Action.Insert copy, TableShape old, TableShape made, List<Action> behind) {
  /** A column that is copied as it is, and the one that takes its values. */
  public record Copied(Column from, Column to) {}

  public Rebuild {
    behind = List.copyOf(behind);
  }

  /** What the action copies, if it is the copying of a rebuild and both tables are known. */
  public static Optional<Rebuild> of(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof Action.Insert copy) || copy.selected().isEmpty()) {
      return Optional.empty();
    }
    int at = migration.statements().indexOf(statement);
    List<Action> before = actions(migration.statements().subList(0, at));
    List<Action> behind =
        actions(migration.statements().subList(at + 1, migration.statements().size()));
    for (TableName from : copy.from()) {
      Optional<TableName> table = rebuilt(copy.table(), from, before, behind);
      if (table.isPresent()) {
        var past = new Past(script, statement);
        return past.shape(from)
            .flatMap(
                old ->
                    past.shape(copy.table())
                        .map(made -> new Rebuild(table.get(), copy, old, made, behind)));
      }
    }
    return Optional.empty();
  }

  private static List<Action> actions(List<Statement> statements) {
    return statements.stream().flatMap(each -> each.actions().stream()).toList();
  }

  /** The name that both have, one after the other; the old one has to go. */
  private static Optional<TableName> rebuilt(
      TableName made, TableName from, List<Action> before, List<Action> behind) {
    boolean dropped =
        behind.stream()
            .anyMatch(
                action ->
                    action instanceof Action.DropTable drop && Script.same(drop.table(), from));
    if (dropped && renames(behind, made, from)) {
      return Optional.of(from);
    }
    return dropped && renames(before, made, from) ? Optional.of(made) : Optional.empty();
  }

  private static boolean renames(List<Action> actions, TableName one, TableName other) {
    return actions.stream()
        .anyMatch(
            action ->
                action instanceof Action.RenameTable rename
                    && Script.same(rename.table(), one)
                    && rename.newName().equalsIgnoreCase(other.name()));
  }

  private List<String> targets() {
    return copy.columns().isEmpty() ? made.written() : copy.columns();
  }

  /** The columns that go from one table to the other by their bare names. */
  public List<Copied> copied() {
    List<Copied> copied = new ArrayList<>();
    List<String> targets = targets();
    for (int index = 0; index < Math.min(targets.size(), copy.selected().size()); index++) {
      Optional<Column> from = old.find(copy.selected().get(index));
      Optional<Column> to = made.find(targets.get(index));
      if (from.isPresent() && to.isPresent()) {
        copied.add(new Copied(from.get(), to.get()));
      }
    }
    return copied;
  }

  /** The columns that both tables have, and that nothing is written to in the new one. */
  public List<String> notCopied() {
    List<String> missing = new ArrayList<>();
    for (String column : old.written()) {
      boolean inBoth = made.written().stream().anyMatch(column::equalsIgnoreCase);
      boolean target = targets().stream().anyMatch(column::equalsIgnoreCase);
      if (inBoth && !target && !isUpdated(column)) {
        missing.add(column);
      }
    }
    return missing;
  }

  private boolean isUpdated(String column) {
    return behind.stream()
        .anyMatch(
            action ->
                action instanceof Action.Update update
                    && (Script.same(update.table(), copy.table())
                        || Script.same(update.table(), table))
                    && update.columns().stream().anyMatch(column::equalsIgnoreCase));
  }

  /** The columns that the new table lacks, and that nothing is made of. */
  public List<String> leftOut() {
    List<String> missing = new ArrayList<>();
    for (String column : old.written()) {
      boolean used = copy.selected().stream().anyMatch(expression -> speaksOf(expression, column));
      if (made.find(column).isEmpty() && !used) {
        missing.add(column);
      }
    }
    return missing;
  }

  /** Whether a piece of SQL names it. */
  public static boolean speaksOf(String sql, String name) {
    return Pattern.compile(
            "(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(sql)
        .find();
  }
}
