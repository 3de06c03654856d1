package dev.belay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.TableName;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Position;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The classes that people know. */
class DangerTest {
  private static final TableName SHOP = TableName.of("shop");
  private static final Action ADD =
      new Action.AddColumn(SHOP, "level", "text", false, Optional.empty());

  private static Statement statement(Action... actions) {
    var begin = new Position(0, 1, 1);
    return new Statement(
        new SqlSource("1.sql", ""), begin, begin, "", Action.Several.of(List.of(actions)));
  }

  private static Danger danger(Statement statement, Finding... findings) {
    return Danger.of(statement, List.of(findings));
  }

  private static Finding finding(String rule, Severity severity) {
    return Finding.of(rule, severity, statement(ADD), "so", "");
  }

  private static Action constraint(Constraint.Kind kind) {
    return new TableAction.AddConstraint(SHOP, Constraint.of(kind, List.of("id"), ""));
  }

  @Test
  void what_adds_is_safe() {
    assertThat(danger(statement(ADD))).isEqualTo(Danger.SAFE);
    assertThat(danger(statement(new Action.CreateTable(SHOP, false, false, false))))
        .isEqualTo(Danger.SAFE);
    assertThat(danger(statement(new Action.CreateIndex("i", SHOP, false)))).isEqualTo(Danger.SAFE);
    assertThat(danger(statement(constraint(Constraint.Kind.FOREIGN_KEY)))).isEqualTo(Danger.SAFE);
    assertThat(danger(statement(ADD), finding("prefer-column-list", Severity.NOTICE)))
        .isEqualTo(Danger.SAFE);
  }

  @Test
  void what_takes_away_or_is_warned_of_is_potentially_destructive() {
    List<Action> actions =
        List.of(
            new Action.DropColumn(SHOP, "fax"),
            new Action.DropTable(SHOP, false),
            new TableAction.ChangeType(SHOP, "id", "bigint", Optional.empty()),
            new Action.CreateIndex("i", SHOP, true),
            constraint(Constraint.Kind.UNIQUE));
    for (Action action : actions) {
      assertThat(danger(statement(action)))
          .as(action.toString())
          .isEqualTo(Danger.POTENTIALLY_DESTRUCTIVE);
    }
    assertThat(danger(statement(ADD), finding("require-x", Severity.WARNING)))
        .isEqualTo(Danger.POTENTIALLY_DESTRUCTIVE);
    assertThat(danger(statement(ADD), finding("ban-changed-values", Severity.NOTICE)))
        .isEqualTo(Danger.POTENTIALLY_DESTRUCTIVE);
  }

  @Test
  void what_loses_data_is_dangerous_even_if_it_is_allowed() {
    Finding error = finding("ban-drop-column", Severity.ERROR);
    assertThat(danger(statement(ADD), error)).isEqualTo(Danger.DANGEROUS);
    assertThat(danger(statement(ADD), error.allowedBecause("nobody faxes")))
        .isEqualTo(Danger.DANGEROUS);
  }

  @Test
  void another_primary_key_is_dangerous() {
    Action drop = new TableAction.DropConstraint(SHOP, "shop_pkey", false);
    assertThat(danger(statement(constraint(Constraint.Kind.PRIMARY_KEY)))).isEqualTo(Danger.SAFE);
    assertThat(danger(statement(drop, constraint(Constraint.Kind.PRIMARY_KEY))))
        .isEqualTo(Danger.DANGEROUS);
  }
}
