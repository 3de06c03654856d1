package dev.belay.sql;

import dev.belay.database.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a statement does, in terms that every engine shares. Names are unquoted. */
public sealed interface Action {
  record CreateTable(TableName table, boolean ifNotExists, boolean temporary, boolean fromQuery)
      implements Action {}

  record DropTable(TableName table, boolean ifExists) implements Action {}

  record RenameTable(TableName table, String newName) implements Action {}

  record AddColumn(
      TableName table, String column, String type, boolean notNull, Optional<String> defaultValue)
      implements Action {}

  record DropColumn(TableName table, String column) implements Action {}

  record RenameColumn(TableName table, String column, String newName) implements Action {}

  /** Some other {@code ALTER TABLE}. */
  record AlterTable(TableName table, String what) implements Action {}

  record CreateIndex(String index, TableName table, boolean unique) implements Action {}

  record CreateView(String view, boolean temporary) implements Action {}

  record CreateTrigger(String trigger, TableName table, boolean temporary) implements Action {}

  /**
   * {@code DROP INDEX}, {@code DROP VIEW}, {@code DROP TRIGGER} and the like.
   *
   * @param kind lower case: {@code index}, {@code materialized view} ...
   */
  record DropObject(String kind, String name, boolean ifExists) implements Action {}

  /**
   * {@code INSERT} or {@code REPLACE}.
   *
   * @param conflict what {@code OR ...} says, upper case: {@code IGNORE}, {@code REPLACE} ...; of
   *     {@code ON CONFLICT DO ...} it is {@code NOTHING} or {@code UPDATE}
   * @param columns as listed; empty where none are
   * @param selectsStar whether the rows come from {@code SELECT *}
   * @param from the tables that the rows are selected from, where there are any
   */
  record Insert(
      TableName table,
      Optional<String> conflict,
      List<String> columns,
      boolean selectsStar,
      List<TableName> from)
      implements Action {
    public Insert {
      columns = List.copyOf(columns);
      from = List.copyOf(from);
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
