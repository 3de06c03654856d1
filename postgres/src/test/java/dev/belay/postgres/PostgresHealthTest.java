package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Diagnosis;
import dev.belay.engine.Diagnosis.Verdict;
import dev.belay.engine.Health;
import dev.belay.engine.Session;
import dev.belay.engine.Violation;
import dev.belay.jdbc.Statements;
import dev.belay.postgres.connect.ClientTools;
import dev.belay.postgres.health.ServerClock;
import dev.belay.postgres.health.ServerConnections;
import dev.belay.postgres.parse.PostgresDialect;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresServer.class)
class PostgresHealthTest {
  private static final Duration LONG = Duration.ofHours(1);

  private TestServer server;
  private String name;
  private String reader;

  @BeforeEach
  void prepare(TestServer testServer) {
    server = testServer;
    name = server.createDatabase();
    reader = "reader_" + name;
    server.execute("postgres", "CREATE ROLE " + reader + " LOGIN");
  }

  private Health health(String role) {
    return PostgresSubject.makeEngine().database(server.url(role, name)).health();
  }

  private static Diagnosis of(String subject, List<Diagnosis> all) {
    return all.stream().filter(each -> each.subject().equals(subject)).findFirst().orElseThrow();
  }

  private List<Diagnosis> connections(String role, Duration idle, Duration busy)
      throws SQLException {
    try (Connection connection = server.connect(role, name)) {
      return new ServerConnections(new Statements(connection), idle, busy).diagnoses();
    }
  }

  @Test
  void a_server_that_is_well_is_good_in_every_respect() throws Exception {
    server.execute(
        name,
        "CREATE TABLE small (a integer)",
        "CREATE TABLE large AS SELECT generate_series(1, 10000)");
    List<Diagnosis> all = health("postgres").examine();
    assertThat(all).extracting(Diagnosis::verdict).containsOnly(Verdict.GOOD);
    assertThat(of("connections", all).finding()).matches("\\d+ of \\d+");
    assertThat(of("largest tables", all).finding()).matches("large \\d+ kB, small 0 B");
    assertThat(of("client", all).finding()).contains("pg_dump");
    assertThat(all).extracting(Diagnosis::subject).contains("clock");
  }

  @Test
  void transactions_that_do_nothing_or_take_long_are_named_with_what_ends_them() throws Exception {
    try (Connection lazy = server.connect(name);
        var statement = lazy.createStatement()) {
      lazy.setAutoCommit(false);
      statement.execute("SELECT 1");
      assertThat(connections("postgres", LONG, LONG)).hasSize(1);
      Diagnosis idle = connections("postgres", Duration.ZERO, LONG).get(1);
      assertThat(idle.verdict()).isEqualTo(Verdict.WARNING);
      assertThat(idle.finding()).contains("of postgres is idle in a transaction");
      assertThat(connections("postgres", LONG, Duration.ZERO)).hasSize(2);
      server.execute(name, idle.remedy());
      assertThat(connections("postgres", Duration.ZERO, Duration.ZERO)).hasSize(1);
    }
  }

  @Test
  void what_a_login_is_not_told_is_unknown() throws Exception {
    try (Connection other = server.connect(name)) {
      assertThat(other.isClosed()).isFalse();
      Diagnosis hidden = connections(reader, LONG, LONG).get(1);
      assertThat(hidden.verdict()).isEqualTo(Verdict.UNKNOWN);
      server.execute(name, hidden.remedy());
      assertThat(connections(reader, LONG, LONG)).hasSize(1);
    }
  }

  @Test
  void too_many_connections_are_a_warning() throws Exception {
    try (TestServer small = TestServer.start("max_connections=5");
        Connection one = small.connect("postgres");
        Connection two = small.connect("postgres");
        Connection three = small.connect("postgres");
        Connection four = small.connect("postgres");
        Connection five = small.connect("postgres")) {
      assertThat(List.of(one, two, three, four)).noneMatch(PostgresHealthTest::isClosed);
      List<Diagnosis> all = new ServerConnections(new Statements(five), LONG, LONG).diagnoses();
      assertThat(all.getFirst().verdict()).isEqualTo(Verdict.WARNING);
      assertThat(all.getFirst().finding()).isEqualTo("5 of 5");
    }
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void clocks_that_differ_are_a_warning_with_both_times() throws Exception {
    try (Connection connection = server.connect(name)) {
      for (Duration off : List.of(Duration.ofSeconds(20), Duration.ofSeconds(-20))) {
        Clock wrong = Clock.offset(Clock.systemUTC(), off);
        Diagnosis told = new ServerClock(new Statements(connection), wrong).diagnosis();
        assertThat(told.verdict()).isEqualTo(Verdict.WARNING);
      }
    }
  }

  @Test
  void without_a_program_that_makes_backups_the_client_is_bad() {
    var none = new ClientTools(List.of(), Map.of());
    var engine =
        new PostgresEngine(
            new PostgresDialect(),
            Clock.systemUTC(),
            PostgresSubject.HABITS,
            Duration.ofSeconds(2),
            () -> none,
            new LocalServers(TestServer::installed, Random::new, server.folder()));
    DatabaseUrl url = server.url(name);
    Diagnosis client = of("client", engine.database(url).health().examine());
    assertThat(client.verdict()).isEqualTo(Verdict.BAD);
    assertThat(client.remedy()).contains("install the client");
  }

  @Test
  void who_can_destroy_it_is_told_by_the_strongest_right() {
    assertThat(health("postgres").destroyer()).contains("the login postgres is a superuser");
    server.execute(name, "CREATE TABLE t (a integer)");
    assertThat(health(reader).destroyer()).isEmpty();
    server.execute(name, "GRANT SELECT, INSERT ON t TO " + reader);
    assertThat(health(reader).destroyer()).isEmpty();
    server.execute(name, "GRANT DELETE ON t TO " + reader);
    assertThat(health(reader).destroyer()).get().asString().endsWith("may delete rows");
    server.execute(name, "ALTER TABLE t OWNER TO " + reader);
    assertThat(health(reader).destroyer()).get().asString().endsWith("owns tables");
    server.execute(name, "ALTER DATABASE " + name + " OWNER TO " + reader);
    assertThat(health(reader).destroyer()).get().asString().endsWith("owns the database");
  }

  @Test
  void where_the_data_lies_is_known_on_this_machine_to_those_who_may() {
    assertThat(health("postgres").folder()).get().satisfies(it -> assertThat(it).isAbsolute());
    assertThat(health("postgres").folder().orElseThrow()).matches(Files::exists);
    assertThat(health(reader).folder()).isEmpty();
  }

  @Test
  void an_invalid_index_and_an_unchecked_constraint_come_with_what_mends_them() {
    server.execute(
        name,
        "CREATE TABLE \"Odd\" (a integer)",
        "CREATE INDEX \"by A\" ON \"Odd\" (a)",
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '\"by A\"'::regclass",
        "ALTER TABLE \"Odd\" ADD CONSTRAINT \"Not small\" CHECK (a > 0) NOT VALID");
    assertThat(violations()).hasSize(2);
    violations().forEach(violation -> server.execute(name, violation.remedy()));
    assertThat(violations()).isEmpty();
  }

  private List<Violation> violations() {
    var database = PostgresSubject.makeEngine().database(server.url(name));
    try (Session session = database.openReadOnly()) {
      return session.violations();
    }
  }
}
