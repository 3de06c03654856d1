package dev.belay.postgres.parse;

import dev.belay.postgres.grammar.Node;
import dev.belay.sql.Action;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code CREATE TRIGGER}, as a tree has it (parsenodes.h, CreateTrigStmt; PostgreSQL 18). */
final class TriggerReading {
  /** TRIGGER_TYPE_... in src/include/catalog/pg_trigger.h. */
  private static final Map<Integer, String> EVENTS =
      Map.of(1 << 2, "INSERT", 1 << 3, "DELETE", 1 << 4, "UPDATE", 1 << 5, "TRUNCATE");

  private TriggerReading() {}

  static Action of(Node statement) {
    int events = statement.number("events");
    return new Action.CreateTrigger(
        statement.text("trigname"),
        Written.table(statement.child("relation")),
        false,
        EVENTS.entrySet().stream()
            .filter(event -> (events & event.getKey()) != 0)
            .map(Map.Entry::getValue)
            .collect(Collectors.toSet()),
        Optional.of(Written.name(statement.list("funcname"))));
  }
}
