package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A team's own command is at work when somebody presses Ctrl-C, or Belay is killed. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CommandInterruptTest {
  /** Commits half of it, says so, and goes on when it is told to. The number is its own. */
  private static final String SCRIPT =
      """
      set -e
      file=${MIGRATE_URL#sqlite3://}
      sqlite3 -bail "$file" < migrations/2_level.up.sql
      PREPARED
      case "$file" in
        */scratch/*) place=copy ;;
        *) place=target ;;
      esac
      if [ $place = WHERE ]; then
        echo $$ > number
        mv number at-work
        while [ ! -e go ]; do sleep 0.1; done
      fi
      sqlite3 "$file" "UPDATE schema_migrations SET version = 2"
      """;

  @TempDir Path folder;
  private Room room;

  @BeforeEach
  void prepare() throws Exception {
    room = new Room(folder.toRealPath()).stranger().without("migrations/0001_create_shop.sql");
    room.file(
        "belay.yaml",
        Files.readString(room.folder().resolve("belay.yaml"))
            + "migrate:\n  command: sh migrate.sh\n  command-variable: MIGRATE_URL\n");
    room.file("migrations/1_init.up.sql", "CREATE TABLE customers (id INTEGER);\n");
    room.file("migrations/2_level.up.sql", "ALTER TABLE customers ADD COLUMN level TEXT;\n");
    room.sql(
        "CREATE TABLE schema_migrations (version uint64, dirty bool)",
        "INSERT INTO schema_migrations VALUES (1, FALSE)");
  }

  private Child start(String where, String prepared) throws Exception {
    room.file("migrate.sh", SCRIPT.replace("WHERE", where).replace("PREPARED", prepared));
    Child child = Child.startInForeground(room, List.of("migrate"));
    Wait.until(() -> Files.exists(room.folder().resolve("at-work")) || !child.runs());
    assertThat(room.folder().resolve("at-work")).exists();
    return child;
  }

  private boolean isAtWork() throws Exception {
    String number = Files.readString(room.folder().resolve("at-work")).strip();
    return ProcessHandle.of(Long.parseLong(number)).filter(ProcessHandle::isAlive).isPresent();
  }

  private void interrupted(String where, String prepared, String told) throws Exception {
    State before = State.of(room);
    try (Child child = start(where, prepared)) {
      child.interrupt();
      assertThat(child.status()).as(child.text()).isEqualTo(ExitStatus.INTERRUPTED.status());
      assertThat(child.text()).contains("interrupted while sh migrate.sh ran", told);
    }
    assertThat(isAtWork()).isFalse();
    assertThat(State.of(room)).isEqualTo(before);
    nothingIsLeft();
  }

  private void nothingIsLeft() throws Exception {
    assertThat(room.names(".belay/runs")).isEmpty();
    assertThat(room.names(".belay/scratch")).isEmpty();
  }

  @Test
  void interrupted_in_rehearsal_nothing_was_changed() throws Exception {
    interrupted("copy", "", "nothing was changed in shop");
  }

  @Test
  void interrupted_on_the_target_what_it_has_committed_is_taken_back() throws Exception {
    interrupted("target", "", "shop is as it was before");
  }

  /** It has a connection, and what it did after the way back would stay. */
  @Test
  void a_command_that_does_not_heed_is_ended_before_anything_is_taken_back() throws Exception {
    interrupted("target", "trap '' TERM", "shop is as it was before");
  }

  @Test
  void after_a_kill_nothing_is_taken_back_while_the_command_is_at_work() throws Exception {
    State before = State.of(room);
    start("target", "").close();

    Room.Screen early = room.run("recover");

    assertThat(isAtWork()).isTrue();
    assertThat(early.status()).as(early.text()).isNotEqualTo(ExitStatus.DONE);
    assertThat(early.text()).contains("the command of this run is still at work");
    room.file("go", "");
    Room.Screen[] late = {early};
    Wait.until(
        () -> {
          late[0] = room.run("recover");
          return !late[0].text().contains("still at work");
        });

    assertThat(late[0].text()).contains("as it was before");
    assertThat(State.of(room)).isEqualTo(before);
    nothingIsLeft();
  }

  @Test
  void after_a_kill_in_rehearsal_the_target_is_as_it_was() throws Exception {
    State before = State.of(room);
    start("copy", "").close();
    room.file("go", "");
    Wait.until(() -> !isAtWork());

    room.run("recover");

    assertThat(State.of(room)).isEqualTo(before);
    nothingIsLeft();
  }
}
