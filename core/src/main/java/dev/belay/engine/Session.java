package dev.belay.engine;

import dev.belay.database.SchemaDetails;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.TableName;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.Layout;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One connection to a database. Not thread-safe; whoever opened it closes it, which rolls back an
 * open transaction. Everything that is read inside a transaction sees that transaction's changes.
 */
public interface Session extends AutoCloseable {
  /** The schema, without Belay's own tables. */
  SchemaSnapshot schema();

  /**
   * Owners, rights, comments and whatever else {@link #schema} leaves out, since it is no matter of
   * a migration.
   */
  default SchemaDetails details() {
    return SchemaDetails.NONE;
  }

  /** What is in the database, without Belay's own tables, at one moment, in constant memory. */
  Fingerprint fingerprint(Carry carry, Progress progress);

  /** How tables and sequences belong together now, as far as the engine knows such a thing. */
  default Layout layout() {
    return Layout.NONE;
  }

  /** What is in one table; empty where there is no such table. */
  Optional<TableFingerprint> fingerprint(TableName table);

  /** Broken foreign keys, damaged pages, views that can't be read. Reads everything. */
  List<Violation> violations();

  /**
   * Changes whenever another connection has committed a change since this session was opened: two
   * equal marks of one session mean that nobody else has written in between. It may change without
   * one, too, where the engine can't tell this database from others.
   */
  long changeMark();

  /**
   * Whether nobody has committed anything since that moment, as far as this transaction sees.
   *
   * @param moment what {@link Twins#make} told
   */
  default boolean isStill(String moment) {
    return false;
  }

  /**
   * Begins a transaction that may write; with {@link Capability#SINGLE_WRITER} it keeps all other
   * writers out from here on.
   *
   * @param enforceForeignKeys only looked at with {@link Capability#FOREIGN_KEYS_BY_SESSION}
   * @throws dev.belay.problem.BelayException {@code DATABASE_BUSY} if another writer does not end
   */
  void begin(boolean enforceForeignKeys);

  /**
   * The same where others go on writing: waits for these tables, then keeps others out of them as
   * told, and sees all tables as they are at that moment until the transaction ends.
   *
   * @param held the tables that are going to be written to or locked
   * @throws dev.belay.problem.BelayException {@code DATABASE_BUSY} naming who is in the way; no
   *     transaction is open then
   */
  default void begin(boolean enforceForeignKeys, Map<TableName, TableLock> held) {
    begin(enforceForeignKeys);
  }

  /**
   * How the open transaction holds the tables that were there when it began, by their names at that
   * time; empty where the engine knows no locks of tables.
   */
  default SortedMap<TableName, TableLock> locks() {
    return new TreeMap<>();
  }

  /**
   * What is in the database, inside a transaction that was begun with tables to hold: of what it
   * can't have written to, what {@code elsewhere} says is taken for true, and others may be writing
   * there.
   */
  default Fingerprint fingerprint(Fingerprint elsewhere, Carry carry, Progress progress) {
    return fingerprint(carry, progress);
  }

  /**
   * Says whether foreign keys act from here on, outside of transactions; only with {@link
   * Capability#FOREIGN_KEYS_BY_SESSION}, otherwise nothing happens.
   */
  void enforceForeignKeys(boolean enforced);

  void commit();

  /** Takes everything back since {@link #begin}. Nothing happens where no transaction is open. */
  void rollback();

  boolean inTransaction();

  /**
   * From here on statements are executed as a role, so that what they create belongs to it;
   * everything else is still done as whoever logged in. Only with {@link Capability#ROLES}.
   *
   * @throws dev.belay.problem.BelayException {@code CONFIGURATION_INVALID} if there is no such
   *     role, {@code PERMISSION_DENIED} if whoever logged in may not act as it
   */
  default void actAs(String role) {
    throw new UnsupportedOperationException("there are no roles here: " + role);
  }

  /**
   * From here on what this session does passes the {@link Guards} of its database, as far as
   * whoever logged in may do that. Nothing happens where there are none.
   *
   * @param reason kept in the database with each transaction that has passed
   */
  default void pass(String reason) {
    // most databases have no guards
  }

  /**
   * Runs one statement, in the open transaction if there is one.
   *
   * @return how many rows it inserted, updated or deleted, as the engine counts
   * @throws dev.belay.problem.BelayException {@code STATEMENT_FAILED} with the engine's message in
   *     plain words; the transaction stays open and must be rolled back
   */
  long execute(Statement statement);

  /**
   * Clears away what a statement that was run outside of a transaction, and did not end well, has
   * left half made.
   *
   * @return whether all that it was to do is there, so that it need not be run again
   */
  default boolean settle(Statement statement) {
    return false;
  }

  /**
   * What measures the statements that are executed here from now on. Its idea of what was there
   * before is that of this moment.
   */
  Meter meter();

  /**
   * Makes what runs in this session now fail with {@code INTERRUPTED}; nothing happens where
   * nothing runs. The one method that may be called from another thread, while the session is open.
   */
  void interrupt();

  /**
   * Runs a query and gives back its first rows as text; NULL is the empty string.
   *
   * @param limit how many rows at most
   */
  List<List<String>> query(String sql, int limit);

  /**
   * The columns of those tables that have one of these names, in whatever case and schema, and that
   * may be read here. One look into the catalogue; where there are schemas the name says which,
   * even if it is the usual one.
   *
   * @param tables in lower case
   */
  SortedMap<TableName, List<String>> columnsOf(Set<String> tables);

  /** The server's version; empty where there is no server. */
  default Optional<ServerVersion> serverVersion() {
    return Optional.empty();
  }

  /** Every line of the history, oldest first; empty where there is no history yet. */
  List<HistoryEntry> history();

  /**
   * Adds a line to the history, in the open transaction if there is one; creates the table for it
   * where needed.
   */
  void record(HistoryEntry entry);

  @Override
  void close();
}
