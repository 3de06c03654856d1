package dev.belay.check;

import dev.belay.database.Table;
import dev.belay.database.TableName;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.TableAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code CHECK} constraints that every row of a table meets when a statement is reached: those
 * that the database has, and those that were added, but for the ones that no row was held to yet.
 */
final class ValidChecks {
  private static final Pattern NAMED =
      Pattern.compile("CONSTRAINT (\"(?:[^\"]|\"\")+\"|\\w+) CHECK \\(");

  private final TableName table;
  private final List<One> all = new ArrayList<>();

  /**
   * One of them.
   *
   * @param condition what is between its parentheses
   */
  private record One(Optional<String> name, String condition, boolean valid) {
    boolean isCalled(String wanted) {
      return name.filter(wanted::equals).isPresent();
    }
  }

  private ValidChecks(TableName table) {
    this.table = table;
  }

  /**
   * The conditions.
   *
   * @param known the table as the database has it
   * @param before what is done before the statement
   */
  static List<String> of(TableName table, Optional<Table> known, List<Action> before) {
    var checks = new ValidChecks(table);
    known.map(Table::definition).ifPresent(checks::read);
    before.forEach(checks::apply);
    return checks.all.stream().filter(One::valid).map(One::condition).toList();
  }

  private void read(String definition) {
    Matcher found = NAMED.matcher(definition);
    while (found.find()) {
      int open = found.end() - 1;
      int close = Parentheses.close(definition, open);
      int next = definition.indexOf(", ", close);
      String behind = definition.substring(close, next < 0 ? definition.length() : next);
      all.add(
          new One(
              Optional.of(unquoted(found.group(1))),
              definition.substring(open + 1, close),
              !behind.contains("NOT VALID") && !behind.contains("NOT ENFORCED")));
    }
  }

  private static String unquoted(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }

  private void apply(Action action) {
    switch (action) {
      case TableAction.AddConstraint add
          when isHere(add) && add.constraint().kind() == Constraint.Kind.CHECK ->
          add(add.constraint());
      case TableAction.ValidateConstraint validate when isHere(validate) ->
          all.replaceAll(
              one ->
                  one.isCalled(validate.name()) ? new One(one.name(), one.condition(), true) : one);
      case TableAction.DropConstraint drop when isHere(drop) ->
          all.removeIf(one -> one.isCalled(drop.name()));
      default -> {}
    }
  }

  private boolean isHere(TableAction action) {
    return Script.same(action.table(), table);
  }

  private void add(Constraint constraint) {
    String definition = constraint.definition();
    int open = definition.indexOf('(');
    if (open >= 0) {
      String condition = definition.substring(open + 1, Parentheses.close(definition, open));
      all.add(
          new One(constraint.name(), condition, constraint.validated() && constraint.enforced()));
    }
  }
}
