package dev.belay.engine;

/** What an engine may or may not be able to do; verbs ask for these instead of for the engine. */
public enum Capability {
  /** Changes of the schema are taken back by a rollback of their transaction. */
  TRANSACTIONAL_DDL,
  /** While a transaction that writes is open nobody else can write to the database. */
  SINGLE_WRITER,
  /** Copies are made in the scratch folder, and are as large as the database. */
  COPIES_IN_SCRATCH,
  /** Applications stay connected while the content of the database is replaced. */
  REPLACED_IN_PLACE,
  /** Foreign keys are only enforced for those sessions that ask for it. */
  FOREIGN_KEYS_BY_SESSION,
  /** A session can act as a role, and what it creates then belongs to that role. */
  ROLES
}
