package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import dev.belay.postgres.grammar.Node;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What statements do that define things, as their trees have it (parsenodes.h; PostgreSQL 18). */
final class Definitions {
  private final Node statement;
  private final Written written;

  private Definitions(Node statement, Written written) {
    this.statement = statement;
    this.written = written;
  }

  /** Empty where its tokens tell as much: what reads and writes rows, settings, transactions. */
  static Optional<Meaning> of(Node wrapped, Written written) {
    Node statement = wrapped.content();
    if (wrapped.kind().equals("AlterTableStmt") && isTable(statement.text("objtype"))) {
      return Optional.of(TableChanges.of(statement, written));
    }
    return new Definitions(statement, written).action(wrapped.kind()).map(Meaning::new);
  }

  private static boolean isTable(String object) {
    return object.equals("OBJECT_TABLE") || object.equals("OBJECT_FOREIGN_TABLE");
  }

  private Optional<Action> action(String kind) {
    return switch (kind) {
      case "CreateStmt" -> Optional.of(table());
      case "IndexStmt" -> Optional.of(index());
      case "DropStmt" -> Optional.of(DropReading.of(statement, written));
      case "RenameStmt" -> rename();
      case "CreateDomainStmt" -> Optional.of(domain());
      case "AlterDomainStmt" -> Optional.of(alterDomain());
      case "CreateEnumStmt" -> Optional.of(newEnum());
      case "AlterEnumStmt" -> Optional.of(alterEnum());
      case "ReindexStmt" -> reindex();
      case "AlterObjectSchemaStmt" ->
          isTable(statement.text("objectType"))
              ? Optional.of(new Action.AlterTable(relation(), "SET SCHEMA"))
              : Optional.empty();
      case "RefreshMatViewStmt" ->
          Optional.of(
              new ObjectAction.RefreshView(
                  Written.table(statement.child("relation")), statement.flag("concurrent")));
      case "CreateFunctionStmt" -> Optional.of(routine());
      case "DoStmt" -> Optional.of(block());
      case "CreatePolicyStmt" ->
          Optional.of(
              new ObjectAction.CreatePolicy(
                  statement.text("policy_name"),
                  Written.table(statement.child("table")),
                  !statement.flag("permissive")));
      case "GrantStmt" -> grant();
      default -> Optional.empty();
    };
  }

  private Action table() {
    Node relation = statement.child("relation");
    TableName table = Written.table(relation);
    var elements = new TableElements(table, statement, written);
    List<Node> parents = statement.list("inhRelations");
    boolean partition = !statement.child("partbound").isEmpty() && !parents.isEmpty();
    return new Action.CreateTable(
        table,
        statement.flag("if_not_exists"),
        relation.text("relpersistence").equals("t"),
        false,
        partition
            ? Optional.of(Written.table(parents.get(0).content()))
            : Optional.<TableName>empty(),
        elements.constraints(),
        parents.isEmpty() ? elements.columns() : List.of());
  }

  private Action index() {
    List<String> columns = new ArrayList<>();
    for (Node element : Written.contents(statement, "indexParams")) {
      columns.add(element.has("name") ? element.text("name") : "(expression)");
    }
    return new Action.CreateIndex(
        statement.text("idxname"),
        Written.table(statement.child("relation")),
        statement.flag("unique"),
        statement.flag("concurrent"),
        statement.flag("if_not_exists"),
        columns);
  }

  private Optional<Action> rename() {
    TableName table = statement.has("relation") ? relation() : TableName.of("-");
    String newName = statement.text("newname");
    String renamed = statement.text("renameType");
    boolean ofTable = isTable(statement.text("relationType"));
    return switch (renamed) {
      case "OBJECT_TABLE", "OBJECT_FOREIGN_TABLE" ->
          Optional.of(new Action.RenameTable(table, newName));
      case "OBJECT_COLUMN" ->
          ofTable
              ? Optional.of(new Action.RenameColumn(table, statement.text("subname"), newName))
              : Optional.empty();
      case "OBJECT_TABCONSTRAINT" -> Optional.of(new Action.AlterTable(table, "RENAME CONSTRAINT"));
      case "OBJECT_SCHEMA" ->
          Optional.of(new ObjectAction.RenameObject("schema", statement.text("subname"), newName));
      case "OBJECT_INDEX", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_SEQUENCE" ->
          Optional.of(
              new ObjectAction.RenameObject(DropReading.words(renamed), table.name(), newName));
      default -> Optional.empty();
    };
  }

