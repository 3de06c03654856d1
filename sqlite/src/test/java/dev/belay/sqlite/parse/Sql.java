package dev.belay.sqlite.parse;

import dev.belay.database.Column;
import dev.belay.database.TableName;
import dev.belay.sql.Action;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Short ways to say what a test is about. */
final class Sql {
  private Sql() {}

  static TableName table(String name) {
    return TableName.of(name);
  }

  static Statement statement(String sql) {
    List<Statement> statements = new SqliteDialect().parse(new SqlSource("V1__test.sql", sql));
    if (statements.size() != 1) {
      throw new IllegalArgumentException(statements.size() + " statements: " + sql);
    }
    return statements.get(0);
  }

  /** A table with one column {@code a} of which nothing more is said. */
  static Action created(TableName table, boolean ifNotExists, boolean temporary) {
    return new Action.CreateTable(
        table,
        ifNotExists,
        temporary,
        false,
        Optional.empty(),
        List.of(),
        List.of(new Column("a", "", false, Optional.empty(), 0, false)));
  }

  static Action action(String sql) {
    return statement(sql).action();
  }
}
