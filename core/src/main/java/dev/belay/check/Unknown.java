package dev.belay.check;

import dev.belay.engine.Refusal;
import dev.belay.problem.Counted;
import dev.belay.problem.Listed;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is not known of a database whose first migrations nobody has: names that no migration makes,
 * and what statements would have made that spoke of them. Nothing is said about those.
 */
final class Unknown {
  private static final int MOST_NAMES = 5;

  private final boolean wholeSchema;
  private final Set<String> made = new HashSet<>();
  private final Doubtful doubtful = new Doubtful();
  private final Set<String> missing = new LinkedHashSet<>();
  private int untried;

  /**
   * Begins.
   *
   * @param wholeSchema whether all is known that was there at first
   * @param lacking names of what is there at first and could not be made for the trial
   */
  Unknown(boolean wholeSchema, Set<String> lacking) {
    this.wholeSchema = wholeSchema;
    lacking.forEach(doubtful::add);
  }

  /** Takes note of a statement that ran, which is no refusal. */
  Optional<Refusal> ran(Statement statement) {
    boolean doubt = doubtful.isIn(statement.text());
    for (String name : namesIn(statement)) {
      made.add(name);
      if (doubt) {
        doubtful.add(name);
      }
    }
    return Optional.empty();
  }

  /** Whether a statement that did not run does not run anywhere. */
  boolean isSure(Statement statement, Refusal refusal) {
    boolean sure = isSure(statement.text(), refusal);
    untried += sure ? 0 : 1;
    namesIn(statement).forEach(doubtful::add);
    return sure;
  }

  /**
   * Whether what was refused is refused everywhere.
   *
   * @param what the statement, or the name of a view
   */
  boolean isSure(String what, Refusal refusal) {
    boolean doubt = doubtful.isIn(what) || doubtful.isIn(refusal.words());
    return switch (refusal) {
      case Refusal.Syntax ignored -> true;
      case Refusal.Wrong ignored -> !doubt;
      case Refusal.Undecided ignored -> false;
      case Refusal.Missing gone -> !doubt && isKnown(gone.name());
    };
  }

  /** What was never there may be in a database that the first migrations did not make. */
  private boolean isKnown(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    boolean brought = name.contains(" ") || name.contains(".");
    if (made.contains(key) || (wholeSchema && !brought)) {
      return true;
    }
    missing.add(name);
    doubtful.add(name);
    return false;
  }

  /** What a statement makes or changes, in lower case. */
  private static List<String> namesIn(Statement statement) {
    List<String> names = new ArrayList<>();
    for (Action action : statement.actions()) {
      names(action).forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }
    return names;
  }

  private static List<String> names(Action action) {
    return switch (action) {
      case Action.CreateTable create -> List.of(create.table().name());
      case Action.RenameTable rename -> List.of(rename.table().name(), rename.newName());
      case Action.AddColumn add -> List.of(add.table().name());
      case Action.DropColumn drop -> List.of(drop.table().name());
      case Action.RenameColumn rename -> List.of(rename.table().name());
      case Action.AlterTable alter -> List.of(alter.table().name());
      case Action.DropTable drop -> List.of(drop.table().name());
      case Action.CreateIndex create -> List.of(create.index());
      case Action.CreateView create -> List.of(create.view());
      case Action.CreateTrigger create -> List.of(create.trigger());
      case Action.DropObject drop -> List.of(drop.name());
      case TableAction change -> List.of(change.table().name());
      default -> List.of();
    };
  }

  /** All that no migration makes; empty where they make everything. */
  Optional<String> words() {
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "whether "
            + Counted.of(untried, "statement")
            + " can run at all: no migration makes "
            + Listed.of(List.copyOf(missing), MOST_NAMES));
  }
}
