package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Fix;
import dev.belay.check.Known;
import dev.belay.check.Rewording;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.engine.TableWork;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A UNIQUE or PRIMARY KEY that builds its index while others wait. */
public final class RequireIndexForConstraint implements ServerRule {
  private static final Pattern TABLE =
      Pattern.compile(
          "^ALTER\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?", Pattern.CASE_INSENSITIVE);

  /** What of a definition belongs to the index, and what to the constraint. */
  private static final Pattern DEFINITION =
      Pattern.compile(
          "(?:UNIQUE|PRIMARY\\s+KEY)(\\s+NULLS\\s+(?:NOT\\s+)?DISTINCT)?\\s*"
              + "(\\([^()]*\\)(?:\\s*INCLUDE\\s*\\([^()]*\\))?)"
              + "(\\s+(?:(?:NOT\\s+)?DEFERRABLE|INITIALLY\\s+\\w+|\\s)+)?",
          Pattern.CASE_INSENSITIVE);

  private static final int NULLS = 1;
  private static final int COLUMNS = 2;
  private static final int DEFERRAL = 3;

  /** An index that keeps stretches of time apart can't be built before. */
  private static final Pattern WITHOUT_OVERLAPS =
      Pattern.compile("WITHOUT\\s+OVERLAPS", Pattern.CASE_INSENSITIVE);

  @Override
  public String id() {
    return "require-index-for-constraint";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof TableAction.AddConstraint add)
        || !add.constraint().kind().isKey()
        || add.constraint().index().isPresent()) {
      return Optional.empty();
    }
    Optional<Severity> stall = script.stall(add.table(), statement);
    if (stall.isEmpty()) {
      return Optional.empty();
    }
    boolean partitioned = new Known(script, statement).isPartitioned(add.table());
    Optional<Fix> fix = partitioned ? Optional.empty() : fix(script, statement, add);
    Finding finding =
        Finding.of(
                id(),
                stall.get(),
                statement,
                "nobody can read or write "
                    + add.table()
                    + " while the index of the "
                    + add.constraint().kind().words()
                    + " constraint is built",
                partitioned
                    ? "On a partitioned table no index is built CONCURRENTLY: build it on each"
                        + " partition first, so that little is left to do."
                    : "Build the index CONCURRENTLY first, then let the constraint take it over:")
            .claiming(add.table(), TableWork.INDEXED);
    return Optional.of(fix.map(finding::mendedBy).orElse(finding));
  }

  private static Optional<Fix> fix(
      Script script, Statement statement, TableAction.AddConstraint add) {
    Matcher written = DEFINITION.matcher(add.constraint().definition());
    if (!written.matches() || WITHOUT_OVERLAPS.matcher(written.group(COLUMNS)).find()) {
      return Optional.empty();
    }
    var words = new Rewording(statement);
    String name = script.conditions().dialect().quote(add.constraint().name().orElse(name(add)));
    String index =
        "CREATE UNIQUE INDEX CONCURRENTLY "
            + name
            + " ON "
            + TABLE.matcher(words.head()).replaceFirst("")
            + " "
            + written.group(COLUMNS)
            + Optional.ofNullable(written.group(NULLS))
                .map(nulls -> " " + nulls.strip())
                .orElse("");
    String constraint =
        words.with(
            "ADD CONSTRAINT "
                + name
                + " "
                + add.constraint().kind()
                + " USING INDEX "
                + name
                + Optional.ofNullable(written.group(DEFERRAL)).orElse(""));
    return Optional.of(new Fix(words.without(add).stream().toList(), List.of(index, constraint)));
  }

  private static String name(TableAction.AddConstraint add) {
    return add.constraint().kind() == Constraint.Kind.PRIMARY_KEY
        ? add.table().name() + "_pkey"
        : add.table().name() + "_" + String.join("_", add.constraint().columns()) + "_key";
  }
}
