package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A second run while a first one, in another process, goes on. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TwoRunsTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  @TempDir Path folder;
  private Room room;

  @BeforeEach
  void prepare() throws Exception {
    room =
        new Room(folder.toRealPath()).shop().file("migrations/0002_add_level.sql", Scenario.GOOD);
    assertThat(room.run("status").status()).isEqualTo(ExitStatus.DONE);
  }

  /** A migrate that has begun and does not go on. */
  private Child first() throws Exception {
    Child child = Child.start(room, KilledProgram.Fate.STANDS_AT, 3, List.of("migrate"));
    child.await(line -> line.equals(KilledProgram.STANDS));
    return child;
  }

  private String runOfFirst() throws Exception {
    String journal = room.names(".belay/runs").get(0);
    return journal.substring(0, journal.length() - ".journal".length());
  }

  @Test
  void the_second_run_is_refused_at_once_and_told_who_holds_the_lock() throws Exception {
    try (Child first = first()) {
      for (String verb : List.of("migrate", "backup", "recover")) {
        long begun = System.nanoTime();
        Room.Screen second = room.run(verb);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
        assertThat(second.status()).as(second.text()).isEqualTo(ExitStatus.LOCKED);
        assertThat(second.text()).contains(runOfFirst(), "(migrate)", "of ada", "on db1");
      }
      assertThat(first.runs()).isTrue();
    }
  }

  @Test
  void status_shows_the_run_that_goes_on_and_calls_nothing_killed() throws Exception {
    try (Child first = first()) {
      Room.Screen status = room.run("status");
      assertThat(status.status()).as(status.text()).isEqualTo(ExitStatus.DONE);
      assertThat(status.text())
          .contains("running", "migrate by ada on db1, run " + runOfFirst())
          .doesNotContain("killed");
      assertThat(first.runs()).isTrue();
    }
  }

  @Test
  void the_lock_goes_with_the_process_that_held_it() throws Exception {
    first().close();
    Room.Screen status = room.run("status");
    assertThat(status.status()).isEqualTo(ExitStatus.NO);
    assertThat(status.text()).contains("killed").doesNotContain("running");
    assertThat(room.run("recover").status()).isEqualTo(ExitStatus.DONE);
    assertThat(room.run("migrate").status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void nothing_pending_is_no_answer_while_another_run_may_take_it_back() throws Exception {
    room.done("migrate");
    try (Child first =
        Child.start(room, KilledProgram.Fate.STANDS_AT, 3, List.of("restore", "latest"))) {
      first.await(line -> line.equals(KilledProgram.STANDS));
      assertThat(room.run("migrate").status()).isEqualTo(ExitStatus.LOCKED);
    }
    assertThat(room.run("migrate").status()).isEqualTo(ExitStatus.NO);
  }
}
