package dev.belay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testkit.OtherProcess;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where the databases of test classes come from, on a server. */
@ExtendWith(PostgresServer.class)
class SourceOnServerTest {
  @TempDir Path folder;

  private TestServer server;
  private String name;

  @BeforeEach
  void prepare(TestServer testServer) throws IOException {
    server = testServer;
    name = server.createDatabase() + "_shop";
    migration("0001_orders.sql", "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT);\n");
  }

  @AfterEach
  void clear() {
    all().forEach(server::dropDatabase);
  }

  private void migration(String file, String sql) throws IOException {
    Files.createDirectories(folder.resolve("migrations"));
    Files.writeString(folder.resolve("migrations").resolve(file), sql);
  }

  private List<String> all() {
    String names = "SELECT datname FROM pg_database WHERE datname ~ '^" + name + "' ORDER BY 1";
    return server.psql("postgres", names).lines().toList();
  }

  private Source source() {
    return source(folder, server.url(name).location());
  }

  private static Source source(Path folder, String url) {
    var machine = new Machine(folder, Map.of(), Clock.systemUTC());
    return Source.of(machine, Path.of("migrations"), Optional.of("jdbc:" + url));
  }

  @Test
  void a_class_gets_a_copy_that_is_dropped_whoever_is_connected() throws Exception {
    TestDatabase opened = source().open();
    try (Connection connection = opened.connection()) {
      Orders.add(connection);
      assertThat(all()).hasSize(2).allSatisfy(each -> assertThat(each).endsWith("_test"));
      assertThat(server.psql(connection.getCatalog(), "TABLE belay.mark"))
          .startsWith("test|" + connection.getCatalog() + " in cluster");
      opened.close();
      assertThat(connection.isValid(1)).isFalse();
    }
    assertThat(all()).singleElement().asString().matches(name + "_template_[0-9a-f]{8}_test");
  }

  @Test
  void many_at_the_same_time_share_one_template() throws Exception {
    List<Callable<TestDatabase>> works = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      works.add(() -> source().open());
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(works.size())) {
      for (Future<TestDatabase> each : pool.invokeAll(works)) {
        try (TestDatabase opened = each.get();
            Connection connection = opened.connection()) {
          assertThat(Orders.count(connection)).isEqualTo(0);
          Orders.add(connection);
        }
      }
    }
    assertThat(all()).hasSize(1);
  }

  @Test
  void what_a_killed_process_has_left_is_dropped_by_the_next() throws Exception {
    try (var other =
        OtherProcess.start(Opener.class, folder.toString(), server.url(name).location())) {
      assertThat(all()).hasSize(2);
      source().open().close();
      assertThat(all()).as("it lives").hasSize(2);
      other.kill();
    }
    List<String> left = all();
    left = left.stream().filter(each -> each.contains("_belay_")).toList();
    awaitNobodyHolds(left.getFirst());
    source().open().close();
    assertThat(all()).hasSize(1);
  }

  /** The server needs a moment to see that a process has died. */
  private void awaitNobodyHolds(String side) {
    String free =
        "SELECT pg_try_advisory_xact_lock(hashtextextended('belay side " + side + "', 0))";
    while (!server.psql("postgres", free).equals("t\n")) {
      Thread.onSpinWait();
    }
  }

  /** Another process that has a database for tests, and stays. */
  static final class Opener {
    private Opener() {}

    public static void main(String[] arguments) throws IOException {
      TestDatabase opened = source(Path.of(arguments[0]), arguments[1]).open();
      System.out.println(opened.url());
      System.out.println("ready");
      if (System.in.read() < 0) {
        System.out.println("nobody listens");
      }
      Runtime.getRuntime().halt(1);
    }
  }

  @Test
  void old_templates_go() throws Exception {
    for (int number = 2; number < 7; number++) {
      migration("000" + number + "_t.sql", "CREATE TABLE t" + number + " (a INTEGER);\n");
      source().open().close();
    }
    assertThat(all()).hasSize(3);
  }
}
