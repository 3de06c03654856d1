package dev.belay.postgres;

import dev.belay.check.Check;
import dev.belay.check.Conditions;
import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.engine.Database;
import dev.belay.engine.Session;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.migration.Version;
import dev.belay.sql.SqlSource;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** A database, and what the rules say of migrations for it. */
final class RuleGround {
  private final TestServer server;
  private final String name;
  private final Database database;

  RuleGround(TestServer server, Path folder, String given) {
    this.server = server;
    name = server.createDatabase();
    database = new PostgresSubject(server, folder).at(name);
    run(given);
  }

  void run(String sql) {
    server.execute(name, sql);
  }

  /** The first value that a query gives. */
  String value(String query) throws SQLException {
    return value("SET enable_seqscan = on", query);
  }

  /** The same in a session with a setting of its own. */
  String value(String setting, String query) throws SQLException {
    try (Connection connection = server.connect(name);
        Statement statement = connection.createStatement()) {
      statement.execute(setting);
      try (ResultSet rows = statement.executeQuery(query)) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /** Why a statement is refused: the SQLSTATE; empty where it is not. */
  String refusal(String sql) throws SQLException {
    try (Connection connection = server.connect(name);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return "";
    } catch (SQLException e) {
      return String.valueOf(e.getSQLState());
    }
  }

  /** What one rule says of a migration. */
  List<String> said(String rule, String sql) {
    return findings(sql).stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(Finding::message)
        .toList();
  }

  private List<Finding> findings(String sql) {
    try (Session session = database.openReadOnly()) {
      var dialect = database.engine().dialect();
      var source = new SqlSource("0001_change.sql", sql);
      var migration = new Migration(new Version("1"), "change", source, Optional.empty());
      var script =
          new Script(
              List.of(),
              List.of(ParsedMigration.parse(migration, dialect)),
              Optional.of(session.schema()),
              Optional.empty(),
              new Conditions(dialect, database.capabilities(), session.serverVersion()));
      return new Check(script, List.of()).look().all();
    }
  }
}
