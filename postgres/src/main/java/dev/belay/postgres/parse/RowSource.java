package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import java.util.ArrayList;
import java.util.List;

/** Where an INSERT takes its rows from. */
final class RowSource {
  private final Cursor cursor;
  private final boolean selectsStar;
  private final List<TableName> tables = new ArrayList<>();

  /** Reads all of the query. */
  RowSource(Cursor cursor) {
    this.cursor = inside(cursor);
    selectsStar = isTable() || (skipToSelect() && star());
    while (this.cursor.skipTo("FROM", "JOIN", "DISTINCT").isPresent()) {
      from();
    }
  }

  boolean selectsStar() {
    return selectsStar;
  }

  List<TableName> tables() {
    return tables;
  }

  /** A query may stand in parentheses. */
  private static Cursor inside(Cursor cursor) {
    return cursor.sees("(") ? inside(new Cursor(cursor.parenthesis())) : cursor;
  }

  /** {@code TABLE t} is all of it. */
  private boolean isTable() {
    if (!cursor.skip("TABLE")) {
      return false;
    }
    tables.add(cursor.relation());
    return true;
  }

  private boolean skipToSelect() {
    cursor.skipTo("SELECT", "VALUES", "DEFAULT");
    return cursor.skip("SELECT");
  }

  private void from() {
    if (cursor.skip("DISTINCT", "FROM")) {
      return;
    }
    boolean begins = !cursor.next().is("DISTINCT");
    while (begins) {
      table();
      begins = cursor.skip(",");
    }
  }

  /** Whether the list of results, which ends at FROM, has a {@code *} or a {@code table.*}. */
  private boolean star() {
    if (cursor.skip("DISTINCT") && cursor.skip("ON")) {
      cursor.parenthesis();
    }
    cursor.skip("ALL");
    boolean operand = true;
    while (!cursor.atEnd() && !cursor.sees("FROM")) {
      if (operand && cursor.sees("*")) {
        return true;
      }
      operand = cursor.seesAny(",", ".");
      cursor.skipOne();
    }
    return false;
  }

  /** A table and its other name, if it has one; a subquery or a function is none. */
  private void table() {
    cursor.skip("LATERAL");
    if (cursor.skip("ROWS", "FROM") || cursor.sees("(")) {
      cursor.parenthesis();
    } else {
      TableName table = cursor.relation();
      if (cursor.sees("(")) {
        cursor.parenthesis();
      } else {
        tables.add(table);
      }
    }
    cursor.skip("WITH", "ORDINALITY");
    alias();
    sample();
  }

  private void alias() {
    boolean alias = cursor.skip("AS") || isAlias();
    if (alias && !cursor.sees("(")) {
      cursor.next();
    }
    if (alias && cursor.sees("(")) {
      cursor.parenthesis();
    }
  }

  private void sample() {
    if (cursor.skip("TABLESAMPLE")) {
      cursor.table();
      cursor.parenthesis();
      if (cursor.skip("REPEATABLE")) {
        cursor.parenthesis();
      }
    }
  }

  private boolean isAlias() {
    if (cursor.atEnd()) {
      return false;
    }
    Token token = cursor.peek();
    return token.kind() == Token.Kind.QUOTED
        || (token.kind() == Token.Kind.WORD && !Keywords.isNoTableName(token.text()));
  }
}
