package dev.belay.sqlite;

import dev.belay.engine.Refusal;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqlite.SQLiteErrorCode;

/** What SQLite means when it does not run a statement in an empty database. */
final class SqliteRefusals {
  /** As in {@code no such table: main.customer}, and behind {@code error in view v: }. */
  private static final Pattern OBJECT =
      Pattern.compile("no such (?:table|view|index|trigger): (?:main\\.|temp\\.)?(.+)$");

  /** What the application may bring along: {@code no such function: regexp}. */
  private static final Pattern BROUGHT =
      Pattern.compile("no such ((?:function|module|collation sequence|tokenizer): .+)$");

  private static final Pattern DATABASE = Pattern.compile("unknown (database:? .+)$");

  private SqliteRefusals() {}

  static Refusal of(SQLException thrown) {
    String words = SqliteProblems.message(thrown);
    if (SqliteProblems.codeOf(thrown) != SQLiteErrorCode.SQLITE_ERROR) {
      return new Refusal.Undecided(words);
    }
    Optional<String> missing = missing(words);
    return missing.isPresent()
        ? new Refusal.Missing(missing.get(), words)
        : new Refusal.Wrong(words);
  }

  private static Optional<String> missing(String words) {
    for (Pattern pattern : new Pattern[] {OBJECT, BROUGHT, DATABASE}) {
      Matcher matcher = pattern.matcher(words);
      if (matcher.find()) {
        return Optional.of(matcher.group(1).replace(": ", " "));
      }
    }
    return Optional.empty();
  }
}
