package dev.belay.sql;

import dev.belay.database.TableName;
import java.util.List;
import java.util.Optional;

/** What statements do to types, routines, rights and other objects beside tables. */
public sealed interface ObjectAction extends Action {
  /**
   * A type with rules of its own.
   *
   * @param constrained whether there is a {@code CHECK} or {@code NOT NULL}
   */
  record CreateDomain(String domain, String type, boolean constrained) implements ObjectAction {}

  /**
   * {@code ALTER DOMAIN}.
   *
   * @param what upper case: {@code ADD CONSTRAINT}, {@code SET NOT NULL}, {@code DROP DEFAULT} ...
   * @param validated whether rows that are there already are looked at
   */
  record AlterDomain(String domain, String what, boolean validated) implements ObjectAction {}

  record CreateEnum(String type, List<String> values) implements ObjectAction {
    public CreateEnum {
      values = List.copyOf(values);
    }
  }

  /**
   * {@code ALTER TYPE ... ADD VALUE}.
   *
   * @param placed whether it says before or behind which other value
   */
  record AddEnumValue(String type, String value, boolean ifNotExists, boolean placed)
      implements ObjectAction {}

  record RenameEnumValue(String type, String value, String newValue) implements ObjectAction {}

  /**
   * Another name for what is neither table nor column.
   *
   * @param kind lower case: {@code schema}, {@code view}, {@code constraint} ...
   */
  record RenameObject(String kind, String name, String newName) implements ObjectAction {}

  /**
   * {@code REINDEX}.
   *
   * @param kind lower case: {@code index}, {@code table}, {@code schema} ...
   */
  record Reindex(String kind, String name, boolean concurrently) implements ObjectAction {}

  record RefreshView(TableName view, boolean concurrently) implements ObjectAction {}

  /**
   * A function or procedure.
   *
   * @param language lower case
   * @param body the source; empty where it is not a string
   * @param does what it will do when it is called; nothing of that happens now
   */
  record CreateRoutine(
      String routine, boolean replaces, String language, Optional<String> body, RoutineWork does)
      implements ObjectAction {
    /** One of which nothing is known of what it does. */
    public CreateRoutine(String routine, boolean replaces, String language, Optional<String> body) {
      this(routine, replaces, language, body, RoutineWork.NONE);
    }
  }

  /**
   * A nameless procedure that is run at once: {@code DO}. What it does by statements of its own
   * stands behind it, as further actions of the same statement.
   *
   * @param opaque why not all of what it does can be read, if so
   * @param calls the names of the routines that it calls
   */
  record RunBlock(String language, String body, Optional<String> opaque, List<String> calls)
      implements ObjectAction {
    public RunBlock {
      calls = List.copyOf(calls);
    }

    /** One that calls none. */
    public RunBlock(String language, String body, Optional<String> opaque) {
      this(language, body, opaque, List.of());
    }
  }

  /**
   * {@code CREATE POLICY}.
   *
   * @param restrictive whether it takes rows away that other policies let through
   */
  record CreatePolicy(String policy, TableName table, boolean restrictive)
      implements ObjectAction {}

  /**
   * {@code GRANT} of rights on objects.
   *
   * @param privileges upper case; empty where all are granted
   * @param objects the kind and the names, as written
   */
  record Grant(List<String> privileges, String objects, boolean toEverybody)
      implements ObjectAction {
    public Grant {
      privileges = List.copyOf(privileges);
    }
  }
}
