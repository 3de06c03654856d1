package dev.belay.check.rule;

import dev.belay.check.DroppedParent;
import dev.belay.check.EmbeddedRule;
import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;
import java.util.Set;

/**
 * DROP TABLE while foreign keys act: it deletes the rows first, and what refers to them goes along
 * (https://www.sqlite.org/foreignkeys.html#fk_schemacommands).
 */
public final class BanLostRows implements EmbeddedRule {
  @Override
  public String id() {
    return "ban-lost-rows";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return DroppedParent.of(script, migration, statement, action, Set.of("CASCADE"))
        .map(
            dropped ->
                Finding.of(
                    id(),
                    Severity.ERROR,
                    statement,
                    "rows of " + dropped.child() + " would be lost: " + dropped.reason(),
                    DroppedParent.help(migration)));
  }
}
