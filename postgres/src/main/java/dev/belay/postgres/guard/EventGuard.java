package dev.belay.postgres.guard;

import dev.belay.engine.Guard;
import dev.belay.engine.GuardOptions;
import java.util.List;
import java.util.Locale;

/** The event triggers, which only a superuser, or whoever a service lets in his place, may make. */
enum EventGuard {
  DROP_SCHEMA("ddl_command_start WHEN TAG IN ('DROP SCHEMA')"),
  DROP("sql_drop"),
  CREATE(
      "ddl_command_end WHEN TAG IN"
          + " ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO', 'CREATE SCHEMA')"),
  ALTER("ddl_command_end WHEN TAG IN ('ALTER TABLE')");

  private final String event;

  EventGuard(String event) {
    this.event = event;
  }

  String trigger() {
    return Pack.PREFIX + this;
  }

  /** What is dropped or switched off is always watched, for the guards' own sake. */
  boolean isWanted(GuardOptions options) {
    return switch (this) {
      case DROP, ALTER -> true;
      case DROP_SCHEMA -> options.guards().contains(Guard.DROP);
      case CREATE -> options.guards().contains(Guard.NEW_TABLES);
    };
  }

  /** ALWAYS: in a session that only replays what others did, too. */
  List<String> statements() {
    return List.of(
        "CREATE EVENT TRIGGER %s ON %s EXECUTE FUNCTION %s.on_%s()"
            .formatted(trigger(), event, Pack.SCHEMA, this),
        "ALTER EVENT TRIGGER " + trigger() + " ENABLE ALWAYS");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
