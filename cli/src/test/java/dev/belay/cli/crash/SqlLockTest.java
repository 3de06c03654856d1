package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An application that writes and does not end, in a process of its own. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SqlLockTest {
  @TempDir Path folder;
  private Room room;

  @BeforeEach
  void prepare() throws Exception {
    room =
        new Room(folder.toRealPath()).shop().file("migrations/0002_add_level.sql", Scenario.GOOD);
  }

  private void migrateIsTold(String begin) throws Exception {
    State before = State.of(room);
    try (Child writer =
        Child.start(room, SqlWriter.class.getName(), List.of(room.folder().toString(), begin))) {
      writer.await(line -> line.equals(SqlWriter.WRITES));
      Room.Screen migrate = room.run("migrate");
      assertThat(migrate.status()).as(migrate.text()).isEqualTo(ExitStatus.UNREACHABLE);
      assertThat(migrate.text()).contains("shop.db is locked");
      assertThat(migrate.text()).contains("nothing was changed");
    }
    assertThat(State.of(room)).isEqualTo(before);
    assertThat(room.run("migrate").status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void an_application_that_keeps_everybody_out_is_told() throws Exception {
    migrateIsTold("BEGIN EXCLUSIVE");
  }

  @Test
  void an_application_in_a_long_write_is_told() throws Exception {
    migrateIsTold("BEGIN IMMEDIATE");
  }

  @Test
  void an_application_in_a_long_write_in_wal_mode_is_told() throws Exception {
    room.sql("PRAGMA journal_mode = WAL");
    migrateIsTold("BEGIN IMMEDIATE");
  }
}
