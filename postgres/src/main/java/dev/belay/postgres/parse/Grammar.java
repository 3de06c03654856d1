package dev.belay.postgres.parse;

import dev.belay.postgres.grammar.Body;
import dev.belay.postgres.grammar.BodyReader;
import dev.belay.postgres.grammar.Parsed;
import dev.belay.postgres.grammar.PostgresParser;
import dev.belay.sql.Action;
import dev.belay.sql.Mention;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.RoutineWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What statements do, as PostgreSQL's own parser has it. As thread-safe as that. */
final class Grammar {
  /** Statements as long as this hold rows, and their trees would take twenty times the memory. */
  private static final int LONGEST = 1_000_000;

  private final PostgresParser parser;
  private final BodyReader bodies;
  private final BodyMeaning inside;

  Grammar(PostgresParser parser) {
    this.parser = parser;
    bodies = new BodyReader(parser);
    inside = new BodyMeaning(this, parser);
  }

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
    if (Signs.areTooMany(text, tokens)) {
      return Optional.of(new Meaning(new Action.Unparsed("too many signs in a row")));
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
    return Definitions.of(statement.node(), new Written(tokens, tree.offsets()))
        .map(meaning -> with(bodies.read(text, tree, statement), meaning, text, tokens));
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

  /** What is wrong in a body is wrong, and what it does is known. */
  private Meaning with(Body body, Meaning meaning, String text, List<Token> tokens) {
    return switch (body) {
      case Body.None ignored -> meaning;
      case Body.Broken broken -> unparsed(broken, text, tokens);
      case Body.Unreadable unreadable ->
          doing(meaning, new RoutineWork(List.of(), List.of(), Optional.of(unreadable.why())));
      case Body.Sql sql -> doing(meaning, inside.of(sql));
    };
  }

  /** A block does it at once, a routine when it is called. */
  private static Meaning doing(Meaning meaning, RoutineWork work) {
    return switch (meaning.action()) {
      case ObjectAction.RunBlock block -> {
        List<Action> actions = new ArrayList<>();
        actions.add(
            new ObjectAction.RunBlock(block.language(), block.body(), work.opaque(), work.calls()));
        actions.addAll(work.actions());
        yield new Meaning(Action.Several.of(actions));
      }
      case ObjectAction.CreateRoutine routine ->
          new Meaning(
              new ObjectAction.CreateRoutine(
                  routine.routine(), routine.replaces(), routine.language(), routine.body(), work));
      default -> meaning;
    };
  }

  /** The names of the routines that a statement calls while it runs. */
  List<String> calls(String text) {
    return text.length() > LONGEST || Signs.areTooMany(text, Lexer.tokens(text))
        ? List.of()
        : inside.calls(text);
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

  private static Meaning unparsed(Body.Broken broken, String text, List<Token> tokens) {
    var action = new Action.Unparsed("in its body: " + broken.why());
    if (broken.place().isEmpty()) {
      return new Meaning(action);
    }
    int place = broken.place().getAsInt();
    String word = word(text, place);
    return new Meaning(
        action, List.of(List.of(new Token(Token.Kind.WORD, word, tokens.get(0).begin() + place))));
  }

  /** The word that begins there, or a single character. */
  private static String word(String text, int begin) {
    int end = begin;
    while (end < text.length() && Character.isUnicodeIdentifierPart(text.charAt(end))) {
      end++;
    }
    return text.substring(begin, Math.min(Math.max(end, begin + 1), text.length()));
  }
}
