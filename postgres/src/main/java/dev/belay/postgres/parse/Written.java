package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import dev.belay.postgres.grammar.Node;
import dev.belay.postgres.grammar.Offsets;
import java.util.ArrayList;
import java.util.List;

/** The text of one statement, found by the places that its tree names. */
final class Written {
  private final List<Token> tokens;
  private final Offsets offsets;

  /** Prepares: the offsets are those of the text from the first token to the last. */
  Written(List<Token> tokens, Offsets offsets) {
    this.tokens = tokens;
    this.offsets = offsets;
  }

  List<Token> tokens() {
    return tokens;
  }

  /** The offset in the script at which a node begins. */
  int place(Node node) {
    return tokens.get(0).begin() + offsets.toIndex(node.number("location"));
  }

  /** The offset in the script at which some of the tokens end. */
  static int end(List<Token> part) {
    return part.get(part.size() - 1).end();
  }

  /** The tokens that begin between two offsets in the script. */
  List<Token> between(int begin, int end) {
    return tokens.stream().filter(token -> token.begin() >= begin && token.begin() < end).toList();
  }

  /** As written, with white space but without comments. */
  static String text(List<Token> part) {
    return new Cursor(part).text(0, part.size());
  }

  /** What {@code ALTER TABLE} is to do, command by command. */
  List<List<Token>> commands() {
    var cursor = new Cursor(tokens);
    cursor.skip("ALTER");
    cursor.skip("FOREIGN");
    cursor.skip("TABLE");
    cursor.skipIfExists();
    cursor.relation();
    List<List<Token>> commands = new ArrayList<>();
    do {
      int begin = cursor.place();
      cursor.skipTo(",");
      commands.add(cursor.since(begin));
    } while (cursor.skip(","));
    return commands;
  }

  /** The table that a node of the tree names. */
  static TableName table(Node relation) {
    return PostgresDialect.table(relation.text("schemaname"), relation.text("relname"));
  }

  /** The nodes of a list, each without the name of its kind. */
  static List<Node> contents(Node node, String list) {
    return node.list(list).stream().map(Node::content).toList();
  }

  /** The words of which a name consists. */
  static List<String> words(List<Node> strings) {
    return strings.stream().map(string -> string.content().text("sval")).toList();
  }

  /** The last of the words of which a name consists. */
  static String name(List<Node> strings) {
    return strings.isEmpty() ? "" : words(strings).get(strings.size() - 1);
  }

  /** A table by the words of which its name consists. */
  static TableName table(List<Node> strings) {
    List<String> words = words(strings);
    String schema = words.size() > 1 ? words.get(words.size() - 2) : "";
    return PostgresDialect.table(schema, words.get(words.size() - 1));
  }
}
