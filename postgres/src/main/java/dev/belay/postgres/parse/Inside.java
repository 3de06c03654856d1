package dev.belay.postgres.parse;

import dev.belay.postgres.grammar.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Looks for nodes of a kind, however deep they are. */
final class Inside {
  private Inside() {}

  /** What all nodes of that kind hold, in no certain order. */
  static List<Node> all(Node root, String kind) {
    List<Node> found = new ArrayList<>();
    Deque<Node> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node.kind().equals(kind)) {
        found.add(node.content());
      }
      for (String name : node.names()) {
        open.push(node.child(name));
        node.list(name).forEach(open::push);
      }
    }
    return found;
  }
}
