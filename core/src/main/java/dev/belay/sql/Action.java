package dev.belay.sql;

import dev.belay.database.Column;
import dev.belay.database.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a statement does, in terms that every engine shares. Names are unquoted. */
public sealed interface Action
    permits TableAction,
        ObjectAction,
        Action.CreateTable,
        Action.DropTable,
        Action.RenameTable,
        Action.AddColumn,
        Action.DropColumn,
        Action.RenameColumn,
        Action.AlterTable,
        Action.CreateIndex,
        Action.CreateView,
        Action.CreateTrigger,
        Action.DropObject,
        Action.Insert,
        Action.Update,
        Action.Delete,
        Action.Truncate,
        Action.TransactionControl,
        Action.Setting,
        Action.Maintenance,
        Action.Attachment,
        Action.Several,
        Action.Query,
        Action.Other,
        Action.Unparsed {
  /**
   * A new table.
   *
   * @param fromQuery whether a query fills it
   * @param partitionOf the table of which it becomes a part
   * @param constraints those written behind columns, too
   * @param columns as far as they are known
   */
  record CreateTable(
      TableName table,
      boolean ifNotExists,
      boolean temporary,
      boolean fromQuery,
      Optional<TableName> partitionOf,
      List<Constraint> constraints,
      List<Column> columns)
      implements Action {
    public CreateTable {
      constraints = List.copyOf(constraints);
      columns = List.copyOf(columns);
    }

    /** One of whose columns nothing is known. */
    public CreateTable(
        TableName table,
        boolean ifNotExists,
        boolean temporary,
        boolean fromQuery,
        Optional<TableName> partitionOf,
        List<Constraint> constraints) {
      this(table, ifNotExists, temporary, fromQuery, partitionOf, constraints, List.of());
    }

    /** One that stands for itself and of whose constraints nothing is known. */
    public CreateTable(TableName table, boolean ifNotExists, boolean temporary, boolean fromQuery) {
      this(table, ifNotExists, temporary, fromQuery, Optional.empty(), List.of(), List.of());
    }
  }

  /**
   * A table goes.
   *
   * @param cascade whether what depends on it goes along
   */
  record DropTable(TableName table, boolean ifExists, boolean cascade) implements Action {
    /** One that fails where something depends on the table. */
    public DropTable(TableName table, boolean ifExists) {
      this(table, ifExists, false);
    }
  }

  record RenameTable(TableName table, String newName) implements Action {}

  /**
   * A new column.
   *
   * @param type as written
   * @param defaultValue as written; also what generates the values
   * @param filling what the rows that are there already hold in it
   * @param constraints those written behind it, but for {@code NOT NULL}
   */
  record AddColumn(
      TableName table,
      String column,
      String type,
      boolean notNull,
      Optional<String> defaultValue,
      Filling filling,
      List<Constraint> constraints)
      implements Action {
    public AddColumn {
      constraints = List.copyOf(constraints);
    }

    /** One whose default, if it has any, is the same for all rows. */
    public AddColumn(
        TableName table,
        String column,
        String type,
        boolean notNull,
        Optional<String> defaultValue) {
      this(
          table,
          column,
          type,
          notNull,
          defaultValue,
          defaultValue.isPresent() ? Filling.SAME : Filling.NULL,
          List.of());
    }
  }

  /**
   * A column goes.
   *
   * @param cascade whether what depends on it goes along
   */
  record DropColumn(TableName table, String column, boolean cascade) implements Action {
    /** One that fails where something depends on the column. */
    public DropColumn(TableName table, String column) {
      this(table, column, false);
    }
  }

  record RenameColumn(TableName table, String column, String newName) implements Action {}

  /**
   * Some other {@code ALTER TABLE}.
   *
   * @param what the words that say what is done, upper case and without names
   */
  record AlterTable(TableName table, String what) implements Action {}

  /**
   * A new index.
   *
   * @param index empty where the database finds a name
   * @param concurrently whether others write meanwhile
   * @param columns names, or expressions as written
   */
  record CreateIndex(
      String index,
      TableName table,
      boolean unique,
      boolean concurrently,
      boolean ifNotExists,
      List<String> columns)
      implements Action {
    public CreateIndex {
      columns = List.copyOf(columns);
    }

    /** One that keeps others out, and of whose columns nothing is known. */
    public CreateIndex(String index, TableName table, boolean unique) {
      this(index, table, unique, false, false, List.of());
    }
  }

  record CreateView(String view, boolean temporary) implements Action {}

  /**
   * A new trigger.
   *
   * @param events upper case: {@code INSERT}, {@code UPDATE}, {@code DELETE}, {@code TRUNCATE};
   *     none where they are not known
   * @param routine the name of the one that it runs; empty where it has statements of its own
   */
  record CreateTrigger(
      String trigger,
      TableName table,
      boolean temporary,
      Set<String> events,
      Optional<String> routine)
      implements Action {
    public CreateTrigger {
      events = Set.copyOf(events);
    }

    /** One of which nobody knows what it does. */
    public CreateTrigger(String trigger, TableName table, boolean temporary) {
      this(trigger, table, temporary, Set.of(), Optional.empty());
    }
  }

  /**
   * {@code DROP INDEX}, {@code DROP VIEW}, {@code DROP TRIGGER} and the like.
   *
   * @param kind lower case: {@code index}, {@code materialized view} ...
   * @param concurrently whether others go on with their work meanwhile
   * @param cascade whether what depends on it goes along
   */
  record DropObject(
      String kind, String name, boolean ifExists, boolean concurrently, boolean cascade)
      implements Action {
    /** One that fails where something depends on the object. */
    public DropObject(String kind, String name, boolean ifExists) {
      this(kind, name, ifExists, false, false);
    }
  }

  /**
   * {@code INSERT} or {@code REPLACE}.
   *
   * @param conflict what {@code OR ...} says, upper case: {@code IGNORE}, {@code REPLACE} ...; of
   *     {@code ON CONFLICT DO ...} it is {@code NOTHING} or {@code UPDATE}
   * @param columns as listed; empty where none are
   * @param selectsStar whether the rows come from {@code SELECT *}
   * @param from the tables that the rows are selected from, where there are any
   * @param selected what one query gives for each of the columns: names without those of tables, or
   *     expressions as written; empty where that is not known
   */
  record Insert(
      TableName table,
      Optional<String> conflict,
      List<String> columns,
      boolean selectsStar,
      List<TableName> from,
      List<String> selected)
      implements Action {
    public Insert {
      columns = List.copyOf(columns);
      from = List.copyOf(from);
      selected = List.copyOf(selected);
    }

    /** One of which nothing is known of what is selected. */
    public Insert(
        TableName table,
        Optional<String> conflict,
        List<String> columns,
        boolean selectsStar,
        List<TableName> from) {
      this(table, conflict, columns, selectsStar, from, List.of());
    }
  }

  /**
   * {@code UPDATE}.
   *
   * @param filtered whether there is a {@code WHERE} that can be false
   */
  record Update(TableName table, List<String> columns, boolean filtered) implements Action {
    public Update {
      columns = List.copyOf(columns);
    }
  }

  /**
   * {@code DELETE}.
   *
   * @param filtered whether there is a {@code WHERE} that can be false
   */
  record Delete(TableName table, boolean filtered) implements Action {}

  /**
   * {@code TRUNCATE} of one table.
   *
   * @param cascade whether all tables that refer to it are emptied too
   */
  record Truncate(TableName table, boolean cascade) implements Action {}

  /** {@code BEGIN}, {@code COMMIT}, {@code ROLLBACK}, {@code SAVEPOINT}, {@code RELEASE} ... */
  record TransactionControl(String keyword) implements Action {}

  /**
   * A setting of the session or the database.
   *
   * @param name lower case, as in {@code foreign_keys}
   * @param value as written, unquoted; empty where it is only read
   */
  record Setting(String name, Optional<String> value) implements Action {}

  /** Work on storage that can't run inside a transaction: {@code VACUUM} and the like. */
  record Maintenance(String keyword) implements Action {}

  /** {@code ATTACH}, {@code DETACH}, {@code VACUUM INTO}: another database comes into reach. */
  record Attachment(String keyword) implements Action {}

  /**
   * What one statement does to several objects or in several ways; at least two actions, none of
   * which is several again.
   */
  record Several(List<Action> actions) implements Action {
    public Several {
      actions = List.copyOf(actions);
      if (actions.size() < 2) {
        throw new IllegalArgumentException("several actions are at least two");
      }
      for (Action action : actions) {
        if (action instanceof Several) {
          throw new IllegalArgumentException("several actions are listed flat");
        }
      }
    }

    /**
     * The only action, or all of them.
     *
     * @param actions at least one; those that are several themselves count as what they consist of
     */
    public static Action of(List<Action> actions) {
      List<Action> flat = new ArrayList<>();
      for (Action action : actions) {
        if (action instanceof Several several) {
          flat.addAll(several.actions());
        } else {
          flat.add(action);
        }
      }
      return flat.size() == 1 ? flat.get(0) : new Several(flat);
    }
  }

  /** Only reads. */
  record Query() implements Action {}

  /** A statement that is none of the above; keyword is its first word, upper case. */
  record Other(String keyword) implements Action {}

  /** What the parser could not make sense of; the database has the last word. */
  record Unparsed(String why) implements Action {}
}
