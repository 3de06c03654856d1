package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import dev.belay.postgres.grammar.PostgresParser;
import dev.belay.sql.Action;
import dev.belay.sql.Dialect;
import dev.belay.sql.Lines;
import dev.belay.sql.Mention;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Span;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** PostgreSQL's SQL. */
public final class PostgresDialect implements Dialect {
  /** Its tables go by their bare name. */
  public static final String DEFAULT_SCHEMA = "public";

  /**
   * The name under which a table is known: those in {@code public} by their bare name, as scripts
   * mostly have it.
   *
   * @param schema as the database spells it; empty where it is not said
   */
  public static TableName table(String schema, String name) {
    return schema.equals(DEFAULT_SCHEMA) ? TableName.of(name) : new TableName(schema, name);
  }

  /** Kept, for loading it takes longer than reading a file does. */
  private final PostgresParser parser = new PostgresParser();

  @Override
  public List<Statement> parse(SqlSource source) {
    return parser.run(() -> parse(source, new Grammar(parser)));
  }

  private static List<Statement> parse(SqlSource source, Grammar grammar) {
    var lines = new Lines(source.text());
    List<Statement> statements = new ArrayList<>();
    for (List<Token> tokens : Splitter.statements(Lexer.tokens(source.text()))) {
      statements.add(statement(source, lines, tokens, grammar));
    }
    return statements;
  }

  private static Statement statement(
      SqlSource source, Lines lines, List<Token> tokens, Grammar grammar) {
    Span place = place(lines, tokens);
    String text = source.text().substring(place.begin().offset(), place.end().offset());
    Meaning meaning = meaning(text, tokens, grammar);
    return new Statement(
        source,
        place.begin(),
        place.end(),
        text,
        meaning.action(),
        meaning.parts().stream().map(part -> place(lines, part)).toList());
  }

  private static Span place(Lines lines, List<Token> tokens) {
    return lines.between(tokens.get(0).begin(), tokens.get(tokens.size() - 1).end());
  }

  private static Meaning meaning(String text, List<Token> tokens, Grammar grammar) {
    Action told = Classifier.classify(tokens);
    return Classifier.isSql(tokens)
        ? grammar.meaning(text, tokens, told).orElseGet(() -> new Meaning(told))
        : new Meaning(told);
  }

  /** Those that write rows may be long and are not looked at again. */
  @Override
  public boolean runsInTransaction(Statement statement) {
    return switch (statement.action()) {
      case Action.Maintenance ignored -> false;
      case Action.CreateIndex ignored -> mayShare(statement);
      case Action.DropObject ignored -> mayShare(statement);
      case Action.AlterTable ignored -> mayShare(statement);
      case Action.Several ignored -> mayShare(statement);
      case Action.TransactionControl ignored -> mayShare(statement);
      case Action.Attachment ignored -> mayShare(statement);
      case Action.Other ignored -> mayShare(statement);
      case Action.CreateTable ignored -> true;
      case Action.DropTable ignored -> true;
      case Action.RenameTable ignored -> true;
      case Action.AddColumn ignored -> true;
      case Action.DropColumn ignored -> true;
      case Action.RenameColumn ignored -> true;
      case Action.CreateView ignored -> true;
      case Action.CreateTrigger ignored -> true;
      case Action.Insert ignored -> true;
      case Action.Update ignored -> true;
      case Action.Delete ignored -> true;
      case Action.Truncate ignored -> true;
      case Action.Setting ignored -> true;
      case Action.Query ignored -> true;
      case Action.Unparsed ignored -> true;
      case TableAction ignored -> mayShare(statement);
      case ObjectAction ignored -> mayShare(statement);
    };
  }

  private static boolean mayShare(Statement statement) {
    return !Alone.isAlone(Lexer.tokens(statement.text()));
  }

  @Override
  public List<String> calls(Statement statement) {
    return parser.run(() -> new Grammar(parser).calls(statement.text()));
  }

  /** Only lower-case names that are no keywords can do without quotes, as in quote_ident. */
  @Override
  public String quote(String name) {
    return isBare(name) ? name : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  @Override
  public String hexadecimal(String bytes) {
    return "encode(" + bytes + ", 'hex')";
  }

  @Override
  public SortedMap<String, String> cutNames(Statement statement) {
    SortedMap<String, String> cut = new TreeMap<>();
    for (Token token : Lexer.tokens(statement.text())) {
      String whole = Name.isName(token) ? Name.whole(token, '\\') : "";
      if (!whole.isEmpty() && !whole.equals(Name.of(token, '\\'))) {
        cut.put(whole, Name.of(token, '\\'));
      }
    }
    return cut;
  }

  @Override
  public List<Mention> mentions(String routine) {
    List<Token> tokens = Lexer.tokens(routine);
    return parser.run(() -> new Grammar(parser).mentions(routine, tokens));
  }

  private static boolean isBare(String name) {
    for (int index = 0; index < name.length(); index++) {
      char next = name.charAt(index);
      boolean letter = (next >= 'a' && next <= 'z') || next == '_';
      if (!letter && (index == 0 || !Scan.isDigit(next))) {
        return false;
      }
    }
    return !name.isEmpty() && !Keywords.needsQuotes(name);
  }
}
