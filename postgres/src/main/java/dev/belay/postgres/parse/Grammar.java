package dev.belay.postgres.parse;

import dev.belay.postgres.grammar.Parsed;
import dev.belay.postgres.grammar.PostgresParser;
import dev.belay.sql.Action;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's own parser, loaded when it is first needed and kept, for loading it takes longer
 * than reading a file does. Thread-safe.
 */
final class Grammar {
  /** Statements as long as this hold rows, and their trees would take twenty times the memory. */
  private static final int LONGEST = 1_000_000;

  private final PostgresParser parser = new PostgresParser();

  /**
   * What a statement does; empty where its tokens tell as much.
   *
   * @param text from its first token to its last
   * @param told what its tokens tell
   */
  Optional<Meaning> meaning(String text, List<Token> tokens, Action told) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    return switch (parser.parse(text)) {
      case Parsed.SyntaxError ignored when isGrave(told) -> Optional.empty();
      case Parsed.SyntaxError error -> Optional.of(unparsed(error, tokens));
      case Parsed.Tree tree -> meaning(tree, tokens);
    };
  }

  private static Optional<Meaning> meaning(Parsed.Tree tree, List<Token> tokens) {
    List<Parsed.Statement> statements = tree.statements();
    return statements.size() == 1
        ? Definitions.of(statements.get(0).node(), new Written(tokens, tree.offsets()))
        : Optional.empty();
  }

  /** A newer server may know what this parser does not, and there is more to it than its syntax. */
  private static boolean isGrave(Action told) {
    return told instanceof Action.Attachment
        || told instanceof Action.TransactionControl
        || told instanceof Action.Maintenance;
  }

  private static Meaning unparsed(Parsed.SyntaxError error, List<Token> tokens) {
    var action = new Action.Unparsed(error.message());
    if (error.position().isEmpty()) {
      return new Meaning(action);
    }
    int place = tokens.get(0).begin() + error.position().getAsInt();
    List<Token> at = tokens.stream().filter(token -> token.end() > place).limit(1).toList();
    return at.isEmpty() ? new Meaning(action) : new Meaning(action, List.of(at));
  }
}
