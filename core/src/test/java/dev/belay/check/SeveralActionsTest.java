package dev.belay.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.database.TableName;
import dev.belay.engine.Capability;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.migration.Version;
import dev.belay.sql.Action;
import dev.belay.sql.Position;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SeveralActionsTest {
  private static final SqlSource SOURCE = new SqlSource("0001_shop.sql", "");
  private static final TableName CUSTOMER = TableName.of("customer");
  private static final TableName ITEM = TableName.of("item");

  @Test
  void a_statement_has_one_action_or_those_of_which_it_consists() {
    Action one = new Action.DropTable(CUSTOMER, false);
    Action other = new Action.DropTable(ITEM, false);

    assertThat(statement(1, one).actions()).containsExactly(one);
    assertThat(statement(1, one, other).actions()).containsExactly(one, other);
  }

  @Test
  void several_are_flat_and_at_least_two() {
    Action one = new Action.DropTable(CUSTOMER, false);
    Action two = Action.Several.of(List.of(one, one));

    assertThat(Action.Several.of(List.of(one))).isEqualTo(one);
    assertThat(Action.Several.of(List.of(two, one)))
        .isEqualTo(new Action.Several(List.of(one, one, one)));
    assertThatThrownBy(() -> new Action.Several(List.of(one)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Action.Several(List.of(two, one)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void each_action_is_looked_at() {
    Findings findings =
        look(
            statement(
                1,
                new Action.DropTable(CUSTOMER, false),
                new Action.DropColumn(ITEM, "price"),
                new Action.Delete(ITEM, false),
                new Action.DropTable(ITEM, false)));

    assertThat(findings.all())
        .extracting(Finding::rule, Finding::message)
        .containsExactly(
            tuple("ban-delete-without-where", "every row of item is deleted"),
            tuple("ban-drop-column", "whatever item.price holds would be lost"),
            tuple("ban-drop-table", "customer is dropped; all its rows would be lost"),
            tuple("ban-drop-table", "item is dropped; all its rows would be lost"));
  }

  @Test
  void nothing_is_said_twice_of_one_statement() {
    Action drop = new Action.DropTable(CUSTOMER, false);

    assertThat(look(statement(1, drop, drop)).all()).hasSize(1);
  }

  @Test
  void what_a_statement_with_several_actions_makes_is_made() {
    Statement made =
        statement(
            1,
            new Action.AddColumn(ITEM, "price", "int", false, Optional.empty()),
            new Action.CreateTable(CUSTOMER, false, false, true));

    assertThat(
            look(
                    made,
                    statement(2, new Action.DropTable(CUSTOMER, false)),
                    statement(3, new Action.Update(ITEM, List.of("price"), false)))
                .all())
        .isEmpty();
  }

  @Test
  void truncate_empties_a_table_and_with_cascade_more_than_one() {
    assertThat(
            look(statement(
                    1, new Action.Truncate(CUSTOMER, false), new Action.Truncate(ITEM, true)))
                .all())
        .extracting(Finding::message)
        .containsExactly(
            "every row of customer is deleted",
            "every row of item, and of every table that refers to it, is deleted");
  }

  @Test
  void on_conflict_do_nothing_leaves_rows_out_and_do_update_does_not() {
    assertThat(look(statement(1, insert("UPDATE"))).all()).isEmpty();
    assertThat(look(statement(1, insert("NOTHING"))).all())
        .extracting(Finding::rule, Finding::help)
        .containsExactly(
            tuple(
                "ban-insert-or-ignore-in-rebuild",
                "Leave ON CONFLICT DO NOTHING away, and mend the rows that do not fit."));
  }

  private static Action insert(String conflict) {
    return new Action.Insert(CUSTOMER, Optional.of(conflict), List.of("id"), false, List.of(ITEM));
  }

  private static Statement statement(int line, Action... actions) {
    var at = new Position(line, line, 1);
    return new Statement(SOURCE, at, at, "", Action.Several.of(Arrays.asList(actions)));
  }

  private static Findings look(Statement... statements) {
    var migration = new Migration(new Version("1"), "shop", SOURCE, Optional.empty());
    var parsed = new ParsedMigration(migration, Arrays.asList(statements), true, Optional.empty());
    var conditions =
        new Conditions(new PlainDialect(), Set.of(Capability.SINGLE_WRITER), Optional.empty());
    var script =
        new Script(List.of(), List.of(parsed), Optional.empty(), Optional.empty(), conditions);
    return new Check(script, List.of()).look();
  }
}
