package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.TableName;
import dev.belay.engine.Progress;
import dev.belay.fingerprint.Carry;
import dev.belay.postgres.connect.Connections;
import dev.belay.postgres.connect.ServerAddress;
import dev.belay.testkit.postgres.OnEveryServer;
import dev.belay.testkit.postgres.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Big tables are read in pieces that hold each row once. */
@OnEveryServer
class CutsTest {
  private static final int PAGES_IN_PIECE = 2;

  @Parameter private TestServer server;

  private String name;
  private dev.belay.postgres.PostgresServer databases;

  @BeforeEach
  void prepare() {
    name = server.createDatabase();
    ServerAddress address = PostgresSubject.HABITS.address(server.url(name));
    databases =
        new dev.belay.postgres.PostgresServer(
            new Connections(Duration.ofSeconds(2)),
            address,
            new ClientPrograms(PostgresSubject.tools(), address));
    server.execute(
        name,
        "CREATE TABLE gaps (a text, \"Id\" integer PRIMARY KEY)",
        "INSERT INTO gaps SELECT repeat('x', 50), n * n - 500 FROM generate_series(1, 3000) n",
        "CREATE TABLE ends (id bigint PRIMARY KEY, a text)",
        "INSERT INTO ends SELECT -9223372036854775808 + n, repeat('x', 50)"
            + " FROM generate_series(0, 1500) n",
        "INSERT INTO ends SELECT 9223372036854775807 - 1500 + n, repeat('x', 50)"
            + " FROM generate_series(0, 1500) n",
        "CREATE TABLE mixed (id integer PRIMARY KEY, a text)",
        "INSERT INTO mixed SELECT n * 7919 % 3001, repeat('x', 50) FROM generate_series(1, 3000) n",
        "CREATE TABLE words (id text PRIMARY KEY, a text)",
        "INSERT INTO words SELECT n, repeat('x', 50) FROM generate_series(1, 3000) n",
        "CREATE TABLE empty (id integer PRIMARY KEY)",
        "ANALYZE",
        "CREATE TABLE unknown (id integer PRIMARY KEY, a text)",
        "INSERT INTO unknown SELECT n, repeat('x', 50) FROM generate_series(1, 3000) n");
  }

  @AfterEach
  void drop() {
    server.dropDatabase(name);
  }

  @Test
  void each_row_is_read_once() {
    try (PostgresSession session = databases.session(name, true)) {
      assertThat(new ContentByMany(databases, name, Progress.NONE, PAGES_IN_PIECE).fingerprint())
          .isEqualTo(session.fingerprint(Carry.NOTHING, Progress.NONE));
    }
  }

  @Test
  void an_old_server_is_asked_for_ranges_of_a_key_that_rows_lie_in_the_order_of()
      throws SQLException {
    try (PostgresSession session = databases.session(name, true)) {
      boolean old = session.connection().getServerMajorVersion() < 14;

      assertThat(pieces(session, "gaps")).hasSize(4);
      assertThat(pieces(session, "ends")).hasSize(4);
      assertThat(pieces(session, "gaps").get(1)).contains(old ? "\"Id\" >= " : "ctid >= ");
      for (String table : List.of("mixed", "words", "unknown")) {
        assertThat(pieces(session, table)).as(table).hasSize(old ? 1 : 4);
      }
      assertThat(pieces(session, "empty")).hasSize(1);
    }
  }

  private static List<String> pieces(PostgresSession session, String name) throws SQLException {
    Cuts cuts = Cuts.of(session.connection(), PAGES_IN_PIECE);
    for (StoredTable table : StoredTables.all(session.connection())) {
      if (table.name().equals(TableName.of(name))) {
        return cuts.of(table, 4);
      }
    }
    throw new AssertionError("there is no table " + name);
  }
}