  private TableName relation() {
    return Written.table(statement.child("relation"));
  }

  private Action domain() {
    boolean constrained =
        Written.contents(statement, "constraints").stream()
            .anyMatch(each -> ConstraintReading.kind(each).isPresent());
    return new ObjectAction.CreateDomain(
        Written.name(statement.list("domainname")),
        TypeText.of(statement.child("typeName")),
        constrained);
  }

  private Action alterDomain() {
    String what =
        switch (statement.text("subtype")) {
          case "AD_AddConstraint", "C" -> "ADD CONSTRAINT";
          case "AD_SetNotNull", "O" -> "SET NOT NULL";
          case "AD_DropNotNull", "N" -> "DROP NOT NULL";
          case "AD_ValidateConstraint", "V" -> "VALIDATE CONSTRAINT";
          case "AD_DropConstraint", "X" -> "DROP CONSTRAINT";
          default -> "DEFAULT";
        };
    return new ObjectAction.AlterDomain(
        Written.name(statement.list("typeName")),
        what,
        !statement.child("def").content().flag("skip_validation"));
  }

  private Action newEnum() {
    return new ObjectAction.CreateEnum(
        Written.name(statement.list("typeName")), Written.words(statement.list("vals")));
  }

  private Action alterEnum() {
    String type = Written.name(statement.list("typeName"));
    String newValue = statement.text("newVal");
    return statement.has("oldVal")
        ? new ObjectAction.RenameEnumValue(type, statement.text("oldVal"), newValue)
        : new ObjectAction.AddEnumValue(
            type, newValue, statement.flag("skipIfNewValExists"), statement.has("newValNeighbor"));
  }

  /** What can't run in a transaction is work on storage. */
  private Optional<Action> reindex() {
    if (Alone.isAlone(written.tokens())) {
      return Optional.of(new Action.Maintenance("REINDEX"));
    }
    String kind = statement.text("kind").replace("REINDEX_OBJECT_", "").toLowerCase(Locale.ROOT);
    String name = statement.has("relation") ? relation().toString() : statement.text("name");
    return Optional.of(new ObjectAction.Reindex(kind, name, false));
  }

  private Action routine() {
    return new ObjectAction.CreateRoutine(
        Written.name(statement.list("funcname")),
        statement.flag("replace"),
        option("options", "language").orElse("sql"),
        option("options", "as"));
  }

  private Action block() {
    return new ObjectAction.RunBlock(
        option("args", "language").orElse("plpgsql"),
        option("args", "as").orElse(""),
        Optional.empty());
  }

  /** The string that an option says, or the first of those that it lists. */
  private Optional<String> option(String list, String name) {
    for (Node option : Written.contents(statement, list)) {
      if (option.text("defname").equals(name)) {
        Node value = option.child("arg");
        List<Node> items = value.content().list("items");
        return Optional.of((items.isEmpty() ? value : items.get(0)).content().text("sval"));
      }
    }
    return Optional.empty();
  }

  /** Taking rights away, and giving roles, has words of its own. */
  private Optional<Action> grant() {
    if (!statement.flag("is_grant")) {
      return Optional.empty();
    }
    List<String> privileges = new ArrayList<>();
    for (Node privilege : Written.contents(statement, "privileges")) {
      privileges.add(privilege.text("priv_name").toUpperCase(Locale.ROOT));
    }
    boolean everybody =
        Written.contents(statement, "grantees").stream()
            .anyMatch(role -> role.text("roletype").equals("ROLESPEC_PUBLIC"));
    return Optional.of(new ObjectAction.Grant(privileges, objects(), everybody));
  }

  private String objects() {
    var cursor = new Cursor(written.tokens());
    cursor.skipTo("ON");
    cursor.next();
    int begin = cursor.place();
    cursor.skipTo("TO");
    return Written.text(cursor.since(begin));
  }
}
