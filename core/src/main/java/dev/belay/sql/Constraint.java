package dev.belay.sql;

import dev.belay.database.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A rule that the rows of a table are held to, as a statement writes it.
 *
 * @param name empty where the database finds one
 * @param columns of the table itself, as far as they are listed
 * @param definition its SQL from the word that says what kind it is, without name and without what
 *     says whether and when it is checked
 * @param validated whether rows that are there already are looked at; not so behind {@code NOT
 *     VALID}
 * @param enforced whether it is held at all; not so behind {@code NOT ENFORCED}
 * @param index the index that it takes over: {@code USING INDEX}
 * @param references what a foreign key refers to
 * @param onDelete upper case, as in {@code CASCADE}; empty where nothing follows a deletion
 */
public record Constraint(
    Kind kind,
    Optional<String> name,
    List<String> columns,
    String definition,
    boolean validated,
    boolean enforced,
    Optional<String> index,
    Optional<TableName> references,
    Optional<String> onDelete) {
  /** What it asks of the rows. */
  public enum Kind {
    PRIMARY_KEY,
    UNIQUE,
    FOREIGN_KEY,
    CHECK,
    EXCLUDE,
    NOT_NULL;

    /** Whether no two rows may have the same values. */
    public boolean isKey() {
      return this == PRIMARY_KEY || this == UNIQUE;
    }

    /** As in SQL. */
    @Override
    public String toString() {
      return name().replace('_', ' ');
    }

    /** As in {@code foreign key}. */
    public String words() {
      return toString().toLowerCase(Locale.ROOT);
    }
  }

  public Constraint {
    columns = List.copyOf(columns);
  }

  /** One that is checked at once. */
  public static Constraint of(Kind kind, List<String> columns, String definition) {
    return new Constraint(
        kind,
        Optional.empty(),
        columns,
        definition,
        true,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
