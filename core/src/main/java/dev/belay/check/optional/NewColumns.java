package dev.belay.check.optional;

import dev.belay.check.Finding;
import dev.belay.check.Severity;
import dev.belay.database.Column;
import dev.belay.database.TableName;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The columns that an action gives a type to. */
final class NewColumns {
  private final List<NewColumn> all = new ArrayList<>();

  /** One of them, and its type as the database prints it. */
  private record NewColumn(TableName table, String column, String type) {
    @Override
    public String toString() {
      return table + "." + column + " is " + type;
    }
  }

  private NewColumns(Action action) {
    switch (action) {
      case Action.CreateTable made when !made.temporary() -> {
        for (Column column : made.columns()) {
          all.add(new NewColumn(made.table(), column.name(), column.type()));
        }
      }
      case Action.AddColumn add -> all.add(new NewColumn(add.table(), add.column(), add.type()));
      case TableAction.ChangeType change ->
          all.add(new NewColumn(change.table(), change.column(), change.type()));
      default -> {}
    }
  }

  /**
   * What a rule says of columns of some types.
   *
   * @param why the effect of such a type
   */
  static Optional<Finding> finding(
      String rule,
      Statement statement,
      Action action,
      Predicate<String> type,
      String why,
      String help) {
    List<String> found =
        new NewColumns(action)
            .all.stream().filter(each -> type.test(each.type())).map(NewColumn::toString).toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                rule, Severity.WARNING, statement, String.join(", ", found) + ": " + why, help));
  }
}
