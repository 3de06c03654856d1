package dev.belay.postgres.grammar;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Finds the SQL inside of functions, procedures and DO blocks. As thread-safe as its parser. */
public final class BodyReader {
  /**
   * What libpg_query 18 says where a type is to be looked up in a catalogue, which it does not
   * have: {@code place.name%TYPE} as a parameter, or {@code %TYPE[]}. Which type it is changes
   * nothing here.
   */
  private static final String NOT_IMPLEMENTED = "Not implemented";

  private static final Pattern COPIED_TYPE =
      Pattern.compile(
          "(?<![\\w$])NAME(?:\\s*+\\.\\s*+NAME)*+\\s*+%\\s*+TYPE\\b"
              .replace("NAME", "(?:[\\w$]++|\"[^\"]++\")"),
          Pattern.CASE_INSENSITIVE);

  private final PostgresParser parser;

  public BodyReader(PostgresParser parser) {
    this.parser = parser;
  }

  /**
   * Reads the body of one statement.
   *
   * @param text what the tree was parsed from
   */
  public Body read(String text, Parsed.Tree tree, Parsed.Statement statement) {
    Node content = statement.node().content();
    return switch (statement.node().kind()) {
      case "CreateFunctionStmt" ->
          content.has("sql_body")
              ? new AtomicBody(text, statement).read()
              : read(text, tree, statement, new Options(content.list("options")));
      case "DoStmt" -> read(text, tree, statement, new Options(content.list("args")));
      default -> new Body.None();
    };
  }

  private Body read(String text, Parsed.Tree tree, Parsed.Statement statement, Options options) {
    var literal = Literal.from(text, tree.offsets().toIndex(options.location()));
    return switch (options.language().toLowerCase(Locale.ROOT)) {
      case "plpgsql" -> plpgsql(literal, statement);
      case "sql" -> sql(options.body(), literal);
      default -> new Body.Unreadable("it is in the language " + options.language());
    };
  }

  private Body sql(String body, Literal literal) {
    return switch (parser.parse(body)) {
      case Parsed.Tree ignored ->
          new Body.Sql(List.of(new EmbeddedSql(body, line(literal), EmbeddedSql.Kind.STATEMENTS)));
      case Parsed.SyntaxError error ->
          new Body.Broken(
              error.message(), error.position().stream().map(literal::place).findFirst());
    };
  }

  private Body plpgsql(Literal literal, Parsed.Statement statement) {
    String all = literal.text();
    return switch (plpgsql(all.substring(statement.begin(), statement.end()))) {
      case Parsed.Tree tree ->
          new Body.Sql(new PlpgsqlPieces(line(literal), parser).of(tree.root()));
      case Parsed.SyntaxError error -> {
        var fault = new PlpgsqlFault(this::plpgsql, literal, statement, error.message());
        yield fault.isOfSyntax()
            ? new Body.Broken(error.message(), OptionalInt.of(fault.place()))
            : new Body.Unreadable(error.message());
      }
    };
  }

  private static int line(Literal literal) {
    return line(literal.text(), literal.begin());
  }

  private Parsed plpgsql(String statement) {
    Parsed parsed = parser.plpgsql(statement);
    return parsed instanceof Parsed.SyntaxError error && error.message().startsWith(NOT_IMPLEMENTED)
        ? parser.plpgsql(COPIED_TYPE.matcher(statement).replaceAll("text"))
        : parsed;
  }

  static int line(String text, int index) {
    int line = 1;
    for (int i = text.indexOf('\n'); i >= 0 && i < index; i = text.indexOf('\n', i + 1)) {
      line++;
    }
    return line;
  }

  /** What stands behind the head of the statement, in any order. */
  private record Options(List<Node> elements) {
    private Node find(String name) {
      for (Node element : elements) {
        if (element.content().text("defname").equals(name)) {
          return element.content();
        }
      }
      return Node.NONE;
    }

    String language() {
      Node language = find("language");
      return language.isEmpty() ? "plpgsql" : language.child("arg").content().text("sval");
    }

    int location() {
      return find("as").number("location");
    }

    /** A DO block has a string, a function a list of them. */
    String body() {
      Node value = find("as").child("arg");
      return value.kind().equals("List")
          ? value.content().list("items").getFirst().content().text("sval")
          : value.content().text("sval");
    }
  }
}
