package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.Capability;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What an engine promises of putting one content in place of another. */
public interface ReplacementContract {
  /** So much that it takes more than one page. */
  int ROWS = 3_000;

  long PAUSE_NANOS = 2_000_000;

  EngineSubject subject();

  private static void fill(Database database, String note) {
    Script.run(
        database,
        "CREATE TABLE t (id integer, note text); INSERT INTO t"
            + " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + ROWS
            + ") SELECT i, '"
            + note
            + "' FROM n");
  }

  private static Fingerprint fingerprint(Database database) {
    try (Session session = database.openReadOnly()) {
      return session.fingerprint(Carry.NOTHING, Progress.NONE);
    }
  }

  private SideCopy filledAside(Database database, String note) throws IOException {
    SideCopy side = database.createAside(subject().scratch());
    fill(side.database(), note);
    return side;
  }

  private static void assumeInPlace(Database database) {
    Assumptions.assumeTrue(
        database.capabilities().contains(Capability.REPLACED_IN_PLACE), "it ends connections");
  }

  @Test
  default void the_content_is_replaced_by_that_of_the_source() throws IOException {
    Database database = subject().create();
    fill(database, "old");
    Script.run(database, "CREATE TABLE only_old (a integer)");
    try (SideCopy side = filledAside(database, "new")) {
      Fingerprint source = fingerprint(side.database());

      Optional<String> kept = database.replaceContent(side, Progress.NONE);

      assertThat(kept.isEmpty())
          .isEqualTo(database.capabilities().contains(Capability.REPLACED_IN_PLACE));
      assertThat(fingerprint(database)).isEqualTo(source);
    }
    assertThat(Script.ask(database, "SELECT count(*) FROM t WHERE note = 'new'"))
        .isEqualTo(Integer.toString(ROWS));
  }

  @Test
  default void a_database_is_created_where_there_is_none() throws IOException {
    Database missing = subject().missing();
    try (SideCopy side = filledAside(missing, "new")) {
      Fingerprint source = fingerprint(side.database());

      assertThat(missing.replaceContent(side, Progress.NONE)).isEmpty();

      assertThat(missing.exists()).isTrue();
      assertThat(fingerprint(missing)).isEqualTo(source);
    }
  }

  @Test
  default void what_can_not_be_read_is_moved_aside_and_not_overwritten() throws IOException {
    Assumptions.assumeTrue(subject().ruins(), "its databases can't be ruined");
    Database database = subject().create();
    subject().ruin(database);
    try (SideCopy side = filledAside(database, "new")) {
      Optional<String> first = database.replaceContent(side, Progress.NONE);
      Fingerprint source = fingerprint(side.database());
      assertThat(fingerprint(database)).isEqualTo(source);

      subject().ruin(database);
      Optional<String> second = database.replaceContent(side, Progress.NONE);

      assertThat(fingerprint(database)).isEqualTo(source);
      assertThat(first).get().satisfies(path -> assertThat(Files.exists(Path.of(path))).isTrue());
      assertThat(second).get().satisfies(path -> assertThat(Files.exists(Path.of(path))).isTrue());
      assertThat(second).isNotEqualTo(first);
    }
  }

  @Test
  default void a_connected_application_goes_on_with_the_new_content() throws IOException {
    Database database = subject().create();
    assumeInPlace(database);
    fill(database, "old");
    try (SideCopy side = filledAside(database, "new");
        Session application = database.open()) {
      assertThat(application.query("SELECT max(note) FROM t", 1)).containsExactly(List.of("old"));
      long mark = application.changeMark();

      database.replaceContent(side, Progress.NONE);

      assertThat(application.changeMark()).isNotEqualTo(mark);
      assertThat(application.query("SELECT max(note) FROM t", 1)).containsExactly(List.of("new"));
      application.begin(false);
      Script.of(database, "INSERT INTO t VALUES (0, 'written by the application')").in(application);
      application.commit();
      assertThat(application.violations()).isEmpty();
    }
    assertThat(Script.ask(database, "SELECT count(*) FROM t")).isEqualTo(ROWS + 1 + "");
  }

  @Test
  default void a_connected_reader_sees_all_of_the_old_or_all_of_the_new() throws Exception {
    Database database = subject().create();
    assumeInPlace(database);
    fill(database, "note 0");
    var ended = new AtomicBoolean();
    var reading = new CountDownLatch(1);
    CompletableFuture<List<List<String>>> seen =
        CompletableFuture.supplyAsync(
            () -> read(database, reading, ended), work -> new Thread(work).start());
    try {
      assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
      for (int number = 1; number <= 5; number++) {
        try (SideCopy side = filledAside(database, "note " + number)) {
          database.replaceContent(side, Progress.NONE);
        }
      }
    } finally {
      ended.set(true);
    }

    assertThat(seen.join())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.get(0)).isEqualTo(Integer.toString(ROWS));
              assertThat(row.get(1)).isEqualTo(row.get(2));
            });
  }

  private static List<List<String>> read(
      Database database, CountDownLatch reading, AtomicBoolean ended) {
    List<List<String>> seen = new ArrayList<>();
    try (Session session = database.openReadOnly()) {
      while (!ended.get()) {
        seen.addAll(session.query("SELECT count(*), min(note), max(note) FROM t", 1));
        reading.countDown();
        // an application that reads without a break lets nobody write
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    return seen;
  }
}
