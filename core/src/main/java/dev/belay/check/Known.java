package dev.belay.check;

import dev.belay.database.Column;
import dev.belay.database.SchemaObject;
import dev.belay.database.Table;
import dev.belay.database.TableName;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is known of tables when a statement is reached: from the database, as far as there is one,
 * and from what the migrations have done until then.
 */
public final class Known {
  private final Script script;
  private final Statement at;
  private final List<Action> before;

  public Known(Script script, Statement at) {
    this.script = script;
    this.at = at;
    before = script.before(at);
  }

  /** A column's type, as the database prints it. */
  public Optional<String> type(TableName table, String column) {
    Optional<String> type =
        script.table(table).flatMap(found -> find(found, column)).map(Column::type);
    for (Action action : before) {
      if (action instanceof Action.AddColumn add && is(add.table(), add.column(), table, column)) {
        type = Optional.of(add.type());
      } else if (action instanceof TableAction.ChangeType change
          && is(change.table(), change.column(), table, column)) {
        type = Optional.of(change.type());
      }
    }
    return type;
  }

  private static Optional<Column> find(Table table, String column) {
    return table.columns().stream().filter(each -> each.name().equals(column)).findFirst();
  }

  private static boolean is(TableName one, String its, TableName table, String column) {
    return Script.same(one, table) && its.equals(column);
  }

  /** Whether no row can hold NULL in it, as far as is known. */
  public boolean isNotNull(TableName table, String column) {
    boolean notNull =
        script
            .table(table)
            .flatMap(found -> find(found, column))
            .filter(Column::notNull)
            .isPresent();
    for (Action action : before) {
      if (action instanceof TableAction.SetNotNull set
          && is(set.table(), set.column(), table, column)) {
        notNull = true;
      } else if (action instanceof Action.AddColumn add
          && is(add.table(), add.column(), table, column)) {
        notNull = add.notNull();
      } else if (action instanceof TableAction.DropNotNull drop
          && is(drop.table(), drop.column(), table, column)) {
        notNull = false;
      }
    }
    return notNull;
  }

  /** Whether a constraint that every row was held to says that none of them holds NULL in it. */
  public boolean provesNotNull(TableName table, String column) {
    Pattern wanted =
        Pattern.compile(
            "\"?" + Pattern.quote(column) + "\"?\\s+IS\\s+NOT\\s+NULL", Pattern.CASE_INSENSITIVE);
    return checks(table).stream()
        .flatMap(condition -> Parentheses.conjuncts(condition).stream())
        .anyMatch(part -> wanted.matcher(Parentheses.bare(part)).matches());
  }

  private List<String> checks(TableName table) {
    return ValidChecks.of(table, script.table(table), before);
  }

  private Stream<Constraint> constraints(TableName table) {
    return script
        .before(TableAction.AddConstraint.class, at)
        .filter(add -> Script.same(add.table(), table))
        .map(TableAction.AddConstraint::constraint);
  }

  /** A constraint that is there, by what its definition begins with: {@code FOREIGN KEY (...)}. */
  public Optional<String> constraint(TableName table, String name) {
    Optional<String> made =
        constraints(table)
            .filter(each -> each.name().filter(name::equals).isPresent())
            .map(Constraint::definition)
            .reduce((first, second) -> second);
    if (made.isPresent()) {
      return made;
    }
    return script.table(table).map(Table::definition).flatMap(all -> behind(all, name));
  }

  private static Optional<String> behind(String definition, String name) {
    for (String written : List.of(name, "\"" + name + "\"")) {
      String head = "CONSTRAINT " + written + " ";
      int found = definition.indexOf(head);
      if (found >= 0) {
        return Optional.of(definition.substring(found + head.length()));
      }
    }
    return Optional.empty();
  }

  /** Whether an index begins with these columns, in any order. */
  public boolean isIndexed(TableName table, List<String> columns) {
    boolean made =
        script
            .before(Action.CreateIndex.class, at)
            .anyMatch(
                index -> Script.same(index.table(), table) && begins(index.columns(), columns));
    return made
        || constraints(table)
            .anyMatch(each -> each.kind().isKey() && begins(each.columns(), columns))
        || objects("index", table).anyMatch(each -> begins(columnsIn(each.definition()), columns))
        || isKeyed(table, columns);
  }

