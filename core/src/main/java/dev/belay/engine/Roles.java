package dev.belay.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the roles of a server may do with one database, and how an application is left with no more
 * than it needs. Thread-safe.
 */
public interface Roles {
  /**
   * Two roles: one that everything belongs to and nobody logs in as, and one that an application
   * logs in as, and that may read and write rows. Neither need exist.
   */
  record Pair(String owner, String application) {}

  /**
   * The pair that is meant.
   *
   * @param application without it, whoever logs in
   * @param owner without it, one that is called after the database
   */
  Pair pair(Optional<String> application, Optional<String> owner);

  /** What a role may do that an application has no need of, each with why it matters. */
  List<Diagnosis> examine(String application);

  /**
   * The statements that make such a pair of it, in their order, to be run in one transaction.
   *
   * @throws dev.belay.problem.BelayException {@code NOT_SUPPORTED} if a role can't be made an
   *     application's
   */
  List<String> statements(Pair pair);

  /**
   * Runs them on a copy of the database that holds no rows, proves what is to be proven, and takes
   * everything back. The database is not changed.
   */
  void rehearse(Pair pair, Path scratch, Progress progress) throws IOException;

  /**
   * Runs them, proves what is to be proven, and only then commits.
   *
   * @param committing told, right before that, what {@link #isIn} knows the transaction by
   */
  void apply(Pair pair, Consumer<String> committing);

  /**
   * Whether a transaction that was about to be committed is in, for whoever holds the run lock.
   *
   * @param pair what it was about, which decides where the server remembers it no more
   */
  boolean isIn(String transaction, Pair pair);

  /**
   * Makes sure that the application can read and write the rows of every table, and can neither
   * drop nor empty one. Changes nothing.
   *
   * @throws dev.belay.problem.BelayException {@code VERIFICATION_FAILED} naming what is otherwise
   */
  void prove(Pair pair);
}
