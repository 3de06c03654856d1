package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.Permit;
import dev.belay.engine.Database;
import dev.belay.engine.Permits;
import dev.belay.engine.Progress;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Fingerprint;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What an engine promises of the permits that are kept inside the database. */
public interface PermitContract {
  Instant GIVEN = Instant.parse("2026-02-03T04:05:06.789012345Z");

  EngineSubject subject();

  private static Permit permit(String id, int times) {
    return new Permit(
        id,
        "restore",
        true,
        GIVEN,
        GIVEN.plus(Duration.ofMinutes(30)),
        times,
        0,
        "o'nina on \"db1\"",
        "because it's \"urgent\"");
  }

  @Test
  default void a_database_is_made_without_permits() {
    assertThat(subject().create().permits().read()).isEmpty();
    assertThat(subject().missing().permits().read()).isEmpty();
  }

  @Test
  default void a_permit_is_read_as_it_was_given_by_whoever_opens_the_database() {
    Database database = subject().create();
    database.permits().add(permit("3f9a2c01", 2));
    assertThat(subject().again(database).permits().read()).containsExactly(permit("3f9a2c01", 2));
  }

  @Test
  default void it_can_be_used_as_often_as_it_says() {
    Permits permits = subject().create().permits();
    Permit permit = permit("3f9a2c01", 2);
    permits.add(permit);

    assertThat(permits.use(permit, GIVEN, "a job")).isTrue();
    assertThat(permits.read().getFirst().used()).isEqualTo(1);
    assertThat(permits.use(permit, GIVEN, "a job")).isTrue();
    assertThat(permits.use(permit, GIVEN, "a job")).isFalse();
    assertThat(permits.read().getFirst().isUsedUp()).isTrue();
  }

  @Test
  default void of_many_at_the_same_moment_no_more_get_it() throws Exception {
    Database database = subject().create();
    Permit permit = permit("3f9a2c01", 3);
    database.permits().add(permit);

    assertThat(atOnce(8, () -> subject().again(database).permits().use(permit, GIVEN, "a job")))
        .isEqualTo(3);
  }

  private static int atOnce(int callers, Callable<Boolean> work)
      throws InterruptedException, ExecutionException {
    try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
      List<Callable<Boolean>> all = new ArrayList<>();
      for (int each = 0; each < callers; each++) {
        all.add(work);
      }
      int granted = 0;
      for (Future<Boolean> each : pool.invokeAll(all)) {
        granted += each.get() ? 1 : 0;
      }
      return granted;
    }
  }

  @Test
  default void what_was_taken_back_is_gone() {
    Permits permits = subject().create().permits();
    permits.revoke("3f9a2c01");
    permits.add(permit("3f9a2c01", 1));
    permits.add(permit("4f9a2c01", 1));
    permits.revoke("3f9a2c01");
    assertThat(permits.read()).extracting(Permit::id).containsExactly("4f9a2c01");
  }

  @Test
  default void a_permit_is_no_part_of_the_content() {
    Database database = subject().create();
    Script.run(database, "CREATE TABLE t (a INTEGER)");
    Fingerprint before = database.fingerprint(Progress.NONE);
    database.permits().add(permit("3f9a2c01", 1));
    assertThat(database.fingerprint(Progress.NONE)).isEqualTo(before);
  }

  @Test
  default void a_copy_has_none_that_hold_for_it() throws IOException {
    Database database = subject().create();
    database.permits().add(permit("3f9a2c01", 1));
    try (SideCopy copy = copy(database)) {
      assertThat(copy.database().permits().read()).noneMatch(Permit::own);
    }
  }

  @Test
  default void what_takes_the_place_of_a_database_brings_none() throws IOException {
    Database database = subject().create();
    Permit permit = permit("3f9a2c01", 1);
    database.permits().add(permit);
    try (SideCopy copy = copy(database)) {
      database.permits().use(permit, GIVEN, "a job");
      database.replaceContent(copy, Progress.NONE);
    }
    assertThat(database.permits().read()).noneMatch(Permit::own);
  }

  @Test
  default void time_never_goes_back_behind_what_the_clock_here_says() {
    Database database = subject().create();
    Instant here = Instant.now().plus(Duration.ofDays(1));
    assertThat(database.permits().now(here)).isAfterOrEqualTo(here);
    assertThat(database.permits().now(Instant.EPOCH))
        .isAfter(Instant.now().minus(Duration.ofDays(1)));
  }

  private SideCopy copy(Database database) throws IOException {
    return MemoryCopy.of(database, subject().scratch()).restore(database, subject().scratch());
  }
}
