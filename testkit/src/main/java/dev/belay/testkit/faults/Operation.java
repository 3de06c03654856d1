package dev.belay.testkit.faults;

import java.util.EnumSet;
import java.util.Set;

/** What can fail. */
public enum Operation {
  OPEN,
  CREATE,
  READ,
  WRITE,
  FORCE,
  TRUNCATE,
  LOCK,
  CLOSE,
  MOVE,
  DELETE,
  CREATE_FOLDER,
  LIST,
  ATTRIBUTES,
  SPACE;

  /** All of them. */
  static Set<Operation> all() {
    return EnumSet.allOf(Operation.class);
  }

  /** Those that need room on the disk. */
  static Set<Operation> growing() {
    return EnumSet.of(CREATE, WRITE, CREATE_FOLDER);
  }
}
