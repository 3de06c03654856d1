package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Fix;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/** IF NOT EXISTS takes an index for good whose build has failed. */
public final class BanIndexIfNotExists implements ServerRule {
  private static final Pattern IF_NOT_EXISTS =
      Pattern.compile("\\bIF\\s+NOT\\s+EXISTS\\s+", Pattern.CASE_INSENSITIVE);

  @Override
  public String id() {
    return "ban-index-if-not-exists";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof Action.CreateIndex create)
        || !create.concurrently()
        || !create.ifNotExists()
        || !script.mayHoldRows(create.table(), statement)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
                id(),
                Severity.NOTICE,
                statement,
                "if a build of "
                    + create.index()
                    + " has failed before, its remains are taken for"
                    + " the index: no query uses them, and they keep nothing unique",
                "Leave out IF NOT EXISTS: an index that is there already is then told.")
            .mendedBy(Fix.here(IF_NOT_EXISTS.matcher(statement.text()).replaceFirst(""))));
  }
}
