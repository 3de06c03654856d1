package dev.belay.postgres.measure;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the server says of its work at client_min_messages = debug1: ATRewriteTable and
 * validateForeignKeyConstraint in tablecmds.c, index_build in index.c (13 to 18). Until 13 these
 * were translated: with a server of that age whose lc_messages is not English nothing is
 * understood.
 */
final class Notices {
  private static final String REWRITING = "rewriting table \"";
  private static final String VERIFYING = "verifying table \"";
  private static final String VALIDATING = "validating foreign key constraint \"";
  private static final String BUILDING = "building index \"";
  private static final String ON_TABLE = "\" on table \"";

  private final Set<String> rewritten = new LinkedHashSet<>();
  private final Set<String> checked = new LinkedHashSet<>();
  private final Set<String> foreignKeys = new LinkedHashSet<>();
  private final Set<String> indexed = new LinkedHashSet<>();

  /** Bare names of tables. */
  Set<String> rewritten() {
    return rewritten;
  }

  /** Bare names of tables. */
  Set<String> checked() {
    return checked;
  }

  /** Bare names of constraints. */
  Set<String> foreignKeys() {
    return foreignKeys;
  }

  /** Bare names of tables. */
  Set<String> indexed() {
    return indexed;
  }

  void hear(Statement statement) throws SQLException {
    for (SQLWarning each = statement.getWarnings(); each != null; each = each.getNextWarning()) {
      hear(Optional.ofNullable(each.getMessage()).orElse(""));
    }
  }

  private void hear(String message) {
    keep(message, REWRITING, rewritten);
    keep(message, VERIFYING, checked);
    keep(message, VALIDATING, foreignKeys);
    if (message.startsWith(BUILDING)) {
      keep(
          message,
          message.substring(0, message.lastIndexOf(ON_TABLE) + ON_TABLE.length()),
          indexed);
    }
  }

  /** A name is in double quotes, which are not doubled inside of it. */
  private static void keep(String message, String before, Set<String> names) {
    int end = message.lastIndexOf('"');
    if (message.startsWith(before) && end > before.length()) {
      names.add(message.substring(before.length(), end));
    }
  }
}
