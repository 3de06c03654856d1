package dev.belay.check.optional;

import dev.belay.check.Finding;
import dev.belay.check.Rule;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** A migration without a script that takes it back. */
public final class RequireDown implements Rule {
  @Override
  public String id() {
    return "require-down";
  }

  /** Once a file, at its first statement. */
  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    boolean first = migration.statements().getFirst().equals(statement);
    if (!first || migration.migration().down().isPresent() || migration.undoes().isPresent()) {
      return Optional.empty();
    }
    String file = migration.migration().file();
    return Optional.of(
        Finding.of(
            id(),
            Severity.WARNING,
            statement,
            "nothing says how to take " + file + " back without losing what is written after it",
            "Write its down script, which the rehearsal then tries."));
  }
}
