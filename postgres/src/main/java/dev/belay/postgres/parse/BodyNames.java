package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import dev.belay.postgres.grammar.Body;
import dev.belay.postgres.grammar.EmbeddedSql;
import dev.belay.postgres.grammar.Parsed;
import dev.belay.postgres.grammar.PostgresParser;
import dev.belay.sql.Mention;
import dev.belay.sql.ObjectAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the body of a routine names: by the trees of its statements, and by the tokens of what only
 * PL/pgSQL knows (https://www.postgresql.org/docs/18/plpgsql-declarations.html). What is put
 * together at run time is not seen.
 */
final class BodyNames {
  private static final Set<String> ROWS = Set.of("new", "old");

  private final PostgresParser parser;

  BodyNames(PostgresParser parser) {
    this.parser = parser;
  }

  /** One entry for each statement, and one for each copied type. */
  List<Mention> of(ObjectAction.CreateRoutine routine, Body.Sql body) {
    List<Mention> mentions = new ArrayList<>();
    for (EmbeddedSql piece : body.pieces()) {
      mentions.addAll(of(piece));
    }
    if (routine.language().toLowerCase(Locale.ROOT).equals("plpgsql")) {
      List<Token> tokens = Lexer.tokens(routine.body().orElse(""));
      mentions.add(new Mention(Set.of(), Set.of(), Set.of(), columnsOfRows(tokens), Set.of()));
      for (int index = 1; index + 1 < tokens.size(); index++) {
        if (tokens.get(index).is("%")) {
          mentions.addAll(copiedType(tokens, index));
        }
      }
    }
    return mentions;
  }

  private List<Mention> of(EmbeddedSql piece) {
    String sql =
        switch (piece.kind()) {
          case STATEMENTS -> piece.sql();
          case EXPRESSION -> "SELECT " + piece.sql();
          case DYNAMIC -> "";
        };
    return parser.parse(sql) instanceof Parsed.Tree tree
        ? tree.statements().stream()
            .flatMap(each -> StatementNames.of(each.node()).stream())
            .toList()
        : List.of();
  }

  /** {@code NEW.column}, {@code OLD.column}. */
  private static Set<String> columnsOfRows(List<Token> tokens) {
    Set<String> columns = new TreeSet<>();
    for (int index = 0; index + 2 < tokens.size(); index++) {
      boolean row = ROWS.contains(tokens.get(index).text().toLowerCase(Locale.ROOT));
      if (row && tokens.get(index + 1).is(".") && Name.isName(tokens.get(index + 2))) {
        columns.add(name(tokens.get(index + 2)));
      }
    }
    return columns;
  }

  /** {@code place%ROWTYPE}, {@code place.column%TYPE}. */
  private static List<Mention> copiedType(List<Token> tokens, int percent) {
    List<String> words = new ArrayList<>();
    int at = percent - 1;
    while (at >= 0 && Name.isName(tokens.get(at))) {
      words.addFirst(name(tokens.get(at)));
      at = at > 0 && tokens.get(at - 1).is(".") ? at - 2 : -1;
    }
    Token kind = tokens.get(percent + 1);
    if (kind.is("ROWTYPE") && !words.isEmpty()) {
      return List.of(mention(Set.of(table(words)), Set.of()));
    }
    if (kind.is("TYPE") && words.size() > 1) {
      TableName table = table(words.subList(0, words.size() - 1));
      return List.of(mention(Set.of(table), Set.of(new Mention.OfTable(table, words.getLast()))));
    }
    return List.of();
  }

  private static Mention mention(Set<TableName> tables, Set<Mention.OfTable> columns) {
    return new Mention(tables, columns, Set.of(), Set.of(), Set.of());
  }

  private static TableName table(List<String> words) {
    String schema = words.size() > 1 ? words.get(words.size() - 2) : "";
    return PostgresDialect.table(schema, words.getLast());
  }

  private static String name(Token token) {
    return Name.of(token, '\\');
  }
}
