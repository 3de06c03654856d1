package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.Database;
import dev.belay.engine.RunLock;
import dev.belay.engine.Session;
import dev.belay.testkit.Refusals;
import dev.belay.testkit.Script;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresServer.class)
final class DeadWritersTest {
  @TempDir Path folder;

  @Test
  void whoever_takes_the_lock_ends_what_a_dead_run_left_at_work_and_no_reader(TestServer server)
      throws Exception {
    var subject = new PostgresSubject(server, folder);
    Database database = subject.create();
    Script.run(database, "CREATE TABLE t (a integer)");
    var holder =
        new RunLock.Holder(
            "run-2", "recover", "ada", "db1", 7, Instant.parse("2026-11-20T09:30:00Z"));
    try (Session reader = database.openReadOnly();
        Session dead = database.open()) {
      dead.begin(false);
      Script.of(database, "INSERT INTO t VALUES (1)").in(dead);

      try (RunLock lock = subject.again(database).lock(holder)) {
        assertThat(lock.holder()).isEqualTo(holder);
        assertThat(Script.ask(database, "SELECT count(*) FROM t")).isEqualTo("0");
        Refusals.refused(dev.belay.problem.Code.DATABASE_UNREACHABLE, dead::commit);
        assertThat(reader.query("SELECT count(*) FROM t", 1).get(0)).containsExactly("0");
      }
    }
  }
}
