package dev.belay.postgres.grammar;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body that is no string but SQL itself: {@code RETURN ...} or {@code BEGIN ATOMIC ... END}. */
record AtomicBody(String text, Parsed.Statement statement) {
  private static final Pattern BEGIN =
      Pattern.compile("\\bBEGIN\\s+ATOMIC\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern END = Pattern.compile("\\bEND\\s*$", Pattern.CASE_INSENSITIVE);

  /** A value that is returned reads and changes nothing that would not be seen in the tree. */
  Body read() {
    Matcher begin = BEGIN.matcher(text).region(statement.begin(), statement.end());
    if (!begin.find()) {
      return new Body.Sql(List.of());
    }
    Matcher end = END.matcher(text).region(begin.end(), statement.end());
    String sql = text.substring(begin.end(), end.find() ? end.start() : statement.end());
    int line = BodyReader.line(text, begin.end());
    return new Body.Sql(List.of(new EmbeddedSql(sql, line, EmbeddedSql.Kind.STATEMENTS)));
  }
}
