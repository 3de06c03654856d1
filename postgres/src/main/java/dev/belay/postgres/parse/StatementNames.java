package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import dev.belay.postgres.grammar.Node;
import dev.belay.sql.Mention;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the names in the tree of one statement (parsenodes.h; PostgreSQL 18). */
final class StatementNames {
  private final List<Node> relations = new ArrayList<>();

  /** What rows are put into: a bare name in their values is no column of it. */
  private final Set<Node> filled = Collections.newSetFromMap(new IdentityHashMap<>());

  private final List<List<String>> references = new ArrayList<>();
  private final Set<String> queries = new HashSet<>();
  private final Set<String> routines = new HashSet<>();
  private final Set<Mention.OfTable> columns = new HashSet<>();
  private final Set<String> bare = new HashSet<>();

  private StatementNames() {}

  static List<Mention> of(Node root) {
    var names = new StatementNames();
    Deque<Node> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Node node = open.pop();
      names.note(node);
      for (String name : node.names()) {
        open.push(node.child(name));
        node.list(name).forEach(open::push);
      }
    }
    return names.mentions();
  }

  private void note(Node node) {
    if (node.has("relname")) {
      relations.add(node);
    }
    if (node.has("ctename")) {
      queries.add(node.text("ctename"));
    }
    if (!node.list("fields").isEmpty()) {
      references.add(Written.words(node.list("fields")));
    }
    if (node.has("funcname")) {
      routines.add(Written.name(node.list("funcname")));
    }
    switch (node.kind()) {
      case "InsertStmt" -> inserted(node.content());
      case "UpdateStmt" -> targets(node.content(), node.content().list("targetList"));
      case "MergeStmt" -> merged(node.content());
      default -> {}
    }
  }

  private void inserted(Node statement) {
    Node conflict = statement.child("onConflictClause");
    filled.add(statement.child("relation"));
    targets(statement, statement.list("cols"));
    targets(statement, conflict.list("targetList"));
    targets(statement, conflict.child("infer").list("indexElems"));
  }

  private void merged(Node statement) {
    for (Node clause : Written.contents(statement, "mergeWhenClauses")) {
      targets(statement, clause.list("targetList"));
    }
  }

  /** What is written to; only there a target's name is a column's. */
  private void targets(Node statement, List<Node> targets) {
    TableName table = Written.table(statement.child("relation"));
    for (Node target : targets) {
      String column = target.content().text("name");
      if (!column.isEmpty()) {
        columns.add(new Mention.OfTable(table, column));
      }
    }
  }

  private List<Mention> mentions() {
    relations.removeIf(
        relation -> !relation.has("schemaname") && queries.contains(relation.text("relname")));
    Map<String, Set<TableName>> byName = new HashMap<>();
    Set<TableName> read = new HashSet<>();
    Set<TableName> written = new HashSet<>();
    for (Node relation : relations) {
      TableName table = Written.table(relation);
      String alias = relation.child("alias").text("aliasname");
      (filled.contains(relation) ? written : read).add(table);
      byName
          .computeIfAbsent(alias.isEmpty() ? table.name() : alias, name -> new HashSet<>())
          .add(table);
    }
    references.forEach(words -> resolve(words, byName));
    return List.of(
        new Mention(read, columns, bare, Set.of(), routines),
        new Mention(written, Set.of(), Set.of(), Set.of(), Set.of()));
  }

  /** A name that stands for several tables, each in a query of its own, tells nothing. */
  private void resolve(List<String> words, Map<String, Set<TableName>> byName) {
    String column = words.getLast();
    if (words.size() == 1) {
      bare.add(column);
    } else if (words.size() > 2) {
      String schema = words.get(words.size() - 3);
      columns.add(
          new Mention.OfTable(PostgresDialect.table(schema, words.get(words.size() - 2)), column));
    } else {
      Set<TableName> tables = byName.getOrDefault(words.getFirst(), Set.of());
      if (tables.size() == 1) {
        columns.add(new Mention.OfTable(tables.iterator().next(), column));
      }
    }
  }
}
