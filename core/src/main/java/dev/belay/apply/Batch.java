package dev.belay.apply;

import dev.belay.migration.ParsedMigration;
import java.util.ArrayList;
import java.util.List;

/**
 * Migrations that go into the database together: all of them in one transaction, or one alone
 * outside of any.
 *
 * @param transactional whether one transaction holds the whole batch
 * @param enforceForeignKeys whether foreign keys act while it runs
 */
public record Batch(
    boolean transactional, boolean enforceForeignKeys, List<ParsedMigration> migrations) {
  public Batch {
    migrations = List.copyOf(migrations);
  }

  /** Divides migrations, in order, into as few batches as can be. */
  public static List<Batch> of(List<ParsedMigration> migrations) {
    List<Batch> batches = new ArrayList<>();
    List<ParsedMigration> open = new ArrayList<>();
    for (ParsedMigration migration : migrations) {
      if (!open.isEmpty() && !fits(migration, open.get(0))) {
        batches.add(batch(open));
        open.clear();
      }
      open.add(migration);
    }
    if (!open.isEmpty()) {
      batches.add(batch(open));
    }
    return List.copyOf(batches);
  }

  /** Whether all of it goes in by one transaction, or not at all. */
  public static boolean isOneTransaction(List<Batch> batches) {
    return batches.size() == 1 && batches.getFirst().transactional();
  }

  private static boolean fits(ParsedMigration migration, ParsedMigration other) {
    return migration.transactional()
        && other.transactional()
        && enforces(migration) == enforces(other);
  }

  private static Batch batch(List<ParsedMigration> migrations) {
    ParsedMigration first = migrations.get(0);
    return new Batch(first.transactional(), enforces(first), migrations);
  }

  /**
   * Off unless the script asks: rebuilding a table with foreign keys on deletes the rows that refer
   * to it (https://www.sqlite.org/lang_altertable.html, section 7). Whether the references hold is
   * checked before the commit all the same.
   */
  private static boolean enforces(ParsedMigration migration) {
    return migration.foreignKeys().orElse(false);
  }
}
