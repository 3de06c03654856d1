package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.cli.Main;
import dev.belay.problem.ExitStatus;
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
  @TempDir Path folder;
  private Room room;

  @BeforeEach
  void prepare() throws Exception {
    room = new Room(folder.toRealPath()).shop();
  }

  private Child start(String... arguments) throws Exception {
    return Child.start(room, Main.class.getName(), List.of(arguments));
  }

  @Test
  void a_migration_interrupted_in_a_long_statement_is_rolled_back() throws Exception {
    room.file(
        "migrations/0002_long.sql",
        """
        CREATE TABLE numbers (n INTEGER PRIMARY KEY, text TEXT NOT NULL);
        WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number LIMIT 1500000)
        INSERT INTO numbers SELECT n, hex(n) FROM number;
        """);
    State before = State.of(room);
    try (Child child = start("migrate", "--no-rehearsal")) {
      Path rollbackJournal = room.folder().resolve(Room.DATABASE + "-journal");
      Wait.until(() -> Files.exists(rollbackJournal) && Files.size(rollbackJournal) > 0);
      child.interrupt();
      assertThat(child.status()).as(child.text()).isEqualTo(ExitStatus.INTERRUPTED.status());
      assertThat(child.text()).contains("interrupted", "shop is as it was before: rolled back");
    }
    assertThat(State.of(room)).isEqualTo(before);
    nothingIsLeft();
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

  private void nothingIsLeft() throws Exception {
    assertThat(room.names(".belay/runs")).isEmpty();
    assertThat(room.names(".belay/scratch")).isEmpty();
    Room.Screen status = room.run("status");
    assertThat(status.status()).as(status.text()).isEqualTo(ExitStatus.DONE);
  }
}
