package dev.belay.check;

import dev.belay.database.TableName;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.RoutineWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The routines and triggers that migrations have made so far, and what runs them. */
final class Callees {
  private final Map<String, List<RoutineWork>> routines = new HashMap<>();
  private final List<Action.CreateTrigger> triggers = new ArrayList<>();

  boolean isEmpty() {
    return routines.isEmpty();
  }

  /** Takes note of what an action makes or takes away. */
  void learn(Action action) {
    switch (action) {
      case ObjectAction.CreateRoutine made -> learn(made);
      case Action.CreateTrigger made -> triggers.add(made);
      case Action.DropObject drop when Routines.drops(drop) -> routines.remove(drop.name());
      case Action.DropObject drop when drop.kind().equals("trigger") ->
          triggers.removeIf(trigger -> trigger.trigger().equals(drop.name()));
      case Action.DropTable drop ->
          triggers.removeIf(trigger -> Script.same(trigger.table(), drop.table()));
      case Action.AlterTable alter when alter.what().startsWith("DISABLE TRIGGER") ->
          triggers.removeIf(trigger -> Script.same(trigger.table(), alter.table()));
      case Action.RenameTable rename ->
          triggers.removeIf(trigger -> Script.same(trigger.table(), rename.table()));
      default -> {}
    }
  }

  private void learn(ObjectAction.CreateRoutine made) {
    List<RoutineWork> known = routines.computeIfAbsent(made.routine(), each -> new ArrayList<>());
    if (made.replaces() && known.size() == 1) {
      known.clear();
    }
    known.add(made.does());
  }

  /** Whether one of them may be called there, by the words of it. */
  boolean mayBeCalledIn(String sql) {
    String lower = sql.toLowerCase(Locale.ROOT);
    return routines.keySet().stream()
        .anyMatch(name -> lower.contains(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * What a routine does; empty where no migration makes it. Which of several is meant, nobody
   * knows.
   */
  Optional<RoutineWork> find(String routine) {
    List<RoutineWork> known = routines.getOrDefault(routine, List.of());
    return known.size() < 2
        ? known.stream().findFirst()
        : Optional.of(
            new RoutineWork(
                List.of(), List.of(), Optional.of("several routines are called " + routine)));
  }

  /** The triggers that such a change of rows sets off. */
  List<Action.CreateTrigger> firedBy(Action action) {
    return switch (action) {
      case Action.Insert insert -> {
        List<Action.CreateTrigger> fired = on(insert.table(), "INSERT");
        insert
            .conflict()
            .filter("UPDATE"::equals)
            .ifPresent(ignored -> fired.addAll(on(insert.table(), "UPDATE")));
        yield fired;
      }
      case Action.Update update -> on(update.table(), "UPDATE");
      case Action.Delete delete -> on(delete.table(), "DELETE");
      case Action.Truncate truncate -> on(truncate.table(), "TRUNCATE");
      default -> List.of();
    };
  }

  private List<Action.CreateTrigger> on(TableName table, String event) {
    List<Action.CreateTrigger> fired = new ArrayList<>(triggers);
    fired.removeIf(
        trigger -> !Script.same(trigger.table(), table) || !trigger.events().contains(event));
    return fired;
  }
}
