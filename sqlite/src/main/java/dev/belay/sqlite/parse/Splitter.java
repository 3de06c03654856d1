package dev.belay.sqlite.parse;

import java.util.ArrayList;
import java.util.List;

/** Divides tokens into statements at semicolons, but not at those inside of a trigger. */
final class Splitter {
  private Splitter() {}

  static List<List<Token>> statements(List<Token> tokens) {
    List<List<Token>> statements = new ArrayList<>();
    List<Token> open = new ArrayList<>();
    boolean body = false;
    int cases = 0;
    for (Token token : tokens) {
      if (token.is(";") && !body) {
        close(open, statements);
        open = new ArrayList<>();
        continue;
      }
      open.add(token);
      if (body && token.is("CASE")) {
        cases++;
      } else if (body && token.is("END") && cases > 0) {
        cases--;
      } else if (body && token.is("END") && open.get(open.size() - 2).is(";")) {
        body = false;
      } else if (token.is("BEGIN") && isTrigger(open)) {
        body = true;
      }
    }
    close(open, statements);
    return statements;
  }

  private static void close(List<Token> open, List<List<Token>> statements) {
    if (!open.isEmpty()) {
      statements.add(open);
    }
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
