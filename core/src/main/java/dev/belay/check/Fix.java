package dev.belay.check;

import dev.belay.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * SQL that does the same as a statement, safely. It has the form in which files are written:
 * statements without a semicolon at the end.
 *
 * @param here what stands in the statement's place, in its file; may be none
 * @param then what has to be in files of its own, one statement each, in this order behind that
 *     file
 */
public record Fix(List<String> here, List<String> then) {
  private static final Pattern WHAT =
      Pattern.compile("\\b(INDEX|TABLE|SCHEMA|DATABASE)\\b", Pattern.CASE_INSENSITIVE);

  public Fix {
    here = List.copyOf(here);
    then = List.copyOf(then);
    if (here.isEmpty() && then.isEmpty()) {
      throw new IllegalArgumentException("a fix does something");
    }
  }

  /** All in the statement's own place. */
  public static Fix here(String... sql) {
    return new Fix(List.of(sql), List.of());
  }

  /** All in files of their own. */
  public static Fix apart(String... sql) {
    return new Fix(List.of(), List.of(sql));
  }

  /** The same in a file of its own, without keeping others out. */
  public static Fix concurrently(Statement statement) {
    return apart(WHAT.matcher(statement.text()).replaceFirst("$0 CONCURRENTLY"));
  }
}
