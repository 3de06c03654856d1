package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import dev.belay.postgres.grammar.Node;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.TableAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code ALTER TABLE}, as a tree has it (parsenodes.h, AlterTableStmt; PostgreSQL 18;
 * https://www.postgresql.org/docs/18/sql-altertable.html).
 */
final class TableChanges {
  private final TableName table;
  private final Written written;

  private TableChanges(TableName table, Written written) {
    this.table = table;
    this.written = written;
  }

  /** All that it does, in order, and where each of it is written. */
  static Meaning of(Node statement, Written written) {
    var changes = new TableChanges(Written.table(statement.child("relation")), written);
    List<List<Token>> parts = written.commands();
    List<Node> commands = Written.contents(statement, "cmds");
    List<Action> actions = new ArrayList<>();
    for (int index = 0; index < commands.size(); index++) {
      actions.add(changes.one(commands.get(index), parts.get(index)));
    }
    return new Meaning(Action.Several.of(actions), parts);
  }

  private Action one(Node command, List<Token> part) {
    String name = command.text("name");
    Node definition = command.child("def").content();
    return switch (command.text("subtype")) {
      case "AT_AddColumn" -> new ColumnReading(definition, written, Written.end(part)).added(table);
      case "AT_DropColumn" -> new Action.DropColumn(table, name, cascades(command));
      case "AT_AlterColumnType" ->
          new TableAction.ChangeType(
              table, name, TypeText.of(definition.child("typeName")), using(part));
      case "AT_ColumnDefault" -> changeDefault(name, definition, part);
      case "AT_SetNotNull" -> new TableAction.SetNotNull(table, name);
      case "AT_DropNotNull" -> new TableAction.DropNotNull(table, name);
      case "AT_AddConstraint" -> constraint(definition, part);
      case "AT_ValidateConstraint" -> new TableAction.ValidateConstraint(table, name);
      case "AT_DropConstraint" -> new TableAction.DropConstraint(table, name, cascades(command));
      case "AT_AttachPartition" ->
          new TableAction.AttachPartition(table, Written.table(definition.child("name")));
      case "AT_DetachPartition" ->
          new TableAction.DetachPartition(
              table, Written.table(definition.child("name")), definition.flag("concurrent"));
      default -> new Action.AlterTable(table, AlterPhrase.of(part));
    };
  }

  static boolean cascades(Node node) {
    return node.text("behavior").equals("DROP_CASCADE");
  }

  private static Optional<String> using(List<Token> part) {
    var cursor = new Cursor(part);
    if (cursor.skipTo("USING").isEmpty()) {
      return Optional.empty();
    }
    cursor.next();
    return Optional.of(Written.text(cursor.rest()));
  }

  private Action changeDefault(String column, Node value, List<Token> part) {
    if (value.isEmpty()) {
      return new TableAction.ChangeDefault(table, column, Optional.empty());
    }
    var cursor = new Cursor(part);
    cursor.skipTo("DEFAULT");
    cursor.next();
    return new TableAction.ChangeDefault(table, column, Optional.of(Written.text(cursor.rest())));
  }

  private Action constraint(Node definition, List<Token> part) {
    List<Token> behindAdd = part.subList(1, part.size());
    Optional<Constraint> read =
        ConstraintReading.kind(definition)
            .map(kind -> ConstraintReading.read(definition, kind, Optional.empty(), behindAdd));
    return read.isPresent()
        ? new TableAction.AddConstraint(table, read.get())
        : new Action.AlterTable(table, AlterPhrase.of(part));
  }
}
