package dev.belay.sql;

import java.util.List;
import java.util.Optional;

/**
 * What the body of a function, a procedure or a block does when it is run.
 *
 * @param actions by statements of its own, in order
 * @param calls the names of the routines that it calls, unquoted and without schema
 * @param opaque why not all of what it does can be read, if so
 */
public record RoutineWork(List<Action> actions, List<String> calls, Optional<String> opaque) {
  /** Nothing that anybody knows of. */
  public static final RoutineWork NONE = new RoutineWork(List.of(), List.of(), Optional.empty());

  public RoutineWork {
    actions = List.copyOf(actions);
    calls = List.copyOf(calls);
  }
}
