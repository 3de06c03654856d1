package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real program, and an operator who presses Ctrl-C. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class InterruptTest {
  /** A statement that would take hours. */
  private static final String ENDLESS =
      """
      CREATE TABLE numbers (n INTEGER PRIMARY KEY, text TEXT NOT NULL);
      WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number LIMIT 9000000000)
      INSERT INTO numbers SELECT n % 10000, hex(n) FROM number WHERE true
      ON CONFLICT (n) DO UPDATE SET text = excluded.text;
      """;

  @TempDir Path folder;
  private Room room;

  @BeforeEach
  void prepare() throws Exception {
    room = new Room(folder.toRealPath()).shop();
  }

  @Test
  void a_migration_interrupted_in_a_statement_is_rolled_back_at_once() throws Exception {
    interrupted(
        ENDLESS,
        room.folder().resolve(Room.DATABASE + "-journal"),
        "shop is as it was before: rolled back",
        "migrate",
        "--no-rehearsal");
  }

  @Test
  void a_rehearsal_interrupted_in_a_statement_ends_at_once() throws Exception {
    interrupted(
        ENDLESS, room.folder().resolve(".belay/scratch"), "nothing was changed in shop", "migrate");
  }

  @Test
  void what_is_committed_before_an_endless_statement_is_taken_back() throws Exception {
    interrupted(
        "CREATE TABLE early (n);\nVACUUM;\n" + ENDLESS,
        room.folder().resolve(Room.DATABASE + "-journal"),
        "shop is as it was before",
        "migrate",
        "--no-rehearsal");
  }

  /** Interrupts as soon as SQLite writes a journal in the folder that is named, or below it. */
  private void interrupted(String sql, Path place, String end, String... command) throws Exception {
    room.file("migrations/0002_long.sql", sql);
    State before = State.of(room);
    try (Child child = start(command)) {
      Wait.until(() -> isWriting(place));
      child.interrupt();
      assertThat(child.status()).as(child.text()).isEqualTo(ExitStatus.INTERRUPTED.status());
      assertThat(child.text()).contains("interrupted", end);
    }
    assertThat(State.of(room)).isEqualTo(before);
    nothingIsLeft();
  }

  @Test
  void what_a_killed_check_leaves_behind_is_deleted_by_the_next_but_not_what_a_running_one_needs()
      throws Exception {
    room.file("migrations/0002_long.sql", ENDLESS);
    Path scratch = room.folder().resolve(".belay/scratch");
    try (Child child = start("check")) {
      Wait.until(() -> isWriting(scratch));
      List<String> running = room.names(".belay/scratch");
      assertThat(running).hasSize(1);

      room.done("backup");

      assertThat(room.names(".belay/scratch")).isEqualTo(running);
      assertThat(room.names(".belay/scratch/" + running.get(0))).isNotEmpty();
      assertThat(child.runs()).isTrue();
    }
    assertThat(room.names(".belay/scratch")).hasSize(1);

    room.done("backup");

    assertThat(room.names(".belay/scratch")).isEmpty();
  }

  private static boolean isWriting(Path place) throws IOException {
    if (!Files.exists(place)) {
      return false;
    }
    try (var files = Files.walk(place)) {
      return files.anyMatch(file -> file.toString().endsWith("-journal"));
    } catch (UncheckedIOException e) {
      // it has just been deleted
      return false;
    }
  }

  @Test
  void a_backup_interrupted_in_the_middle_leaves_none() throws Exception {
    room.sql(
        "CREATE TABLE pictures (id INTEGER PRIMARY KEY, picture BLOB)",
        "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number LIMIT 100)"
            + " INSERT INTO pictures SELECT n, randomblob(1000000) FROM number");
    State before = State.of(room);
    List<String> backups = room.names("backups/shop");
    try (Child child = start("backup", "late")) {
      Wait.until(() -> !room.names(".belay/scratch").isEmpty());
      child.interrupt();
      assertThat(child.status()).as(child.text()).isEqualTo(ExitStatus.INTERRUPTED.status());
      assertThat(child.text()).contains("interrupted", "nothing was changed in shop");
    }
    assertThat(State.of(room)).isEqualTo(before);
    assertThat(room.names("backups/shop")).isEqualTo(backups);
    nothingIsLeft();
  }

  private Child start(String... arguments) throws Exception {
    return Child.startInForeground(room, List.of(arguments));
  }

  private void nothingIsLeft() throws Exception {
    assertThat(room.names(".belay/runs")).isEmpty();
    assertThat(room.names(".belay/scratch")).isEmpty();
    Room.Screen status = room.run("status");
    assertThat(status.status()).as(status.text()).isEqualTo(ExitStatus.DONE);
  }
}
