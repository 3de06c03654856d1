package dev.belay.postgres.grammar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Collects the pieces of SQL in the tree of a body in PL/pgSQL. */
final class PlpgsqlPieces {
  private static final String EXPRESSION = "PLpgSQL_expr";

  /** Statements whose {@code query} is computed; in others that has a field of its own. */
  private static final Set<String> DYNAMIC =
      Set.of("PLpgSQL_stmt_dynexecute", "PLpgSQL_stmt_dynfors");

  /** RawParseMode, src/include/parser/parser.h; from here on the target stands before the value. */
  private static final int ASSIGNMENT = 3;

  private final int firstLine;
  private final PostgresParser parser;
  private final List<EmbeddedSql> pieces = new ArrayList<>();

  /**
   * @param firstLine the one on which the body begins
   */
  PlpgsqlPieces(int firstLine, PostgresParser parser) {
    this.firstLine = firstLine;
    this.parser = parser;
  }

  List<EmbeddedSql> of(Node root) {
    walk(root, "", 1);
    // in the tree a loop has its body before its query
    pieces.sort(Comparator.comparingInt(EmbeddedSql::line));
    return pieces;
  }

  private void walk(Node node, String around, int line) {
    int own = node.has("lineno") ? node.number("lineno") : line;
    for (String name : node.names()) {
      if (name.equals(EXPRESSION)) {
        add(node.content(), around, own);
      } else {
        boolean computed =
            name.equals("dynquery") || (name.equals("query") && DYNAMIC.contains(around));
        String inside = computed ? "dynquery" : name;
        walk(node.child(name), inside, own);
        node.list(name).forEach(item -> walk(item, name, own));
      }
    }
  }

  private void add(Node expression, String around, int line) {
    String query = expression.text("query");
    int place = firstLine + line - 1;
    if (around.equals("dynquery")) {
      pieces.add(computed(query, place));
      return;
    }
    int mode = expression.number("parseMode");
    pieces.add(
        mode == 0
            ? new EmbeddedSql(query, place, EmbeddedSql.Kind.STATEMENTS)
            : new EmbeddedSql(value(query, mode), place, EmbeddedSql.Kind.EXPRESSION));
  }

  private static String value(String query, int mode) {
    if (mode < ASSIGNMENT) {
      return query;
    }
    int equals = query.indexOf('=');
    return query.substring(equals + 1).strip();
  }

  /** A computed statement that is a constant is known after all. */
  private EmbeddedSql computed(String query, int line) {
    if (parser.parse("SELECT " + query) instanceof Parsed.Tree tree
        && tree.statements().size() == 1) {
      List<Node> values = tree.statements().getFirst().node().content().list("targetList");
      Node constant = values.size() == 1 ? values.getFirst().content().child("val") : Node.NONE;
      if (constant.kind().equals("A_Const") && constant.content().has("sval")) {
        String sql = constant.content().child("sval").text("sval");
        return new EmbeddedSql(sql, line, EmbeddedSql.Kind.STATEMENTS);
      }
    }
    return new EmbeddedSql(query, line, EmbeddedSql.Kind.DYNAMIC);
  }
}
