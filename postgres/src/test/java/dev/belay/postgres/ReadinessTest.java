package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.ByteCount;
import dev.belay.engine.Description;
import dev.belay.engine.Obstacle;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What stands in the way of a restore is found before anything is touched, each with its remedy.
 */
@ExtendWith(PostgresServer.class)
class ReadinessTest {
  private TestServer server;
  private String name;
  private String poor;

  @BeforeEach
  void prepare(TestServer given) {
    server = given;
    name = server.createDatabase();
    poor = "poor_" + name;
    server.execute("postgres", "CREATE ROLE " + poor + " LOGIN");
  }

  private dev.belay.engine.Database as(String role) {
    return PostgresSubject.makeEngine().database(server.url(role, name));
  }

  private static Description needing(Map<String, String> properties) {
    return new Description("PostgreSQL", new ByteCount(1), false, new TreeMap<>(properties));
  }

  private static List<String> what(List<Obstacle> obstacles) {
    return obstacles.stream().map(Obstacle::what).toList();
  }

  private static List<String> remedies(List<Obstacle> obstacles) {
    return obstacles.stream().map(Obstacle::remedy).toList();
  }

  @Test
  void all_that_a_backup_needs_is_looked_for() {
    server.execute("postgres", "CREATE ROLE owner_" + name);
    List<Obstacle> found =
        as(poor)
            .obstacles(
                needing(
                    Map.of(
                        "server_version_num",
                        "990001",
                        "role.gone",
                        "rights",
                        "role.owner_" + name,
                        "owner, rights",
                        "extension.no_such_thing",
                        "1.0",
                        "extension.file_fdw",
                        "1.0",
                        "tablespace.fast",
                        "3 tables and indexes")));
    assertThat(what(found))
        .containsExactly(
            poor + " may not create databases",
            "it was taken from PostgreSQL 99, and this server is " + major(),
            "the role gone is not here",
            "things belong to owner_" + name + ", whose member " + poor + " is not",
            "the extension no_such_thing is not installed on the server",
            "only a superuser may create the extension file_fdw",
            "the tablespace fast is not here");
    assertThat(remedies(found))
        .contains("CREATE ROLE \"gone\";", "GRANT \"owner_" + name + "\" TO \"" + poor + "\";");
  }

  private String major() {
    return server
        .psql("postgres", "SELECT current_setting('server_version_num')::int / 10000")
        .strip();
  }

  @Test
  void whoever_has_every_right_meets_no_obstacle() {
    assertThat(as("postgres").obstacles(needing(Map.of("extension.file_fdw", "1.0")))).isEmpty();
    assertThat(as("postgres").obstaclesToReplacing()).isEmpty();
    server.execute(
        "postgres",
        "ALTER ROLE " + poor + " CREATEDB",
        "ALTER DATABASE " + name + " OWNER TO " + poor);
    assertThat(as(poor).obstacles(needing(Map.of("server_version_num", "130001")))).isEmpty();
    assertThat(as(poor).obstaclesToReplacing()).isEmpty();
  }

  @Test
  void rights_that_the_swap_needs_are_named_with_the_statements_that_give_them() throws Exception {
    server.execute(
        "postgres",
        "CREATE ROLE app_" + name + " LOGIN",
        "ALTER ROLE app_" + name + " IN DATABASE " + name + " SET work_mem = '8MB'");
    try (var session = server.connect("app_" + name, name)) {
      assertThat(session.isValid(1)).isTrue();
      List<Obstacle> found = as(poor).obstaclesToReplacing();
      assertThat(what(found))
          .containsExactly(
              name + " belongs to postgres, whose member " + poor + " is not",
              "%s has settings for the role app_%s, which %s may not give to another database"
                  .formatted(name, name, poor),
              "1 sessions of other roles are in " + name + ", which " + poor + " may not end");
      assertThat(String.join("\n", remedies(found)))
          .contains("GRANT \"postgres\" TO \"" + poor + "\";")
          .contains("GRANT \"pg_signal_backend\" TO \"" + poor + "\";");
    }
  }

  @Test
  void a_server_on_this_machine_is_asked_for_room() {
    var huge = new Description("PostgreSQL", new ByteCount(Long.MAX_VALUE), false, new TreeMap<>());
    assertThat(what(as("postgres").obstacles(huge)))
        .singleElement()
        .asString()
        .startsWith("the database takes ")
        .contains(" are free on the server in " + server.folder());
    assertThat(as("postgres").doubts(huge)).isEmpty();
    server.execute("postgres", "ALTER ROLE " + poor + " CREATEDB");
    assertThat(as(poor).obstacles(huge)).isEmpty();
    assertThat(as(poor).doubts(huge))
        .singleElement()
        .asString()
        .contains("could not be found out from here");
  }

  @Test
  void what_a_swap_would_leave_with_the_old_database_is_found() {
    server.execute(
        name,
        "CREATE SUBSCRIPTION fed CONNECTION 'host=nowhere' PUBLICATION p"
            + " WITH (connect = false, slot_name = NONE)");
    assertThat(as("postgres").obstaclesToReplacing()).isEmpty();
    server.execute(name, "UPDATE pg_subscription SET subenabled = true WHERE subname = 'fed'");
    assertThat(what(as("postgres").obstaclesToReplacing()))
        .containsExactly("the subscription fed would go on feeding the old " + name);
    server.execute(name, "ALTER SUBSCRIPTION fed DISABLE", "DROP SUBSCRIPTION fed");
  }
}
