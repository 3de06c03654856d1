package dev.belay.postgres.parse;

import dev.belay.postgres.grammar.Body;
import dev.belay.postgres.grammar.EmbeddedSql;
import dev.belay.postgres.grammar.Parsed;
import dev.belay.postgres.grammar.PostgresParser;
import dev.belay.sql.Action;
import dev.belay.sql.RoutineWork;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the bodies of routines and blocks do, by the SQL that is in them. */
final class BodyMeaning {
  private final Grammar grammar;
  private final PostgresParser parser;

  BodyMeaning(Grammar grammar, PostgresParser parser) {
    this.grammar = grammar;
    this.parser = parser;
  }

  RoutineWork of(Body.Sql body) {
    List<Action> actions = new ArrayList<>();
    Set<String> calls = new LinkedHashSet<>();
    Optional<String> opaque = Optional.empty();
    for (EmbeddedSql piece : body.pieces()) {
      switch (piece.kind()) {
        case STATEMENTS -> add(piece.sql(), actions, calls);
        case EXPRESSION -> calls.addAll(calls("SELECT " + piece.sql()));
        case DYNAMIC -> opaque = Optional.of("it puts SQL together and runs it");
      }
    }
    return new RoutineWork(actions, List.copyOf(calls), opaque);
  }

  /** What only reads is left out, and so is what has words that only PL/pgSQL knows. */
  private void add(String sql, List<Action> actions, Set<String> calls) {
    for (List<Token> tokens : Splitter.statements(Lexer.tokens(sql))) {
      int begin = tokens.get(0).begin();
      String text = sql.substring(begin, tokens.get(tokens.size() - 1).end());
      Action told = Classifier.classify(tokens);
      Action action = grammar.meaning(text, tokens, told).map(Meaning::action).orElse(told);
      if (!(action instanceof Action.Query) && !(action instanceof Action.Unparsed)) {
        actions.addAll(action instanceof Action.Several all ? all.actions() : List.of(action));
      }
      calls.addAll(calls(text));
    }
  }

  /** None in what can't be parsed. */
  List<String> calls(String sql) {
    return switch (parser.parse(sql)) {
      case Parsed.Tree tree -> Calls.in(tree);
      case Parsed.SyntaxError ignored -> List.of();
    };
  }
}
