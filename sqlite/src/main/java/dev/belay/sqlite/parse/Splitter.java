package dev.belay.sqlite.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Divides tokens into statements at semicolons, but not at those inside of a trigger. */
final class Splitter {
  /** What a trigger's body is made of (https://www.sqlite.org/lang_createtrigger.html). */
  private static final Set<String> IN_BODY =
      Set.of("UPDATE", "INSERT", "REPLACE", "DELETE", "SELECT", "WITH", "VALUES", "END");

  private final List<List<Token>> statements = new ArrayList<>();
  private List<Token> open = new ArrayList<>();
  private boolean body;

  private Splitter() {}

  static List<List<Token>> statements(List<Token> tokens) {
    var splitter = new Splitter();
    tokens.forEach(splitter::take);
    splitter.close();
    return splitter.statements;
  }

  private void take(Token token) {
    if (body && isAfterSemicolon() && !isInBody(token)) {
      // the END of the trigger was forgotten: what follows must not vanish in it
      close();
    }
    if (token.is(";") && !body) {
      close();
      return;
    }
    // the END of a CASE is never the first word of a statement
    boolean ends = body && token.is("END") && isAfterSemicolon();
    open.add(token);
    body = !ends && (body || (token.is("BEGIN") && isTrigger(open)));
  }

  private static boolean isInBody(Token token) {
    return token.is(";") || IN_BODY.contains(token.keyword());
  }

  private boolean isAfterSemicolon() {
    return open.get(open.size() - 1).is(";");
  }

  private void close() {
    while (!open.isEmpty() && isAfterSemicolon()) {
      open.remove(open.size() - 1);
    }
    if (!open.isEmpty()) {
      statements.add(open);
    }
    open = new ArrayList<>();
    body = false;
  }

  private static boolean isTrigger(List<Token> statement) {
    int at = 0;
    while (statement.get(at).is("EXPLAIN")
        || statement.get(at).is("QUERY")
        || statement.get(at).is("PLAN")) {
      at++;
    }
    if (!statement.get(at).is("CREATE")) {
      return false;
    }
    Token next = statement.get(at + 1);
    return next.is("TRIGGER")
        || ((next.is("TEMP") || next.is("TEMPORARY")) && statement.get(at + 2).is("TRIGGER"));
  }
}
