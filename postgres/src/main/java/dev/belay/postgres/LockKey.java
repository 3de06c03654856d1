package dev.belay.postgres;

/** What an advisory lock of Belay is taken by: 64 bits out of a purpose and a database's name. */
record LockKey(String purpose, String database) {
  /** Of the run that works on a database. */
  static LockKey run(String database) {
    return new LockKey("run", database);
  }

  /** Of whoever has made a database beside another one. */
  static LockKey side(String database) {
    return new LockKey("side", database);
  }

  /** Of whoever puts another database in the place of one. */
  static LockKey swap(String database) {
    return new LockKey("swap", database);
  }

  /** Of whoever makes, copies or drops a database for tests. */
  static LockKey turn(String database) {
    return new LockKey("turn", database);
  }

  /** As an expression of SQL. */
  String sql() {
    return "hashtextextended(" + Names.literal("belay " + purpose + " " + database) + ", 0)";
  }
}
