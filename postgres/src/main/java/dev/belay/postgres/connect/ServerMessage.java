package dev.belay.postgres.connect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the server said, taken apart.
 *
 * @param text the message itself, without severity
 * @param position the place in the statement, counted in characters from 1; 0 if none is given
 */
record ServerMessage(String text, String detail, String hint, String where, int position) {
  static ServerMessage of(SQLException thrown) {
    ServerErrorMessage said =
        thrown instanceof PSQLException known ? known.getServerErrorMessage() : null;
    if (said == null) {
      String cause = thrown.getCause() == null ? "" : orEmpty(thrown.getCause().getMessage());
      String text = String.valueOf(thrown.getMessage());
      return new ServerMessage(text, cause, "", "", 0);
    }
    return new ServerMessage(
        String.valueOf(said.getMessage()),
        orEmpty(said.getDetail()),
        orEmpty(said.getHint()),
        orEmpty(said.getWhere()),
        said.getPosition());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Whatever there is besides the message, in one line. */
  String details(String sql) {
    List<String> parts = new ArrayList<>();
    parts.add(detail);
    parts.add(hint.isEmpty() ? "" : "hint: " + hint);
    parts.add(place(sql));
    parts.add(where.lines().findFirst().orElse(""));
    parts.removeIf(String::isEmpty);
    return String.join("; ", parts);
  }

  /** The line that the position is in, counted from the beginning of the statement. */
  private String place(String sql) {
    if (position < 1 || position > sql.codePointCount(0, sql.length())) {
      return "";
    }
    int offset = sql.offsetByCodePoints(0, position - 1);
    int begin = sql.lastIndexOf('\n', offset - 1) + 1;
    int end = sql.indexOf('\n', offset);
    long line = sql.substring(0, begin).lines().count() + 1;
    return "line " + line + ": " + sql.substring(begin, end < 0 ? sql.length() : end).strip();
  }
}
