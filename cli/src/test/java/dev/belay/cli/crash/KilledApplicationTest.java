package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An application that was killed while it wrote, before Belay came. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KilledApplicationTest {
  @TempDir Path folder;

  @Test
  void what_it_left_half_written_does_not_make_the_database_read_only() throws Exception {
    Room room = new Room(folder.toRealPath()).bigShop();
    State before = State.of(room);
    List<String> arguments =
        List.of(
            room.folder().toString(),
            "PRAGMA cache_size = 10",
            "BEGIN IMMEDIATE",
            "UPDATE notes SET text = text || id");
    try (Child application = Child.start(room, SqlWriter.class.getName(), arguments)) {
      application.await(line -> line.equals(SqlWriter.WRITES));
    }
    assertThat(room.folder().resolve(Room.DATABASE + "-journal")).isNotEmptyFile();
    Room.Screen status = room.run("status");
    assertThat(status.status()).as(status.text()).isEqualTo(ExitStatus.DONE);
    assertThat(State.of(room)).isEqualTo(before);
  }
}
