package dev.belay.postgres.grammar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a parse tree: named fields that hold nodes, lists of nodes, texts, numbers or flags.
 * The names are those of PostgreSQL's structs (src/include/nodes/parsenodes.h). A field that is
 * empty, zero or false is not there, so asking for an absent one answers that.
 *
 * <p>Immutable. Trees of long expressions are as deep as those are long: who walks down by
 * recursion has to stop somewhere.
 */
public final class Node {
  /** Has no fields. */
  public static final Node NONE = new Node(new String[0], new Object[0]);

  private final String[] names;
  private final Object[] values;

  /** Values are nodes, lists of nodes, strings, integers and booleans. */
  Node(String[] names, Object[] values) {
    this.names = names;
    this.values = values;
  }

  /**
   * Where a node of any kind may stand, the tree has one with a single field, whose name is the
   * kind: {@code {"AlterTableStmt": {"relation": ...}}}. Empty for {@link #NONE}.
   */
  public String kind() {
    return names.length == 0 ? "" : names[0];
  }

  /** What the field of the kind holds. */
  public Node content() {
    return child(kind());
  }

  public List<String> names() {
    return List.of(names);
  }

  public boolean isEmpty() {
    return names.length == 0;
  }

  public boolean has(String name) {
    return find(name) != null;
  }

  /** A node; {@link #NONE} if it is absent. */
  public Node child(String name) {
    return find(name) instanceof Node node ? node : NONE;
  }

  /** The nodes of a list, none if it is absent. */
  public List<Node> list(String name) {
    return find(name) instanceof Items items ? items.nodes() : List.of();
  }

  /** A text or the name of a constant; empty if it is absent. */
  public String text(String name) {
    return find(name) instanceof String text ? text : "";
  }

  /** A number; 0 if it is absent, and where zero means something else, see {@link #has}. */
  public int number(String name) {
    return find(name) instanceof Integer number ? number : 0;
  }

  public boolean flag(String name) {
    return find(name) instanceof Boolean flag && flag;
  }

  private @Nullable Object find(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return values[i];
      }
    }
    return null;
  }

  /** As JSON, on one line. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    write(this, text);
    return text.toString();
  }

  private static void write(Object value, StringBuilder text) {
    switch (value) {
      case Node node -> node.writeFields(text);
      case Items items -> {
        String before = "[";
        for (Node node : items.nodes()) {
          write(node, text.append(before));
          before = ",";
        }
        text.append(items.nodes().isEmpty() ? "[]" : "]");
      }
      case String string -> JsonText.write(string, text);
      default -> text.append(value);
    }
  }

  private void writeFields(StringBuilder text) {
    text.append('{');
    for (int i = 0; i < names.length; i++) {
      JsonText.write(names[i], text.append(i == 0 ? "" : ","));
      write(values[i], text.append(':'));
    }
    text.append('}');
  }

  /** A list, with its type. */
  record Items(List<Node> nodes) {
    Items {
      nodes = List.copyOf(nodes);
    }
  }
}
