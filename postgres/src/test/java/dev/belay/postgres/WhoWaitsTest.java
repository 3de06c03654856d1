package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who can read and write while a statement is at work, for those that lock by turns: each of them
 * is held up by somebody who has read and written and not committed yet, and meanwhile others try.
 */
@ExtendWith(PostgresServer.class)
@Timeout(60)
class WhoWaitsTest {
  private static final String TABLES =
      """
      CREATE TABLE t (id integer PRIMARY KEY, n integer);
      CREATE INDEX t_n ON t (n);
      INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
      CREATE TABLE parts (id integer PRIMARY KEY, n integer) PARTITION BY RANGE (id);
      CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (1000000);
      CREATE TABLE parts_2 PARTITION OF parts FOR VALUES FROM (1000000) TO (2000000);
      CREATE INDEX parts_1_n ON parts_1 (n);
      """;

  private TestServer server;
  private String name;

  @BeforeEach
  void prepare(TestServer given) {
    server = given;
    name = server.createDatabase();
    server.execute(name, TABLES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE INDEX CONCURRENTLY t_more ON t (n)            | t     | reads, writes
          DROP INDEX CONCURRENTLY t_n                          | t     | reads, writes
          REINDEX INDEX CONCURRENTLY t_n                       | t     | reads, writes
          REINDEX TABLE CONCURRENTLY t                         | t     | reads, writes
          ALTER TABLE parts DETACH PARTITION parts_2 CONCURRENTLY | parts | reads, writes
          CREATE INDEX t_more ON t (n)                         | t     | reads
          DROP INDEX t_n                                       | t     | nothing
          ALTER TABLE t ADD COLUMN a integer                   | t     | nothing
          ALTER TABLE parts DETACH PARTITION parts_2           | parts | nothing
          VACUUM FULL t                                        | t     | nothing
          """)
  void who_comes_later_can_do_this_meanwhile(String sql, String table, String expected)
      throws Exception {
    try (Connection holder = server.connect(name)) {
      holder.setAutoCommit(false);
      run(holder, "SELECT count(*) FROM " + table);
      run(holder, "INSERT INTO " + table + " VALUES (1001, 1)");
      CompletableFuture<Void> work = CompletableFuture.runAsync(() -> server.execute(name, sql));
      awaitWaiting();
      assertThat(possible(table)).isEqualTo(expected);
      holder.commit();
      work.join();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          REINDEX INDEX t_n | nothing
          REINDEX TABLE t   | nothing
          """)
  void an_index_that_is_built_anew_keeps_out_who_plans_a_query(String sql, String expected)
      throws SQLException {
    try (Connection worker = server.connect(name)) {
      worker.setAutoCommit(false);
      run(worker, sql);
      assertThat(possible("t")).isEqualTo(expected);
    }
  }

  /** Until one session waits for another one's lock. */
  private void awaitWaiting() throws SQLException {
    try (Connection watcher = server.connect(name);
        Statement statement = watcher.createStatement()) {
      boolean waiting = false;
      while (!waiting) {
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                    + " AND datname = current_database()")) {
          rows.next();
          waiting = rows.getInt(1) > 0;
        }
      }
    }
  }

  private String possible(String table) throws SQLException {
    boolean reads = passes("SELECT count(*) FROM " + table + " WHERE id = 5");
    boolean writes = passes("INSERT INTO " + table + " VALUES (1002, 2)");
    return reads ? (writes ? "reads, writes" : "reads") : "nothing";
  }

  private boolean passes(String sql) throws SQLException {
    try (Connection connection = server.connect(name)) {
      run(connection, "SET lock_timeout = '300ms'");
      run(connection, sql);
      return true;
    } catch (SQLException e) {
      if ("55P03".equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
