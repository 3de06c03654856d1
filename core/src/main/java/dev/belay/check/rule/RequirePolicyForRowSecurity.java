package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Known;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Statement;
import java.util.Optional;

/** Row security without a policy hides every row. */
public final class RequirePolicyForRowSecurity implements ServerRule {
  @Override
  public String id() {
    return "require-policy-for-row-security";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof Action.AlterTable alter)
        || !alter.what().startsWith("ENABLE ROW LEVEL")
        || !script.mayHoldRows(alter.table(), statement)
        || new Known(script, statement).hasPolicy(alter.table())
        || isMadeLater(alter.table(), script, statement)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.WARNING,
            statement,
            "nobody but the owner of "
                + alter.table()
                + " sees any of its rows: there is no policy that lets them through",
            "In the same file: CREATE POLICY ... ON " + alter.table() + " USING (...)"));
  }

  private static boolean isMadeLater(TableName table, Script script, Statement statement) {
    return script.after(statement).stream()
        .anyMatch(
            action ->
                action instanceof ObjectAction.CreatePolicy policy
                    && Script.same(policy.table(), table));
  }
}
