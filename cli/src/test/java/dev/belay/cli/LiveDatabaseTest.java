package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Applications go on writing while Belay backs up and migrates. */
@ExtendWith(PostgresServer.class)
class LiveDatabaseTest {
  private static final String SCHEMA =
      """
      CREATE TABLE accounts (id integer PRIMARY KEY, balance integer NOT NULL);
      CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text NOT NULL);
      INSERT INTO accounts SELECT n, 0 FROM generate_series(1, 2000) n;
      """;

  private static final String BACKFILL =
      """
      ALTER TABLE accounts ADD COLUMN level text;
      UPDATE accounts SET level = 'bronze';
      """;

  @TempDir Path folder;

  private final AtomicBoolean over = new AtomicBoolean();
  private TestServer server;
  private ServerShop shop;

  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    shop = new ServerShop(server, folder, SCHEMA, "");
  }

  /** Moves money and writes it down, over and over; returns how often that was committed. */
  private long writes() throws Exception {
    long committed = 0;
    try (Connection connection = server.connect(shop.name());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      while (!over.get()) {
        int one = (int) (committed % 2000) + 1;
        statement.execute("UPDATE accounts SET balance = balance - 1 WHERE id = " + one);
        statement.execute("UPDATE accounts SET balance = balance + 1 WHERE id = " + (2001 - one));
        statement.execute("INSERT INTO events (what) VALUES ('moved')");
        connection.commit();
        committed++;
      }
    }
    return committed;
  }

  /** Runs a command while others write; returns what it said. */
  private String whileOthersWrite(Callable<String> command) throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
      List<Future<Long>> all = new ArrayList<>();
      all.add(writers.submit(this::writes));
      String said;
      try {
        said = command.call();
      } finally {
        over.set(true);
      }
      long committed = 0;
      for (Future<Long> each : all) {
        committed += each.get();
      }
      assertThat(committed).isPositive();
      assertThat(shop.ask("SELECT count(*) FROM events")).isEqualTo(String.valueOf(committed));
      assertThat(shop.ask("SELECT sum(balance) FROM accounts")).isEqualTo("0");
      return said;
    }
  }

  @Test
  void a_migration_is_proven_although_others_write() throws Exception {
    shop.migration("0002_level.sql", BACKFILL);
    String said = whileOthersWrite(() -> shop.ends(ExitStatus.DONE, "migrate"));
    assertThat(said).contains("the data had moved on since the rehearsal", "1 migration applied");
    assertThat(shop.ask("SELECT count(*) FROM accounts WHERE level = 'bronze'")).isEqualTo("2000");
  }

  /** In a rehearsal the database has another name: as at midnight, the row goes elsewhere. */
  @Test
  void a_row_may_go_into_a_partition_into_which_none_went_in_rehearsal() throws Exception {
    server.psql(
        shop.name(),
        """
        CREATE TABLE visits (at date NOT NULL, kind text NOT NULL) PARTITION BY RANGE (at);
        CREATE TABLE visits_2025 PARTITION OF visits
          FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
        CREATE TABLE visits_2026 PARTITION OF visits
          FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
        CREATE TABLE visits_2026_a PARTITION OF visits_2026 FOR VALUES IN ('a');
        INSERT INTO visits VALUES ('2025-05-05', 'a'), ('2026-05-05', 'a');
        """);
    shop.migration(
        "0002_visit.sql",
        """
        INSERT INTO visits (at, kind) SELECT CASE WHEN current_database() LIKE '%\\_belay\\_%'
          THEN date '2025-07-07' ELSE date '2026-07-07' END, 'a';
        """);
    assertThat(shop.ends(ExitStatus.DONE, "migrate"))
        .contains("values differ only where the migration computes them anew");
    assertThat(shop.ask("SELECT count(*) FROM visits_2026_a")).isEqualTo("2");
  }

  @Test
  void a_backup_of_a_moving_database_restores_to_one_moment() throws Exception {
    whileOthersWrite(() -> shop.ends(ExitStatus.DONE, "backup"));
    String copy = server.url(shop.name() + "_copy").location();
    shop.ends(ExitStatus.DONE, "restore", "latest", "--to", copy);
    String told = server.psql(shop.name() + "_copy", "SELECT sum(balance) FROM accounts").strip();
    assertThat(told).isEqualTo("0");
    assertThat(shop.ends(ExitStatus.DONE, "compare", "latest", copy)).contains("hold the same");
  }

  @Test
  void who_is_in_the_way_is_told_and_nothing_is_left_behind() throws Exception {
    shop.migration("0002_level.sql", BACKFILL);
    try (Connection other = server.connect(shop.name());
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("UPDATE accounts SET balance = 1 WHERE id = 1");
      assertThat(shop.ends(ExitStatus.UNREACHABLE, "migrate", "--lock-wait", "100ms"))
          .contains("other sessions are in the way", "holds accounts: UPDATE accounts SET balance")
          .contains("pg_terminate_backend", "tries left: 1");
      other.rollback();
    }
    assertThat(shop.ends(ExitStatus.DONE, "migrate")).contains("1 migration applied");
  }

  @Test
  void whoever_lets_go_in_time_is_waited_for() throws Exception {
    shop.migration("0002_level.sql", BACKFILL);
    try (Connection other = server.connect(shop.name());
        Statement statement = other.createStatement();
        ExecutorService pool = Executors.newSingleThreadExecutor()) {
      other.setAutoCommit(false);
      statement.execute("UPDATE accounts SET balance = 1 WHERE id = 1");
      Future<Boolean> letGo = pool.submit(() -> letGoOnceWaitedFor(other));
      assertThat(shop.ends(ExitStatus.DONE, "migrate", "--lock-wait", "300ms"))
          .contains("1 migration applied");
      assertThat(letGo.get()).isTrue();
    }
  }

  private boolean letGoOnceWaitedFor(Connection other) throws Exception {
    String waiting =
        "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation ="
            + " (SELECT 'accounts'::regclass)";
    while (shop.ask(waiting).equals("0")) {
      Thread.onSpinWait();
    }
    other.commit();
    return true;
  }
}
