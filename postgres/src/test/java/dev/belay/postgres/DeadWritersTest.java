package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.Permit;
import dev.belay.engine.Database;
import dev.belay.engine.RunLock;
import dev.belay.engine.Session;
import dev.belay.jdbc.Statements;
import dev.belay.testkit.Refusals;
import dev.belay.testkit.Script;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresServer.class)
final class DeadWritersTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");

  private static final Permit ONE =
      new Permit("3f9a2c01", "guard", true, NOW, NOW.plusSeconds(3600), 1, 0, "ada", "");

  @TempDir Path folder;

  /** Whoever asks for a permit does not hold the lock, and another may just be taking it. */
  @Test
  @Timeout(60)
  void who_uses_a_permit_is_no_dead_writer(TestServer server) throws Exception {
    var subject = new PostgresSubject(server, folder);
    Database database = subject.create();
    database.permits().add(ONE);
    Permit given = database.permits().read().getFirst();
    try (Connection other = server.connect(Originals.nameOf(database));
        ExecutorService beside = Executors.newSingleThreadExecutor()) {
      other.setAutoCommit(false);
      new Statements(other).run("LOCK TABLE belay.permit_use IN ACCESS EXCLUSIVE MODE");
      Future<Boolean> used = beside.submit(() -> database.permits().use(given, NOW, "ada"));
      await(server);

      subject.again(database).lock(new RunLock.Holder("run-3", "backup", "", "", 7, NOW)).close();

      other.rollback();
      assertThat(used.get(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void await(TestServer server) {
    String waiting =
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE"
            + " 'INSERT INTO belay.permit_use%'";
    while (!server.psql("postgres", waiting).strip().equals("1")) {
      Thread.onSpinWait();
    }
  }

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
