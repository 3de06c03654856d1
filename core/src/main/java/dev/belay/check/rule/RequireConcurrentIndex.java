package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Fix;
import dev.belay.check.Known;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.engine.TableWork;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/** CREATE INDEX keeps writers out until it is built. */
public final class RequireConcurrentIndex implements ServerRule {
  /** On a partitioned table nothing is built then. */
  private static final Pattern ONLY = Pattern.compile("\\bON\\s+ONLY\\b", Pattern.CASE_INSENSITIVE);

  @Override
  public String id() {
    return "require-concurrent-index";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof Action.CreateIndex create) || create.concurrently()) {
      return Optional.empty();
    }
    Optional<Severity> stall = script.stall(create.table(), statement);
    boolean partitioned = new Known(script, statement).isPartitioned(create.table());
    if (stall.isEmpty() || isForLater(partitioned, script, statement)) {
      return Optional.empty();
    }
    Finding finding =
        Finding.of(
            id(),
            stall.get(),
            statement,
            "nobody can write to " + create.table() + " while the index is built",
            partitioned
                ? "On a partitioned table: CREATE INDEX ... ON ONLY "
                    + create.table()
                    + ", then one CONCURRENTLY on each partition, then ALTER INDEX ... ATTACH"
                    + " PARTITION."
                : "Build it CONCURRENTLY, in a migration of its own:");
    return Optional.of(
        partitioned
            ? finding
            : finding
                .claiming(create.table(), TableWork.INDEXED)
                .mendedBy(Fix.concurrently(statement)));
  }

  private static boolean isForLater(boolean partitioned, Script script, Statement statement) {
    return (partitioned || script.schema().isEmpty()) && ONLY.matcher(statement.text()).find();
  }
}
