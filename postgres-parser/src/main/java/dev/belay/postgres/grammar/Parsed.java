package dev.belay.postgres.grammar;

import java.util.List;
import java.util.OptionalInt;

/** What the parser says about a text. */
public sealed interface Parsed {
  /**
   * The whole text could be parsed.
   *
   * @param root of statements {@code {"version": ..., "stmts": [...]}}, of functions whatever
   *     {@link PostgresParser#plpgsql} says
   * @param offsets for the positions in the tree
   */
  record Tree(Node root, Offsets offsets) implements Parsed {
    /** The statements in their order, if it is a tree of statements. */
    public List<Statement> statements() {
      return root.list("stmts").stream().map(this::statement).toList();
    }

    private Statement statement(Node raw) {
      int begin = raw.number("stmt_location");
      int length = raw.number("stmt_len");
      return new Statement(
          raw.child("stmt"),
          offsets.toIndex(begin),
          length == 0 ? offsets.end() : offsets.toIndex(begin + length));
    }
  }

  /**
   * The text could not be parsed, and nothing of it has been.
   *
   * @param message in PostgreSQL's words, or in ours where the parser itself has given up
   * @param position where in the text, in UTF-16 units from 0; absent where that is not known
   */
  record SyntaxError(String message, OptionalInt position) implements Parsed {}

  /**
   * One statement; its kind is the one of the node, as in {@code AlterTableStmt}.
   *
   * @param begin of its first word, in UTF-16 units from 0
   * @param end where its semicolon stands, or the text ends
   */
  record Statement(Node node, int begin, int end) {}
}
