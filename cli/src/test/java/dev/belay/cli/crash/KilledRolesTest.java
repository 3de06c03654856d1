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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Owner and application are one or two, whenever somebody is killed who splits them. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@ExtendWith(PostgresServer.class)
class KilledRolesTest {
  private static final String RIGHTS =
      """
      SELECT relname, pg_get_userbyid(relowner), relacl FROM pg_class
        WHERE relnamespace = 'public'::regnamespace ORDER BY 1;
      SELECT pg_get_userbyid(nspowner), nspacl FROM pg_namespace WHERE nspname = 'public';
      SELECT pg_get_userbyid(datdba), datacl FROM pg_database WHERE datname = current_database();
      SELECT pg_get_userbyid(defaclrole), defaclobjtype, defaclacl FROM pg_default_acl ORDER BY 2;
      SELECT rolname, rolcanlogin, rolcreatedb FROM pg_roles
        WHERE rolname IN ('app_' || current_database(), current_database() || '_owner') ORDER BY 1;
      """;

  /** Whom the application logs in as until then. */
  enum Application {
    /** One that owns everything. */
    OWNER,
    /** The administrator: the role that is named is not there yet. */
    FRESH
  }

  @TempDir Path folder;

  private TestServer server;

  @BeforeEach
  void prepare(TestServer testServer) {
    server = testServer;
  }

  private Room shop(Application application) throws Exception {
    var database = new ServerDatabase(server, server.createDatabase());
    Room room = new Room(folder.toRealPath().resolve(database.name()), database);
    Files.createDirectory(room.folder());
    room.shop();
    if (application == Application.OWNER) {
      room.sql(
          "CREATE ROLE " + application(room) + " LOGIN CREATEDB",
          "ALTER TABLE customers OWNER TO " + application(room),
          "ALTER TABLE orders OWNER TO " + application(room));
    }
    return room;
  }

  private static String name(Room room) {
    return ((ServerDatabase) room.database()).name();
  }

  private static String application(Room room) {
    return "app_" + name(room);
  }

  private static List<String> split(Room room) {
    return List.of(
        "doctor", "--privileges", "--apply", "--role", application(room), "--lock-wait", "60s");
  }

  private String rights(Room room) {
    return server.psql(name(room), RIGHTS).replace(name(room), "DB");
  }

  private static void killedAt(int entry, Room room) throws Exception {
    try (Child child = Child.start(room, KilledProgram.Fate.KILLED_AT, entry, split(room))) {
      assertThat(child.status()).as(child.text()).isEqualTo(Child.KILLED);
    }
  }

  private static Child start(Room room) throws Exception {
    return Child.start(room, KilledProgram.Fate.TELLS, 0, split(room));
  }

  /** Whether it is as after, which has to be so. */
  private static boolean recovers(Room room) throws Exception {
    assertThat(room.run("status").text()).contains("killed", "belay recover");
    Room.Screen recovered = room.run("recover");
    assertThat(recovered.status()).as(recovered.text()).isEqualTo(ExitStatus.DONE);
    assertThat(recovered.text()).contains("Recovered: ", "privileges (run ");
    assertThat(room.database().leftOver()).as(recovered.text()).isEmpty();
    assertThat(room.names(".belay/runs")).isEmpty();
    assertThat(room.names(".belay/scratch")).isEmpty();
    room.done("audit", "--verify");
    boolean isAfter = recovered.text().contains("is complete, and its change is in shop");
    assertThat(recovered.text().contains("shop is as it was before")).isNotEqualTo(isAfter);
    return isAfter;
  }

  private static void goesOn(Room room) {
    room.done(split(room).toArray(new String[0]));
    room.done("doctor", "--privileges", "--role", application(room));
  }

  @ParameterizedTest
  @EnumSource
  void killed_at_any_entry_it_is_recovered_to_before_or_to_after(Application application)
      throws Exception {
    List<String> entries = new ArrayList<>();
    Room whole = shop(application);
    assertThat(whole.run(entries::add, split(whole).toArray(new String[0])).status())
        .isEqualTo(ExitStatus.DONE);
    String after = rights(whole);
    int committed = entries.indexOf("Done[step=split]");
    assertThat(entries.get(committed - 1)).startsWith("Noted[step=split, name=transaction");
    InPairs.forEach(
        1,
        entries.size(),
        point -> {
          Room room = shop(application);
          String before = rights(room);
          assertThat(before).isNotEqualTo(after);
          killedAt(point, room);
          assertThat(recovers(room)).isEqualTo(point > committed);
          assertThat(rights(room)).isEqualTo(point > committed ? after : before);
          goesOn(room);
          assertThat(rights(room)).isEqualTo(after);
        });
  }

  private void killedWhileWaiting(Room room, String held, String where) throws Exception {
    String before = rights(room);
    try (Connection other = room.connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(held);
      try (Child child = start(room)) {
        Wait.until(() -> waiting(where).equals("1") || !child.runs());
        assertThat(child.runs()).isTrue();
      }
      other.rollback();
    }
    assertThat(recovers(room)).isFalse();
    assertThat(rights(room)).isEqualTo(before);
    goesOn(room);
  }

  private String waiting(String database) {
    return server
        .psql(
            "postgres",
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname LIKE '%s'"
                .formatted(database))
        .strip();
  }

  @ParameterizedTest
  @EnumSource
  void killed_amid_the_statements_nothing_of_them_is_left(Application application)
      throws Exception {
    Room room = shop(application);
    killedWhileWaiting(room, "SELECT FROM orders", name(room));
  }

  /** Roles are the whole server's: somebody who is about to make the owner holds the copy up. */
  @Test
  void killed_in_rehearsal_its_copy_is_dropped() throws Exception {
    Room room = shop(Application.OWNER);
    String copies = name(room) + "\\_belay\\_%";
    killedWhileWaiting(room, "CREATE ROLE " + name(room) + "_owner", copies);
  }

  /** The journal does not tell any more, but the server does. */
  @ParameterizedTest
  @EnumSource
  void killed_right_behind_the_commit_it_is_in(Application application) throws Exception {
    List<String> entries = new ArrayList<>();
    Room whole = shop(application);
    whole.run(entries::add, split(whole).toArray(new String[0]));
    int committed = entries.indexOf("Done[step=split]") + 1;
    Room room = shop(application);
    killedAt(committed, room);
    Path journal = room.folder().resolve(".belay/runs").resolve(room.names(".belay/runs").get(0));
    List<String> lines = Files.readAllLines(journal);
    assertThat(lines).hasSize(1 + committed);
    Files.write(journal, lines.subList(0, committed));

    assertThat(recovers(room)).isTrue();
    assertThat(rights(room)).isEqualTo(rights(whole));
  }
}
