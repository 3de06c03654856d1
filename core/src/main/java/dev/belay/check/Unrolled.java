package dev.belay.check;

import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.RoutineWork;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A script in which what statements do behind their words stands as statements of their own: what
 * is in a block, in a routine of these migrations that is called, and in one that a trigger runs.
 * What is found there is told of the statement that does it.
 */
final class Unrolled {
  /**
   * Where a statement comes from.
   *
   * @param by what runs it, for people; empty in a block
   */
  private record Hidden(Statement origin, String by) {}

  private final Map<Statement, Hidden> hidden;
  private final Callees callees = new Callees();
  private final Script script;

  Unrolled(Script original) {
    hidden = new HashMap<>();
    script = isNeeded(original) ? unrolled(original) : original;
  }

  private Unrolled(Map<Statement, Hidden> hidden, Script script) {
    this.hidden = hidden;
    this.script = script;
  }

  /** One of the migrations, as if those before it were earlier ones. */
  Unrolled only(int index) {
    return new Unrolled(hidden, script.only(index));
  }

  /** The script, with all of it. */
  Script script() {
    return script;
  }

  private static boolean isNeeded(Script script) {
    return hasBody(script.migrations()) || hasBody(script.earlier());
  }

  private static boolean hasBody(List<ParsedMigration> migrations) {
    for (ParsedMigration migration : migrations) {
      for (Statement statement : migration.statements()) {
        if (statement.action() instanceof ObjectAction.CreateRoutine || isBlock(statement)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isBlock(Statement statement) {
    return statement.actions().getFirst() instanceof ObjectAction.RunBlock;
  }

  private Script unrolled(Script original) {
    original.earlier().forEach(migration -> migration.statements().forEach(this::learn));
    List<ParsedMigration> migrations = new ArrayList<>();
    for (ParsedMigration migration : original.migrations()) {
      List<Statement> statements = new ArrayList<>();
      for (Statement statement : migration.statements()) {
        new Unrolling(original, statement, statements).all();
        learn(statement);
      }
      migrations.add(
          new ParsedMigration(
              migration.migration(), statements, migration.transactional(), migration.undoes()));
    }
    return new Script(
        original.earlier(),
        migrations,
        original.schema(),
        original.content(),
        original.conditions());
  }

  private void learn(Statement statement) {
    statement.actions().forEach(callees::learn);
  }

  /** What was found, as it is told of what the user has written. */
  List<Finding> told(List<Finding> findings) {
    if (hidden.isEmpty()) {
      return findings;
    }
    Set<Finding> told = new LinkedHashSet<>();
    for (Finding finding : findings) {
      Optional<Hidden> from =
          finding.statement().flatMap(statement -> Optional.ofNullable(hidden.get(statement)));
      told.add(from.map(origin -> told(finding, origin)).orElse(finding));
    }
    return List.copyOf(told);
  }

  private static Finding told(Finding finding, Hidden from) {
    String by = from.by().isEmpty() ? "" : "in " + from.by() + ": ";
    return finding.about(from.origin()).saying(by + finding.message());
  }

  /** One statement, and what it does behind its words. */
  private final class Unrolling {
    private final Script original;
    private final Statement statement;
    private final List<Statement> into;

    /** What was looked at: routines may call each other, and each tells once what it does. */
    private final Set<String> run = new HashSet<>();

    Unrolling(Script original, Statement statement, List<Statement> into) {
      this.original = original;
      this.statement = statement;
      this.into = into;
    }

    void all() {
      if (statement.actions().getFirst() instanceof ObjectAction.RunBlock block) {
        add(statement.actions(), "");
        block.calls().forEach(this::call);
        return;
      }
      into.add(statement);
      statement.actions().forEach(this::fire);
      if (!callees.isEmpty() && callees.mayBeCalledIn(statement.text())) {
        original.conditions().dialect().calls(statement).forEach(this::call);
      }
    }

    private void add(List<Action> actions, String by) {
      for (Action action : actions) {
        var part =
            new Statement(
                statement.source(), statement.begin(), statement.end(), statement.text(), action);
        into.add(part);
        hidden.put(part, new Hidden(statement, by));
        fire(action);
      }
    }

    private void fire(Action action) {
      for (Action.CreateTrigger trigger : callees.firedBy(action)) {
        trigger.routine().ifPresent(routine -> run(routine, "run by trigger " + trigger.trigger()));
      }
    }

    private void call(String routine) {
      run(routine, "called here");
    }

    private void run(String routine, String how) {
      Optional<RoutineWork> work = callees.find(routine);
      if (work.isEmpty() || !run.add(routine)) {
        return;
      }
      List<Action> actions = new ArrayList<>();
      if (work.get().opaque().isPresent()) {
        actions.add(new ObjectAction.RunBlock("", "", work.get().opaque()));
      }
      actions.addAll(work.get().actions());
      add(actions, routine + "(), " + how);
      work.get().calls().forEach(this::call);
    }
  }
}
