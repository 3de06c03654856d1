package dev.belay.postgres.parse;

import dev.belay.postgres.grammar.Node;
import dev.belay.postgres.grammar.Parsed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The functions and procedures that statements call, as their trees have it (PostgreSQL 18). */
final class Calls {
  /** Others keep an expression for later: a default, a view, a condition on rows to come. */
  private static final Set<String> CALLING =
      Set.of(
          "CallStmt",
          "CreateTableAsStmt",
          "DeleteStmt",
          "InsertStmt",
          "MergeStmt",
          "SelectStmt",
          "UpdateStmt");

  private Calls() {}

  /** Their names without schema, each once. */
  static List<String> in(Parsed.Tree tree) {
    Set<String> names = new LinkedHashSet<>();
    for (Parsed.Statement statement : tree.statements()) {
      if (CALLING.contains(statement.node().kind())) {
        walk(statement.node(), names);
      }
    }
    return List.copyOf(names);
  }

  /** Not by recursion: a tree may be as deep as its text is long. */
  private static void walk(Node root, Set<String> names) {
    Deque<Node> rest = new ArrayDeque<>(List.of(root));
    while (!rest.isEmpty()) {
      Node node = rest.pop();
      List<Node> below = new ArrayList<>();
      for (String field : node.names()) {
        Node child = node.child(field);
        if (field.equalsIgnoreCase("FuncCall")) {
          names.add(Written.name(child.list("funcname")));
        }
        below.add(child);
        below.addAll(node.list(field));
      }
      below.reversed().forEach(rest::push);
    }
  }
}
