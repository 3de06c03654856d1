package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.pipeline.Cancellation;
import dev.belay.problem.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Frequent backups, which cost nothing while nothing is written, and push nothing else out. */
@Timeout(120)
class SnapshotTest {
  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void shop() throws Exception {
    cli = new Cli(folder.toRealPath()).shop().asIs();
  }

  private long snapshots() {
    return cli.ends(ExitStatus.DONE, "backups", "-q")
        .lines()
        .filter(line -> line.contains("_snapshot"))
        .count();
  }

  private void order() throws SQLException {
    cli.sql("shop.db", "INSERT INTO orders (customer_id, total) VALUES (1, 1)");
  }

  @Test
  void one_is_a_backup_like_any_other() throws Exception {
    assertThat(cli.ends(ExitStatus.DONE, "snapshot"))
        .contains("Done: db_backup_20261120_0930")
        .contains("_snapshot");
    cli.sql("shop.db", "DELETE FROM orders");
    cli.ends(ExitStatus.DONE, "restore", "latest");
    assertThat(cli.ask("shop.db", "SELECT count(*) FROM orders")).isEqualTo("4");
  }

  @Test
  void every_so_often_one_is_taken_if_something_was_written() throws Exception {
    var cancellation = new Cancellation();
    var counted = new Cli(folder.toRealPath()).asIs().cancelledBy(cancellation);
    try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
      Future<String> told =
          beside.submit(() -> counted.ends(ExitStatus.DONE, "snapshot", "--every", "20ms"));
      await(() -> snapshots() == 1);
      order();
      await(() -> snapshots() == 2);
      cancellation.request();
      assertThat(told.get(60, TimeUnit.SECONDS)).contains("Stopped: 2 snapshots.");
    }
  }

  @Test
  void while_nothing_is_written_none_is_taken() throws Exception {
    var cancellation = new Cancellation();
    var counted = new Cli(folder.toRealPath()).asIs().cancelledBy(cancellation);
    try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
      Future<String> told =
          beside.submit(() -> counted.ends(ExitStatus.DONE, "snapshot", "--every", "1ms"));
      await(() -> snapshots() == 1);
      new Cancellation().pause(Duration.ofMillis(300));
      cancellation.request();
      assertThat(told.get(60, TimeUnit.SECONDS)).contains("Stopped: 1 snapshot.");
    }
  }

  @Test
  void a_database_that_goes_away_is_told_and_one_that_comes_back_is_seen() throws Exception {
    var cancellation = new Cancellation();
    var counted = new Cli(folder.toRealPath()).asIs().cancelledBy(cancellation);
    Path database = cli.folder().resolve("shop.db");
    try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
      Future<Cli.Screen> told = beside.submit(() -> counted.run("snapshot", "--every", "20ms"));
      await(() -> completed() == 1);
      Files.move(database, cli.folder().resolve("away.db"));
      Files.copy(cli.folder().resolve("away.db"), cli.folder().resolve("back.db"));
      new Cancellation().pause(Duration.ofMillis(200));
      Files.move(cli.folder().resolve("back.db"), database);
      await(() -> snapshots() == 2);
      cancellation.request();
      Cli.Screen screen = told.get(60, TimeUnit.SECONDS);
      assertThat(screen.status()).as(screen.whole()).isEqualTo(ExitStatus.FAILED);
      assertThat(screen.whole()).contains("not taken: there is no database at");
    }
  }

  @Test
  void what_was_written_when_none_could_be_taken_is_in_the_next() throws Exception {
    var cancellation = new Cancellation();
    var counted = new Cli(folder.toRealPath()).asIs().cancelledBy(cancellation);
    Path backups = cli.folder().resolve("backups");
    Path aside = cli.folder().resolve("aside");
    try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
      Future<Cli.Screen> told = beside.submit(() -> counted.run("snapshot", "--every", "20ms"));
      await(() -> completed() == 1);
      Files.move(backups, aside);
      Files.writeString(backups, "no folder");
      order();
      await(() -> failures() > 0);
      Files.delete(backups);
      Files.move(aside, backups);
      await(() -> snapshots() == 2);
      cancellation.request();
      Cli.Screen screen = told.get(60, TimeUnit.SECONDS);
      assertThat(screen.status()).as(screen.whole()).isEqualTo(ExitStatus.FAILED);
      assertThat(screen.whole()).contains("Stopped: 2 snapshots, ");
    }
  }

  private long failures() {
    return recorded("rolled back");
  }

  /** Runs that are over: before that, nothing of theirs may be moved. */
  private long completed() {
    return recorded("completed");
  }

  private long recorded(String what) {
    String trail = cli.run("audit").whole();
    return trail.lines().filter(line -> line.contains("  backup ") && line.contains(what)).count();
  }

  @Test
  void snapshots_push_no_other_backup_out_and_are_thinned_themselves() throws Exception {
    cli.ends(ExitStatus.DONE, "backup", "the_one", "--keep", "1");
    for (int each = 0; each < 9; each++) {
      cli.clock().advance(Duration.ofMinutes(20));
      cli.ends(ExitStatus.DONE, "snapshot", "--keep", "1");
    }
    assertThat(cli.ends(ExitStatus.DONE, "backups", "-q")).contains("the_one");
    // taken at 9:50, 10:10, 10:30, 10:50, 11:10, 11:30, 11:50, 12:10 and 12:30
    assertThat(snapshots()).isEqualTo(6);

    cli.clock().advance(Duration.ofDays(8));
    cli.ends(ExitStatus.DONE, "snapshot", "--keep", "1");
    assertThat(snapshots()).isEqualTo(1);
    assertThat(cli.ends(ExitStatus.DONE, "backups", "-q")).contains("the_one");
  }

  @Test
  void what_is_no_duration_is_refused() {
    assertThat(cli.ends(ExitStatus.USAGE, "snapshot", "--every", "often"))
        .contains("--every \"often\" is not a duration");
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it never came true").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
