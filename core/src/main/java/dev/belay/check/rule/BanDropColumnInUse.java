package dev.belay.check.rule;

import dev.belay.check.EmbeddedRule;
import dev.belay.check.Finding;
import dev.belay.check.Fix;
import dev.belay.check.Past;
import dev.belay.check.Rebuild;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.check.TableShape;
import dev.belay.database.Column;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Dialect;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * DROP COLUMN of what an index or a rule of the table needs
 * (https://www.sqlite.org/lang_altertable.html#altertabdropcol).
 */
public final class BanDropColumnInUse implements EmbeddedRule {
  @Override
  public String id() {
    return "ban-drop-column-in-use";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof Action.DropColumn drop)) {
      return Optional.empty();
    }
    Optional<TableShape> shape = new Past(script, statement).shape(drop.table());
    if (shape.isEmpty() || shape.get().find(drop.column()).isEmpty()) {
      return Optional.empty();
    }
    Optional<Finding> held =
        holder(shape.get(), drop.column())
            .map(holder -> finding(statement, drop, holder, "Build the table anew without it."));
    return held.or(() -> indexed(script, statement, drop, shape.get()));
  }

  private Finding finding(Statement statement, Action.DropColumn drop, String holder, String help) {
    String column = drop.table() + "." + drop.column();
    return Finding.of(
        id(), Severity.ERROR, statement, "fails: " + holder + " needs " + column, help);
  }

  /** What can't be dropped before. */
  private static Optional<String> holder(TableShape shape, String column) {
    for (Constraint rule : shape.constraints()) {
      if (needs(rule, column)) {
        return Optional.of(rule.definition());
      }
    }
    return shape.columns().stream()
        .filter(each -> each.generated() && !each.name().equalsIgnoreCase(column))
        .filter(each -> each.defaultValue().filter(of -> Rebuild.speaksOf(of, column)).isPresent())
        .findFirst()
        .map(Column::name)
        .map(name -> "the generated column " + name);
  }

  /** A CHECK and a reference that stand behind the very column go with it. */
  private static boolean needs(Constraint rule, String column) {
    boolean own = rule.columns().size() == 1 && rule.columns().get(0).equalsIgnoreCase(column);
    return switch (rule.kind()) {
      case PRIMARY_KEY, UNIQUE -> rule.columns().stream().anyMatch(column::equalsIgnoreCase);
      case FOREIGN_KEY ->
          rule.definition().regionMatches(true, 0, "FOREIGN", 0, 7)
              && rule.columns().stream().anyMatch(column::equalsIgnoreCase);
      case CHECK -> !own && Rebuild.speaksOf(rule.definition(), column);
      case EXCLUDE, NOT_NULL -> false;
    };
  }

  private Optional<Finding> indexed(
      Script script, Statement statement, Action.DropColumn drop, TableShape shape) {
    Dialect dialect = script.conditions().dialect();
    List<String> sql = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Action.CreateIndex index : shape.indexes()) {
      if (index.columns().stream().anyMatch(each -> Rebuild.speaksOf(each, drop.column()))) {
        names.add(index.index());
        sql.add("DROP INDEX " + dialect.quote(index.index()));
      }
    }
    if (sql.isEmpty()) {
      return Optional.empty();
    }
    sql.add(statement.text());
    String holder = "the index " + String.join(", ", names);
    return Optional.of(
        finding(statement, drop, holder, "Drop the index first:")
            .mendedBy(new Fix(sql, List.of())));
  }
}
