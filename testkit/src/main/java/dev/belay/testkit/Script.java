package dev.belay.testkit;

import dev.belay.engine.Database;
import dev.belay.engine.Session;
import dev.belay.sql.Dialect;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import java.util.List;

/** SQL for a test, run as a migration would be. */
public record Script(Dialect dialect, String sql) {
  public static Script of(Database database, String sql) {
    return new Script(database.engine().dialect(), sql);
  }

  /** Runs the whole script in one transaction of a session of its own. */
  public static void run(Database database, String sql) {
    try (Session session = database.open()) {
      session.begin(false);
      of(database, sql).in(session);
      session.commit();
    }
  }

  /** The first value of the first row. */
  public static String ask(Database database, String sql) {
    try (Session session = database.openReadOnly()) {
      return session.query(sql, 1).get(0).get(0);
    }
  }

  public List<Statement> statements() {
    return dialect.parse(new SqlSource("test.sql", sql));
  }

  /** Runs the statements in the session as it stands, and counts the rows they changed. */
  public long in(Session session) {
    long rows = 0;
    for (Statement statement : statements()) {
      rows += session.execute(statement);
    }
    return rows;
  }
}
