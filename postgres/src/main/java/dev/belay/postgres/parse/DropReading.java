package dev.belay.postgres.parse;

import dev.belay.postgres.grammar.Node;
import dev.belay.sql.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code DROP}, as a tree has it (parsenodes.h, DropStmt; PostgreSQL 18). */
final class DropReading {
  /** Those whose names in a tree are not the words of SQL. */
  private static final Map<String, String> IN_SQL =
      Map.of(
          "FDW", "foreign data wrapper",
          "MATVIEW", "materialized view",
          "STATISTIC_EXT", "statistics",
          "FOREIGN_SERVER", "server",
          "TABCONSTRAINT", "constraint");

  /** What hangs on a table, whose name comes before its own. */
  private static final Set<String> OF_TABLE = Set.of("trigger", "policy", "rule");

  private static final Set<String> OTHERS =
      Set.of(
          "cast",
          "operator",
          "opclass",
          "opfamily",
          "tsparser",
          "tsdictionary",
          "transform",
          "tstemplate",
          "tsconfiguration");

  private DropReading() {}

  static Action of(Node statement, Written written) {
    String kind = words(statement.text("removeType"));
    if (OTHERS.contains(kind)) {
      return Classifier.statement(new Cursor(written.tokens()));
    }
    boolean ifExists = statement.flag("missing_ok");
    boolean concurrently = statement.flag("concurrent");
    boolean cascade = TableChanges.cascades(statement);
    List<Action> actions = new ArrayList<>();
    for (Node object : statement.list("objects")) {
      actions.add(
          kind.equals("table")
              ? new Action.DropTable(
                  Written.table(object.content().list("items")), ifExists, cascade)
              : new Action.DropObject(kind, name(kind, object), ifExists, concurrently, cascade));
    }
    return Action.Several.of(actions);
  }

  /** Lower case, as people say it. */
  static String words(String object) {
    String word = object.replace("OBJECT_", "");
    return IN_SQL.getOrDefault(word, word.replace('_', ' ').toLowerCase(Locale.ROOT));
  }

  private static String name(String kind, Node object) {
    Node content = object.content();
    List<Node> words =
        switch (object.kind()) {
          case "List" -> content.list("items");
          case "ObjectWithArgs" -> content.list("objname");
          case "TypeName" -> content.list("names");
          default -> List.of(object);
        };
    return OF_TABLE.contains(kind) ? Written.name(words) : Written.table(words).name();
  }
}
