package dev.belay.check;

import dev.belay.database.SchemaObject;
import dev.belay.database.Table;
import dev.belay.database.TableName;
import dev.belay.sql.Action;
import dev.belay.sql.Dialect;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.TableAction;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database keeps what a function has given
 * (https://www.postgresql.org/docs/18/xfunc-volatility.html).
 */
public sealed interface Kept {
  /** In an index on an expression, or on some of the rows. */
  record InIndex(String index, TableName table) implements Kept {
    @Override
    public String told() {
      return "the index " + index;
    }

    /** An index is in the schema of its table. */
    @Override
    public String remedy(Dialect dialect) {
      String schema = table.schema().isEmpty() ? "" : dialect.quote(table.schema()) + ".";
      return "REINDEX INDEX CONCURRENTLY " + schema + dialect.quote(index);
    }

    @Override
    public boolean drops(Action action) {
      return action instanceof Action.DropObject drop
          && drop.kind().equals("index")
          && drop.name().equals(index);
    }

    /** Which index it is that is built anew outside of a transaction nobody tells. */
    @Override
    public boolean makesAnew(Action action) {
      return (action instanceof Action.Maintenance work && work.keyword().equals("REINDEX"))
          || (action instanceof ObjectAction.Reindex reindex
              && (reindex.name().endsWith(index) || reindex.name().equals(table.toString())));
    }
  }

  /** In a generated column. */
  record InColumn(TableName table, String column) implements Kept {
    @Override
    public String told() {
      return "the column " + table + "." + column;
    }

    @Override
    public String remedy(Dialect dialect) {
      return "Write the rows of " + table + " anew, in batches.";
    }

    @Override
    public boolean drops(Action action) {
      return action instanceof Action.DropColumn drop
          && Script.same(drop.table(), table)
          && drop.column().equals(column);
    }

    @Override
    public boolean makesAnew(Action action) {
      return action instanceof Action.Update update && Script.same(update.table(), table);
    }
  }

  /** As a rule that rows have met. */
  record InCheck(TableName table, String constraint) implements Kept {
    @Override
    public String told() {
      return "what " + constraint + " has let into " + table;
    }

    @Override
    public String remedy(Dialect dialect) {
      return "Drop "
          + constraint
          + ", add it again NOT VALID, and validate it: otherwise a dump may not load.";
    }

    @Override
    public boolean drops(Action action) {
      return action instanceof TableAction.DropConstraint drop
          && Script.same(drop.table(), table)
          && drop.name().equals(constraint);
    }

    @Override
    public boolean makesAnew(Action action) {
      return false;
    }
  }

  /** In words, as in {@code the index customer_slug}. */
  String told();

  /** What to do, in words or as a statement. */
  String remedy(Dialect dialect);

  /** Whether it is gone behind that. */
  boolean drops(Action action);

  /** Whether what the function gives now is in it behind that. */
  boolean makesAnew(Action action);

  /** Whether it has not been dropped yet. */
  default boolean isThere(List<Action> before) {
    return before.stream().noneMatch(this::drops);
  }

  /** Whether it is made anew, or dropped, afterwards. */
  default boolean isRenewed(List<Action> after) {
    return after.stream().anyMatch(action -> drops(action) || makesAnew(action));
  }

  /** All places in the database that a function is called from. */
  static List<Kept> from(String routine, Script script) {
    var search = new Search(routine);
    script.schema().stream()
        .flatMap(schema -> schema.objects().stream())
        .filter(object -> object.kind().equals("index"))
        .forEach(search::index);
    script.schema().stream().flatMap(schema -> schema.tables().stream()).forEach(search::table);
    return search.found;
  }

  /** Looks for calls of one function. */
  final class Search {
    private static final Pattern CHECK =
        Pattern.compile("CONSTRAINT (\"(?:[^\"]|\"\")+\"|\\w+) (CHECK \\(.*?)(?=, CONSTRAINT |$)");

    private final Pattern call;
    private final List<Kept> found = new ArrayList<>();

    private Search(String routine) {
      call = Pattern.compile("(?<![\\w$])\"?" + Pattern.quote(routine) + "\"?\\(");
    }

    private boolean calls(String expression) {
      return call.matcher(expression).find();
    }

    private void index(SchemaObject index) {
      if (calls(index.definition())) {
        String name = index.name();
        String schema = index.table().schema() + ".";
        found.add(
            new InIndex(
                name.startsWith(schema) ? name.substring(schema.length()) : name, index.table()));
      }
    }

    private void table(Table table) {
      table.columns().stream()
          .filter(column -> column.generated() && calls(column.defaultValue().orElse("")))
          .forEach(column -> found.add(new InColumn(table.name(), column.name())));
      Matcher checks = CHECK.matcher(table.definition());
      while (checks.find()) {
        if (calls(checks.group(2))) {
          found.add(new InCheck(table.name(), checks.group(1).replace("\"", "")));
        }
      }
    }
  }
}
