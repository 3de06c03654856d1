package dev.belay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.TableName;
import dev.belay.engine.Capability;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.migration.Version;
import dev.belay.sql.Action;
import dev.belay.sql.Position;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private static final Action ONE = truncate("one");
  private static final Action TWO = truncate("two");
  private static final Action THREE = truncate("three");
  private static final Action FOUR = truncate("four");

  private final ParsedMigration first = migration("0001.sql", List.of(ONE));
  private final ParsedMigration second = migration("0002.sql", List.of(TWO), List.of(THREE, FOUR));
  private final ParsedMigration third = migration("0003.sql", List.of(ONE), List.of(TWO));

  private static Action truncate(String table) {
    return new Action.Truncate(TableName.of(table), false);
  }

  /** The first statement of each begins at the same place. */
  @SafeVarargs
  private static ParsedMigration migration(String file, List<Action>... statements) {
    var source = new SqlSource(file, "");
    List<Statement> all = new ArrayList<>();
    for (List<Action> actions : statements) {
      var at = new Position(all.size(), all.size() + 1, 1);
      all.add(new Statement(source, at, at, "", Action.Several.of(actions)));
    }
    var migration = new Migration(new Version(file.substring(0, 4)), "", source, Optional.empty());
    return new ParsedMigration(migration, all, true, Optional.empty());
  }

  private static Script script(List<ParsedMigration> earlier, ParsedMigration... migrations) {
    var conditions =
        new Conditions(new PlainDialect(), Set.of(Capability.SINGLE_WRITER), Optional.empty());
    return new Script(
        earlier, Arrays.asList(migrations), Optional.empty(), Optional.empty(), conditions);
  }

  @Test
  void what_is_done_before_and_after_a_statement_is_told_in_order() {
    Script script = script(List.of(first), second, third);
    Statement statement = third.statements().getFirst();
    assertThat(script.before(statement)).containsExactly(ONE, TWO, THREE, FOUR);
    assertThat(script.pendingBefore(statement)).containsExactly(TWO, THREE, FOUR);
    assertThat(script.after(statement)).containsExactly(TWO);
    assertThat(script.pendingBefore(second.statements().get(1))).containsExactly(TWO);
    assertThat(script.after(second.statements().get(0))).containsExactly(THREE, FOUR, ONE, TWO);
  }

  @Test
  void those_before_a_single_migration_count_as_earlier_ones_and_those_behind_it_as_none() {
    Script script = script(List.of(first), second, third).only(0);
    Statement statement = second.statements().get(1);
    assertThat(script.earlier()).containsExactly(first);
    assertThat(script.migrations()).containsExactly(second);
    assertThat(script.before(statement)).containsExactly(ONE, TWO);
    assertThat(script.pendingBefore(statement)).containsExactly(TWO);
    assertThat(script.after(statement)).isEmpty();
  }

  @Test
  void before_a_statement_of_no_migration_comes_everything() {
    Script script = script(List.of(first), second);
    Statement statement = third.statements().getFirst();
    assertThat(script.before(statement)).containsExactly(ONE, TWO, THREE, FOUR);
    assertThat(script.pendingBefore(statement)).containsExactly(TWO, THREE, FOUR);
  }
}
