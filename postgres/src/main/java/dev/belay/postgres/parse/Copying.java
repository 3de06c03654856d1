package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import dev.belay.sql.Action;
import java.util.List;
import java.util.Optional;

/** {@code COPY} (https://www.postgresql.org/docs/18/sql-copy.html). */
final class Copying {
  private final Cursor cursor;

  /** The cursor stands behind {@code COPY}. */
  Copying(Cursor cursor) {
    this.cursor = cursor;
  }

  Action action() {
    if (cursor.sees("(")) {
      Action query = Classifier.statement(new Cursor(cursor.parenthesis()));
      return query instanceof Action.Query ? written() : query;
    }
    cursor.skip("BINARY");
    TableName table = cursor.table();
    List<String> columns = cursor.sees("(") ? cursor.names() : List.of();
    if (cursor.skip("FROM")) {
      return cursor.sees("STDIN")
          ? new Action.Unparsed("COPY ... FROM stdin waits for rows from psql")
          : new Action.Insert(table, Optional.empty(), columns, false, List.of());
    }
    return written();
  }

  private Action written() {
    if (!cursor.skip("TO")) {
      throw new Cursor.UnexpectedException("COPY goes neither FROM nor TO");
    }
    return cursor.sees("STDOUT")
        ? new Action.Unparsed("COPY ... TO stdout gives its rows to psql")
        : new Action.Other("COPY");
  }
}
