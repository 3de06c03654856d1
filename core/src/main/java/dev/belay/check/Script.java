package dev.belay.check;

import dev.belay.database.RowCount;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.Table;
import dev.belay.database.TableName;
import dev.belay.fingerprint.ColumnFingerprint;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What rules look at: all pending migrations in order, and what is known of the database. */
public final class Script {
  /** A table with fewer rows is read, or written anew, before anybody notices. */
  private static final long SMALL = 10_000;

  private final Course course;
  private final List<ParsedMigration> earlier;
  private final List<ParsedMigration> migrations;
  private final Optional<SchemaSnapshot> schema;
  private final Optional<Fingerprint> content;
  private final Conditions conditions;

  /**
   * Of all of the migrations.
   *
   * @param earlier migrations that may have been applied already, in order; nothing is said of them
   * @param schema before the migrations; empty without a database
   * @param content before the migrations; empty where nobody has looked
   */
  public Script(
      List<ParsedMigration> earlier,
      List<ParsedMigration> migrations,
      Optional<SchemaSnapshot> schema,
      Optional<Fingerprint> content,
      Conditions conditions) {
    this(course(earlier, migrations), earlier, migrations, schema, content, conditions);
  }

  private Script(
      Course course,
      List<ParsedMigration> earlier,
      List<ParsedMigration> migrations,
      Optional<SchemaSnapshot> schema,
      Optional<Fingerprint> content,
      Conditions conditions) {
    this.course = course;
    this.earlier = List.copyOf(earlier);
    this.migrations = List.copyOf(migrations);
    this.schema = schema;
    this.content = content;
    this.conditions = conditions;
  }

  private static Course course(List<ParsedMigration> earlier, List<ParsedMigration> migrations) {
    List<ParsedMigration> all = new ArrayList<>(earlier);
    all.addAll(migrations);
    return new Course(all);
  }

  /** One of the migrations, as if those before it were earlier ones. */
  public Script only(int index) {
    List<ParsedMigration> before = new ArrayList<>(earlier);
    before.addAll(migrations.subList(0, index));
    List<ParsedMigration> one = List.of(migrations.get(index));
    return new Script(course, before, one, schema, content, conditions);
  }

  /** Those that may have been applied already, in order; nothing is said of them. */
  public List<ParsedMigration> earlier() {
    return earlier;
  }

  public List<ParsedMigration> migrations() {
    return migrations;
  }

  /** Before the migrations; empty without a database. */
  public Optional<SchemaSnapshot> schema() {
    return schema;
  }

  /** Before the migrations; empty where nobody has looked. */
  public Optional<Fingerprint> content() {
    return content;
  }

  public Conditions conditions() {
    return conditions;
  }

  /**
   * Whether a table may hold rows when the statement comes to it: not if it is made earlier in
   * these very migrations, and not if it is known to be empty.
   */
  public boolean mayHoldRows(TableName table, Statement at) {
    if (isMadeBefore(table, at)) {
      return false;
    }
    return rows(table).map(found -> !found.isZero()).orElse(true);
  }

  private boolean isMadeBefore(TableName table, Statement at) {
    if (schema.isPresent() && schema.get().find(table).isPresent()) {
      return false;
    }
    TableName name = table;
    for (Action action : pendingBefore(at).reversed()) {
      if (makes(action, name)) {
        return true;
      }
      if (action instanceof Action.RenameTable rename
          && same(new TableName(rename.table().schema(), rename.newName()), name)) {
        name = rename.table();
      }
    }
    return false;
  }

  /** A materialized view counts, too. */
  private static boolean makes(Action action, TableName table) {
    return (action instanceof Action.CreateTable made && same(made.table(), table))
        || (action instanceof Action.CreateView view && view.view().equals(table.name()));
  }

  /**
   * How bad it is that nobody can write to a table while all its rows are read or written: empty
   * where there are none.
   */
  public Optional<Severity> stall(TableName table, Statement at) {
    if (!mayHoldRows(table, at)) {
      return Optional.empty();
    }
    boolean small = rows(table).filter(rows -> rows.rows() < SMALL).isPresent();
    return Optional.of(small ? Severity.NOTICE : Severity.WARNING);
  }

  /** What these very migrations do before a statement, in order. */
  public List<Action> pendingBefore(Statement at) {
    return course.before(at, begin(), end());
  }

  private int begin() {
    return course.before(earlier.size());
  }

  private int end() {
    return course.before(earlier.size() + migrations.size());
  }

  /** What is done behind a statement, in order. */
  public List<Action> after(Statement at) {
    return course.after(at, begin(), end());
  }

  /** What is done before a statement, in order, in earlier migrations too. */
  public List<Action> before(Statement at) {
    return course.before(at, 0, end());
  }

  /** Those of one kind among them; there may be very many of others. */
  public <T extends Action> Stream<T> before(Class<T> kind, Statement at) {
    return course.before(kind, at, end());
  }

  /** A table as it is before the migrations, if known. */
  public Optional<Table> table(TableName name) {
    return schema.flatMap(known -> known.find(name));
  }

  /** How many rows a table holds before the migrations, if known. */
  public Optional<RowCount> rows(TableName table) {
    return content.flatMap(known -> known.find(table)).map(TableFingerprint::rows);
  }

  /** How many values a column holds before the migrations, if known. */
  public Optional<RowCount> values(TableName table, String column) {
    return content
        .flatMap(known -> known.find(table))
        .flatMap(found -> found.find(column))
        .map(ColumnFingerprint::values);
  }

  /** Whether two names mean one table. */
  public static boolean same(TableName one, TableName other) {
    return one.schema().equalsIgnoreCase(other.schema())
        && one.name().equalsIgnoreCase(other.name());
  }
}
