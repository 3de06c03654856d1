package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import dev.belay.sql.Action;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import java.util.List;

/** Short ways to say what a test is about. */
final class Sql {
  private static final PostgresDialect DIALECT = new PostgresDialect();

  private Sql() {}

  static TableName table(String name) {
    return TableName.of(name);
  }

  static List<Statement> statements(String script) {
    return DIALECT.parse(new SqlSource("V1__test.sql", script));
  }

  static List<String> texts(String script) {
    return statements(script).stream().map(Statement::text).toList();
  }

  static Statement statement(String sql) {
    List<Statement> statements = statements(sql);
    if (statements.size() != 1) {
      throw new IllegalArgumentException(statements.size() + " statements: " + sql);
    }
    return statements.get(0);
  }

  static Action action(String sql) {
    return statement(sql).action();
  }
}
