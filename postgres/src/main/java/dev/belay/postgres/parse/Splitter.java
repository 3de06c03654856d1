package dev.belay.postgres.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Divides tokens into statements at semicolons, but not at those inside of the body of a routine or
 * a rule.
 */
final class Splitter {
  /** What a body is made of (https://www.postgresql.org/docs/18/sql-createfunction.html). */
  private static final Set<String> IN_BODY =
      Set.of(
          "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "VALUES", "TABLE", "RETURN",
          "NOTIFY", "END", "(", ")", ";");

  private enum Body {
    NONE,
    /** {@code BEGIN ATOMIC ... END}. */
    ROUTINE,
    /** {@code DO ( ...; ... )}. */
    RULE
  }

  private final List<List<Token>> statements = new ArrayList<>();
  private List<Token> open = new ArrayList<>();
  private Body body = Body.NONE;

  /** Of parentheses in the body of a rule. */
  private int depth;

  private Splitter() {}

  static List<List<Token>> statements(List<Token> tokens) {
    var splitter = new Splitter();
    tokens.forEach(splitter::take);
    splitter.close();
    return splitter.statements;
  }

  private void take(Token token) {
    if (body != Body.NONE && lastIs(";") && !IN_BODY.contains(token.keyword())) {
      // the end of the body was forgotten: what follows must not vanish in it
      close();
    }
    if (token.is(";") && body == Body.NONE) {
      close();
      return;
    }
    boolean begins = lastIs(";") || lastIs("ATOMIC");
    open.add(token);
    follow(token, begins);
    if (token.kind() == Token.Kind.PSQL || token.kind() == Token.Kind.DATA) {
      close();
    }
  }

  /** The END of a CASE is never the first word of a statement. */
  private void follow(Token token, boolean begins) {
    switch (body) {
      case NONE -> body = begun(token);
      case ROUTINE -> {
        if (begins && token.is("END")) {
          body = Body.NONE;
        }
      }
      case RULE -> {
        depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        if (depth == 0) {
          body = Body.NONE;
        }
      }
    }
  }

  private Body begun(Token token) {
    if (token.is("ATOMIC") && lastButOneIs("BEGIN") && creates("FUNCTION", "PROCEDURE")) {
      return Body.ROUTINE;
    }
    boolean action = lastButOneIs("DO") || lastButOneIs("ALSO") || lastButOneIs("INSTEAD");
    if (token.is("(") && action && creates("RULE", "RULE")) {
      depth = 1;
      return Body.RULE;
    }
    return Body.NONE;
  }

  private boolean creates(String what, String orWhat) {
    boolean replaces = open.size() > 3 && open.get(1).is("OR") && open.get(2).is("REPLACE");
    int at = replaces ? 3 : 1;
    return open.get(0).is("CREATE")
        && open.size() > at
        && (open.get(at).is(what) || open.get(at).is(orWhat));
  }

  private boolean lastIs(String word) {
    return !open.isEmpty() && open.get(open.size() - 1).is(word);
  }

  private boolean lastButOneIs(String word) {
    return open.size() > 1 && open.get(open.size() - 2).is(word);
  }

  private void close() {
    while (lastIs(";")) {
      open.remove(open.size() - 1);
    }
    if (!open.isEmpty()) {
      statements.add(open);
    }
    open = new ArrayList<>();
    body = Body.NONE;
  }
}
