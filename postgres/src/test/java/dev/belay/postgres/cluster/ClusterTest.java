package dev.belay.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresServer.class)
class ClusterTest {
  private static final Path PARENT = Path.of(System.getProperty("java.io.tmpdir"));

  /** For what does not stop. */
  private static final Duration SHORT = Duration.ofSeconds(2);

  private static Cluster start(ClusterPlan plan) {
    return Cluster.start(TestServer.installed().newest(), plan, PARENT);
  }

  @Test
  void only_its_password_opens_it_and_nobody_else_can_read_its_files() throws Exception {
    ClusterPlan plan = ClusterPlan.closed(new Random(1), "max_connections=9");
    try (Cluster cluster = start(plan)) {
      String url = "jdbc:postgresql://127.0.0.1:" + cluster.port() + "/postgres";
      try (var connection = DriverManager.getConnection(url, "postgres", plan.password().open());
          var statement = connection.createStatement();
          var answer = statement.executeQuery("SHOW max_connections")) {
        assertThat(answer.next()).isTrue();
        assertThat(answer.getInt(1)).isEqualTo(9);
      }
      assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "guess").close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThat(cluster.folder().resolve("password")).doesNotExist();
      assertThat(Files.getPosixFilePermissions(cluster.folder().resolve("data")))
          .allMatch(permission -> permission.name().startsWith("OWNER"));
    }
  }

  @Test
  void two_passwords_differ() {
    var random = new Random(1);
    assertThat(ClusterPlan.closed(random).password())
        .isNotEqualTo(ClusterPlan.closed(random).password());
  }

  @Test
  void a_server_whose_watcher_was_killed_is_stopped_by_its_owner() throws Exception {
    Cluster cluster = start(ClusterPlan.closed(new Random(1)));
    long server = pid(cluster.folder());
    killWatcher(cluster);
    assertThat(ProcessHandle.of(server)).isPresent();

    cluster.close();

    assertThat(ProcessHandle.of(server)).isEmpty();
    assertThat(cluster.folder()).doesNotExist();
  }

  @Test
  void a_server_that_does_not_stop_is_killed_with_all_its_processes() throws Exception {
    Cluster cluster = start(ClusterPlan.closed(new Random(1)));
    List<ProcessHandle> processes = standingStill(cluster);

    cluster.close(SHORT);

    assertThat(processes).hasSizeGreaterThan(2).noneMatch(ProcessHandle::isAlive);
    assertThat(cluster.folder()).doesNotExist();
  }

  @Test
  void so_is_one_whose_watcher_was_killed() throws Exception {
    Cluster cluster = start(ClusterPlan.closed(new Random(1)));
    List<ProcessHandle> processes = standingStill(cluster);
    killWatcher(cluster);

    new Leftover(cluster.folder()).remove(SHORT);

    assertThat(processes).hasSizeGreaterThan(2).noneMatch(ProcessHandle::isAlive);
    assertThat(cluster.folder()).doesNotExist();
    cluster.close();
  }

  /**
   * Not by {@code onExit}: on two processors Java waits with one thread for the ends of all
   * processes that are asked about, and that one would wait until nobody writes a log any more.
   */
  private static void killWatcher(Cluster cluster) {
    cluster.watcher().destroyForcibly();
    while (cluster.watcher().isAlive()) {
      Thread.onSpinWait();
    }
  }

  /** A stopped process heeds nothing but what kills it. */
  private static List<ProcessHandle> standingStill(Cluster cluster) throws Exception {
    ProcessHandle server = ProcessHandle.of(pid(cluster.folder())).orElseThrow();
    List<ProcessHandle> all = Stream.concat(Stream.of(server), server.descendants()).toList();
    var stop = new ProcessBuilder("kill", "-STOP", Long.toString(server.pid())).start();
    assertThat(stop.waitFor()).isZero();
    return all;
  }

  @Test
  void another_process_that_has_got_the_number_of_a_dead_server_is_not_touched() throws Exception {
    Path folder = Files.createTempDirectory("leftover");
    Files.createDirectory(folder.resolve("data"));
    Process other = new ProcessBuilder("cat").start();
    try {
      Files.write(
          folder.resolve("data/postmaster.pid"),
          List.of(Long.toString(other.pid()), folder.resolve("data").toString(), "1000000000"));
      new Leftover(folder).remove(SHORT);
      assertThat(other.isAlive()).isTrue();
      assertThat(folder).doesNotExist();
    } finally {
      other.destroyForcibly();
    }
  }

  private static long pid(Path folder) throws Exception {
    return Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
  }
}