  private boolean isKeyed(TableName table, List<String> columns) {
    return script
        .table(table)
        .map(Table::definition)
        .filter(
            all ->
                Pattern.compile("(?:PRIMARY KEY|UNIQUE) \\(([^)]*)\\)")
                    .matcher(all)
                    .results()
                    .anyMatch(found -> begins(names(found.group(1)), columns)))
        .isPresent();
  }

  private static boolean begins(List<String> index, List<String> columns) {
    return index.size() >= columns.size() && index.subList(0, columns.size()).containsAll(columns);
  }

  private static List<String> columnsIn(String indexDefinition) {
    int open = indexDefinition.indexOf('(');
    int close = indexDefinition.lastIndexOf(')');
    return open < 0 || close < open ? List.of() : names(indexDefinition.substring(open + 1, close));
  }

  private static List<String> names(String list) {
    return Stream.of(list.split(",", -1))
        .map(name -> name.strip().replace("\"", "").split(" ", 2)[0])
        .toList();
  }

  /** The columns of an index, as far as they are columns. */
  public List<String> columnsOf(String index) {
    return script
        .before(Action.CreateIndex.class, at)
        .filter(create -> create.index().equals(index))
        .map(Action.CreateIndex::columns)
        .findFirst()
        .or(
            () ->
                objects("index")
                    .filter(each -> bare(each.name()).equals(index))
                    .map(each -> columnsIn(each.definition()))
                    .findFirst())
        .orElse(List.of());
  }

  /** Whether a constraint that every row was held to says anything about its rows. */
  public boolean hasCheck(TableName table) {
    return !checks(table).isEmpty();
  }

  /** The table of an index. */
  public Optional<TableName> tableOf(String index) {
    Optional<TableName> made =
        script
            .before(Action.CreateIndex.class, at)
            .filter(create -> create.index().equals(index))
            .map(Action.CreateIndex::table)
            .findFirst();
    return made.or(
        () ->
            objects("index")
                .filter(each -> bare(each.name()).equals(index))
                .map(SchemaObject::table)
                .findFirst());
  }

  private static String bare(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Objects of a kind, in the database. */
  public Stream<SchemaObject> objects(String kind) {
    return script.schema().stream()
        .flatMap(schema -> schema.objects().stream())
        .filter(each -> each.kind().equals(kind));
  }

  private Stream<SchemaObject> objects(String kind, TableName table) {
    return objects(kind).filter(each -> Script.same(each.table(), table));
  }

  public boolean hasPolicy(TableName table) {
    return objects("policy", table).findAny().isPresent()
        || script
            .before(ObjectAction.CreatePolicy.class, at)
            .anyMatch(policy -> Script.same(policy.table(), table));
  }

  /** Whether it consists of other tables. */
  public boolean isPartitioned(TableName table) {
    return script
        .table(table)
        .filter(found -> found.definition().toUpperCase(Locale.ROOT).contains("PARTITION BY"))
        .isPresent();
  }

  /** The partition of a table that takes the rows for which there is no other. */
  public Optional<TableName> defaultPartition(TableName table) {
    String parent = table.schema().isEmpty() ? "public." + table.name() : table.toString();
    return script.schema().stream()
        .flatMap(schema -> schema.tables().stream())
        .filter(each -> each.definition().contains("INHERITS " + parent + " DEFAULT"))
        .map(Table::name)
        .findFirst();
  }

  /** The tables that have a column of that type. */
  public List<TableName> tablesWith(String type) {
    return script.schema().stream()
        .flatMap(schema -> schema.tables().stream())
        .filter(table -> table.columns().stream().anyMatch(column -> isOf(column, type)))
        .map(Table::name)
        .toList();
  }

  private static boolean isOf(Column column, String type) {
    return bare(column.type()).equals(type);
  }

  /** Whether the type is one of the database's own with rules that every value has to meet. */
  public boolean isConstrainedDomain(String type) {
    boolean made =
        script
            .before(ObjectAction.CreateDomain.class, at)
            .anyMatch(domain -> domain.domain().equals(type) && domain.constrained());
    return made
        || objects("domain")
            .anyMatch(
                each ->
                    bare(each.name()).equals(bare(type))
                        && (each.definition().contains("CHECK")
                            || each.definition().contains("NOT NULL")));
  }
}
