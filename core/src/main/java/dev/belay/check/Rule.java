package dev.belay.check;

import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;

/** Looks at one action of one statement at a time. Stateless. */
public interface Rule {
  /** Begins with ban-, require- or prefer-; the same in class name and page. */
  String id();

  /** Whether there can be anything to say in such a place at all. */
  default boolean concerns(Conditions conditions) {
    return true;
  }

  /**
   * What there is to say.
   *
   * @param action one of the statement's
   */
  Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action);
}
