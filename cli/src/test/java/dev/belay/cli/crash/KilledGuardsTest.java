package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Guards are in place or they are not, whenever somebody is killed who puts them in or out. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@ExtendWith(PostgresServer.class)
class KilledGuardsTest {
  private static final String TRACES =
      "SELECT (SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'belay%'),"
          + " (SELECT count(*) FROM pg_event_trigger), to_regnamespace('belay_guard')";

  @TempDir Path folder;

  private TestServer server;

  @BeforeEach
  void prepare(TestServer testServer) {
    server = testServer;
  }

  private Room shop(String name) throws Exception {
    Path place = Files.createDirectories(folder.toRealPath().resolve(name));
    return new Room(place, new ServerDatabase(server, server.createDatabase())).shop();
  }

  private String name(Room room) {
    return ((ServerDatabase) room.database()).name();
  }

  /** Half of the tables are done when it has to wait for the other half, and there it is killed. */
  private void killedMidway(Room room, String verb) throws Exception {
    try (Connection other = room.connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
      List<String> command = List.of(verb, "--lock-wait", "60s");
      try (Child child = Child.start(room, KilledProgram.Fate.TELLS, 0, command)) {
        Wait.until(() -> waiting(room).equals("1"));
        assertThat(child.runs()).isTrue();
      }
      other.rollback();
    }
    Wait.until(() -> waiting(room).equals("0"));
    Room.Screen recovered = room.run("recover");
    assertThat(recovered.status()).as(recovered.text()).isEqualTo(ExitStatus.DONE);
    assertThat(recovered.text()).contains("is as it was before");
  }

  private String waiting(Room room) {
    return server
        .psql(
            "postgres",
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = '%s'"
                .formatted(name(room)))
        .strip();
  }

  @Test
  void of_a_killed_protect_nothing_is_left() throws Exception {
    Room room = shop("protect");
    killedMidway(room, "protect");

    assertThat(server.psql(name(room), TRACES)).isEqualTo("0|0|\n");
    room.done("protect");
    room.done("protect", "--status");
  }

  @Test
  void a_killed_unprotect_leaves_all_of_them() throws Exception {
    Room room = shop("unprotect");
    room.done("protect");
    String before = server.psql(name(room), TRACES);
    killedMidway(room, "unprotect");

    assertThat(server.psql(name(room), TRACES)).isEqualTo(before);
    room.done("protect", "--status");
  }

  /** The twin is older than the guards. */
  private Room withOlderTwin(String name) throws Exception {
    Room room = shop(name).file("migrations/0002_add_level.sql", Scenario.GOOD);
    room.done("migrate", "--twin", "idle");
    room.done("protect");
    return room;
  }

  @Test
  void a_rollback_that_is_killed_behind_its_swap_is_guarded_by_whoever_recovers() throws Exception {
    List<String> entries = new ArrayList<>();
    Room whole = withOlderTwin("whole");
    assertThat(whole.run(entries::add, "rollback").status()).isEqualTo(ExitStatus.DONE);
    whole.done("protect", "--status");
    int behind = entries.indexOf("Begun[step=guards]") + 1;
    assertThat(behind).isPositive();

    Room room = withOlderTwin("killed");
    List<String> rollback = List.of("rollback");
    try (Child child = Child.start(room, KilledProgram.Fate.KILLED_AT, behind, rollback)) {
      assertThat(child.status()).as(child.text()).isEqualTo(Child.KILLED);
    }
    assertThat(room.run("protect", "--status").status()).isEqualTo(ExitStatus.NO);
    Room.Screen recovered = room.run("recover");
    assertThat(recovered.text()).contains("is complete, and its change is in");
    room.done("protect", "--status");
  }
}
