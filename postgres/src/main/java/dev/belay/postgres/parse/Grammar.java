package dev.belay.postgres.parse;

import dev.belay.postgres.grammar.Body;
import dev.belay.postgres.grammar.BodyReader;
import dev.belay.postgres.grammar.EmbeddedSql;
import dev.belay.postgres.grammar.Parsed;
import dev.belay.postgres.grammar.PostgresParser;
import dev.belay.sql.Action;
import dev.belay.sql.Mention;
import dev.belay.sql.ObjectAction;
import java.util.ArrayList;
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
  private final BodyReader bodies = new BodyReader(parser);

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
      case Parsed.Tree tree -> meaning(text, tree, tokens);
    };
  }

  private Optional<Meaning> meaning(String text, Parsed.Tree tree, List<Token> tokens) {
    List<Parsed.Statement> statements = tree.statements();
    if (statements.size() != 1) {
      return Optional.empty();
    }
    Parsed.Statement statement = statements.get(0);
    Optional<Meaning> meaning =
        Definitions.of(statement.node(), new Written(tokens, tree.offsets()));
    return meaning.isPresent() && meaning.get().action() instanceof ObjectAction.RunBlock block
        ? Optional.of(new Meaning(unfolded(block, bodies.read(text, tree, statement))))
        : meaning;
  }

  /**
   * What is named in the body of a routine; nothing where it can't be read, or where the server
   * itself keeps track of it.
   *
   * @param text the statement that makes it
   */
  List<Mention> mentions(String text, List<Token> tokens) {
    if (text.length() > LONGEST
        || !(parser.parse(text) instanceof Parsed.Tree tree)
        || tree.statements().size() != 1) {
      return List.of();
    }
    Parsed.Statement statement = tree.statements().getFirst();
    Optional<Action> made =
        Definitions.of(statement.node(), new Written(tokens, tree.offsets())).map(Meaning::action);
    return made.isPresent()
            && made.get() instanceof ObjectAction.CreateRoutine routine
            && routine.body().isPresent()
            && bodies.read(text, tree, statement) instanceof Body.Sql body
        ? new BodyNames(parser).of(routine, body)
        : List.of();
  }

  /** The block, and what it does by statements of its own. */
  private Action unfolded(ObjectAction.RunBlock block, Body body) {
    return switch (body) {
      case Body.None ignored -> block;
      case Body.Unreadable unreadable -> opaque(block, unreadable.why());
      case Body.Sql sql -> {
        List<Action> actions = new ArrayList<>();
        boolean dynamic =
            sql.pieces().stream().anyMatch(each -> each.kind() == EmbeddedSql.Kind.DYNAMIC);
        actions.add(dynamic ? opaque(block, "it puts SQL together and runs it") : block);
        for (EmbeddedSql piece : sql.pieces()) {
          if (piece.kind() == EmbeddedSql.Kind.STATEMENTS) {
            actions.addAll(inside(piece.sql()));
          }
        }
        yield Action.Several.of(actions);
      }
    };
  }

  private static ObjectAction.RunBlock opaque(ObjectAction.RunBlock block, String why) {
    return new ObjectAction.RunBlock(block.language(), block.body(), Optional.of(why));
  }

  /** What only reads is left out, and so is what has words that only PL/pgSQL knows. */
  private List<Action> inside(String sql) {
    List<Action> actions = new ArrayList<>();
    for (List<Token> tokens : Splitter.statements(Lexer.tokens(sql))) {
      int begin = tokens.get(0).begin();
      String text = sql.substring(begin, tokens.get(tokens.size() - 1).end());
      Action told = Classifier.classify(tokens);
      Action action = meaning(text, tokens, told).map(Meaning::action).orElse(told);
      if (!(action instanceof Action.Query) && !(action instanceof Action.Unparsed)) {
        actions.add(action);
      }
    }
    return actions;
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
