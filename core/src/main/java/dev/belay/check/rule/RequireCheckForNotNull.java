package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Fix;
import dev.belay.check.Known;
import dev.belay.check.Rewording;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.engine.TableWork;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.List;
import java.util.Optional;

/** SET NOT NULL looks at every row while others wait. */
public final class RequireCheckForNotNull implements ServerRule {
  @Override
  public String id() {
    return "require-check-for-not-null";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof TableAction.SetNotNull set)) {
      return Optional.empty();
    }
    var known = new Known(script, statement);
    if (known.isNotNull(set.table(), set.column())
        || known.provesNotNull(set.table(), set.column())) {
      return Optional.empty();
    }
    return script
        .stall(set.table(), statement)
        .map(
            severity ->
                Finding.of(
                        id(),
                        severity,
                        statement,
                        "nobody can read or write "
                            + set.table()
                            + " while every row of it is looked at, and it fails if one has no "
                            + set.column(),
                        "Have the rows looked at under a lock that keeps nobody out, then set it:")
                    .claiming(set.table(), TableWork.CHECKED)
                    .mendedBy(fix(script, statement, set)));
  }

  private static Fix fix(Script script, Statement statement, TableAction.SetNotNull set) {
    var words = new Rewording(statement);
    var dialect = script.conditions().dialect();
    String column = dialect.quote(set.column());
    String name = dialect.quote(set.table().name() + "_" + set.column() + "_not_null");
    boolean named = script.conditions().server().filter(server -> server.major() >= 18).isPresent();
    String validate = words.with("VALIDATE CONSTRAINT " + name);
    if (named) {
      return new Fix(
          List.of(
              words.replacing(
                  set, "ADD CONSTRAINT " + name + " NOT NULL " + column + " NOT VALID")),
          List.of(validate));
    }
    return new Fix(
        List.of(
            words.replacing(
                set, "ADD CONSTRAINT " + name + " CHECK (" + column + " IS NOT NULL) NOT VALID")),
        List.of(
            validate,
            words.with("ALTER COLUMN " + column + " SET NOT NULL"),
            words.with("DROP CONSTRAINT " + name)));
  }
}
