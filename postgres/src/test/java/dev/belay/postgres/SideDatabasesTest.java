package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.SideCopy;
import dev.belay.testkit.OtherProcess;
import dev.belay.testkit.postgres.OnEveryServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Who drops a copy that nobody needs any more. */
@OnEveryServer
class SideDatabasesTest {
  @TempDir Path folder;
  @Parameter TestServer server;

  private PostgresSubject subject;
  private String name;
  private Database database;

  @BeforeEach
  void prepare() {
    subject = new PostgresSubject(server, folder);
    name = server.createDatabase();
    database = subject.at(name);
  }

  private List<String> sides() {
    return server
        .psql(
            "postgres",
            "SELECT datname FROM pg_database WHERE datname LIKE '" + name + "\\_belay\\_%'")
        .lines()
        .toList();
  }

  private OtherProcess elsewhere() {
    return OtherProcess.start(SideProgram.class, database.url().location(), folder.toString());
  }

  @Test
  void a_copy_goes_when_it_is_closed() throws Exception {
    SideCopy copy = database.createAside(subject.scratch());
    assertThat(sides()).hasSize(1);
    copy.close();
    copy.close();
    assertThat(sides()).isEmpty();
  }

  @Test
  void the_copy_of_a_living_process_stays_and_that_of_a_dead_one_is_dropped_by_the_next()
      throws Exception {
    OtherProcess other = elsewhere();
    List<String> first = sides();
    assertThat(first).hasSize(1);
    try (SideCopy second = database.createAside(subject.scratch())) {
      assertThat(sides()).containsAll(first).contains(Originals.nameOf(second.database()));
    }
    other.close();
    awaitNobodyHolds(first.get(0));
    try (SideCopy third = database.createAside(subject.scratch())) {
      assertThat(sides()).containsExactly(Originals.nameOf(third.database()));
    }
  }

  @Test
  void databases_that_are_called_alike_are_left_alone() throws Exception {
    String alike = name + "_belay_mine";
    String longer = name + "_belay_12345678_old";
    server.execute("postgres", "CREATE DATABASE " + alike, "CREATE DATABASE " + longer);
    database.createAside(subject.scratch()).close();
    assertThat(sides()).containsExactlyInAnyOrder(alike, longer);
  }

  /** As a kill leaves it between the statement that makes a copy and the one that comments it. */
  @Test
  void a_copy_that_has_no_comment_yet_is_known_all_the_same() throws Exception {
    server.execute(
        "postgres",
        "CREATE DATABASE " + name + "_belay_0123abcd CONNECTION LIMIT " + CreationMark.LIMIT,
        "CREATE DATABASE " + name + "_belay_4567cdef CONNECTION LIMIT 7",
        "CREATE DATABASE "
            + name
            + "_twin_1 ALLOW_CONNECTIONS false CONNECTION LIMIT "
            + CreationMark.LIMIT,
        "CREATE DATABASE " + name + "_twin_2 ALLOW_CONNECTIONS false");
    database.createAside(subject.scratch()).close();
    assertThat(sides()).containsExactly(name + "_belay_4567cdef");
    database.twins().orElseThrow().dropOthers("");
    assertThat(
            server.psql(
                "postgres",
                "SELECT datname FROM pg_database WHERE datname LIKE '" + name + "\\_twin\\_%'"))
        .isEqualTo(name + "_twin_2\n");
  }

  @Test
  void a_copy_that_takes_a_name_nobody_had_is_like_any_other() throws Exception {
    Database fresh = subject.at(name + "_fresh");
    try (SideCopy copy = fresh.createAside(subject.scratch())) {
      fresh.replaceContent(copy, Progress.NONE);
    }
    assertThat(
            server.psql(
                "postgres",
                "SELECT datconnlimit, shobj_description(oid, 'pg_database') FROM pg_database"
                    + " WHERE datname = '"
                    + name
                    + "_fresh'"))
        .isEqualTo("-1|\n");
  }

  /** The server needs a moment to see that a process has died. */
  private void awaitNobodyHolds(String side) {
    String free =
        "SELECT pg_try_advisory_xact_lock(hashtextextended('belay side " + side + "', 0))";
    while (!server.psql("postgres", free).equals("t\n")) {
      Thread.onSpinWait();
    }
  }

  /** Another process that makes a copy and stays. */
  static final class SideProgram {
    private SideProgram() {}

    public static void main(String[] arguments) throws IOException {
      var url = new DatabaseUrl(DatabaseUrl.POSTGRESQL, arguments[0]);
      SideCopy copy = PostgresSubject.makeEngine().database(url).createAside(Path.of(arguments[1]));
      System.out.println(copy.database().url().location());
      System.out.println("ready");
      if (System.in.read() < 0) {
        System.out.println("nobody listens");
      }
      Runtime.getRuntime().halt(1);
    }
  }
}
