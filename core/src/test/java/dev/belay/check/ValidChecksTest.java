package dev.belay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.Table;
import dev.belay.database.TableName;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Constraint.Kind;
import dev.belay.sql.TableAction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidChecksTest {
  private static final TableName TABLE = TableName.of("t");

  private static List<String> of(String definition, Action... before) {
    var table = new Table(TABLE, List.of(), List.of(), definition);
    return ValidChecks.of(TABLE, Optional.of(table), List.of(before));
  }

  private static Action add(String name, String definition, boolean validated) {
    return new TableAction.AddConstraint(
        TABLE,
        new Constraint(
            Kind.CHECK,
            Optional.of(name),
            List.of(),
            definition,
            validated,
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void those_that_no_row_was_held_to_do_not_count() {
    assertThat(
            of(
                "(a integer, CONSTRAINT a CHECK ((a > 0)), CONSTRAINT \"B b\" CHECK ((b ="
                    + " ')'::text)) NOT VALID, CONSTRAINT c CHECK ((c IS NOT NULL)) NO INHERIT)"))
        .containsExactly("(a > 0)", "(c IS NOT NULL)");
  }

  @Test
  void what_is_validated_counts_and_what_is_dropped_does_not() {
    String definition = "(CONSTRAINT a CHECK ((a > 0)) NOT VALID, CONSTRAINT b CHECK ((b > 0)))";
    assertThat(
            of(
                definition,
                new TableAction.ValidateConstraint(TABLE, "a"),
                new TableAction.DropConstraint(TABLE, "b", false),
                add("c", "CHECK (c > 0)", true),
                add("d", "CHECK (d > 0)", false),
                new TableAction.ValidateConstraint(TableName.of("other"), "d")))
        .containsExactly("(a > 0)", "c > 0");
  }

  @Test
  void an_and_says_all_of_its_parts_and_an_or_none() {
    assertThat(Parentheses.conjuncts("((a IS NOT NULL) AND ((b > 0) AND (c = ' AND '::text)))"))
        .extracting(Parentheses::bare)
        .containsExactly("a IS NOT NULL", "b > 0", "c = ' AND '::text");
    assertThat(Parentheses.conjuncts("((a IS NOT NULL) OR (b IS NULL))"))
        .extracting(Parentheses::bare)
        .containsExactly("(a IS NOT NULL) OR (b IS NULL)");
    assertThat(Parentheses.conjuncts("a IS NOT NULL and b or c")).hasSize(1);
  }
}
