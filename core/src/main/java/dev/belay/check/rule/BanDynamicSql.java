package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Statement;
import java.util.Optional;

/** A block whose statements nobody can read before it runs. */
public final class BanDynamicSql implements ServerRule {
  @Override
  public String id() {
    return "ban-dynamic-sql";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!(action instanceof ObjectAction.RunBlock block) || block.opaque().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            id(),
            Severity.NOTICE,
            statement,
            "what this block does can't be read: " + block.opaque().get(),
            "The rehearsal has the last word. Statements that are known beforehand can stand in the"
                + " file as they are."));
  }
}
