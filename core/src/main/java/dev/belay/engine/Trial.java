package dev.belay.engine;

import dev.belay.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * A database in memory that has a schema and no rows, on which statements are tried one by one.
 * Nothing outside of it is read or written, whatever is tried, and no statement runs for long. Not
 * thread-safe; whoever opened it closes it.
 */
public interface Trial extends AutoCloseable {
  /** What of the schema could not be made here, by name: what it needs is not at hand. */
  Set<String> lacking();

  /**
   * Runs a statement outside of any transaction. Transactions, settings that don't matter here, and
   * what reaches for other databases are passed over.
   *
   * @return why it did not run; empty where it did
   */
  Optional<Refusal> run(Statement statement);

  /** The views that can't be read, and why. */
  SortedMap<String, Refusal> brokenViews();

  @Override
  void close();
}
