package dev.belay.testkit;

import static dev.belay.testkit.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.engine.Database;
import dev.belay.engine.RunLock;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an engine promises of the lock that one run holds. */
public interface LockContract {
  EngineSubject subject();

  private static RunLock.Holder holder(String run) {
    return new RunLock.Holder(
        run, "migrate", "ana", "shop-1", 4711, Instant.parse("2026-02-03T04:05:06Z"));
  }

  @Test
  default void a_lock_names_its_holder_until_it_is_closed() {
    Database database = subject().create();

    try (RunLock lock = database.lock(holder("first"))) {
      assertThat(lock.holder()).isEqualTo(holder("first"));
      assertThat(database.lockHolder()).contains(holder("first"));
      assertThat(subject().again(database).lockHolder()).contains(holder("first"));
    }

    assertThat(database.lockHolder()).isEmpty();
  }

  @Test
  default void a_second_lock_is_refused_at_once_and_told_of_the_first() {
    Database database = subject().create();
    try (RunLock first = database.lock(holder("first"))) {
      assertThat(first.holder().run()).isEqualTo("first");
      for (Database same : new Database[] {database, subject().again(database)}) {
        Problem problem = refused(Code.RUN_LOCKED, () -> same.lock(holder("second")));

        assertThat(problem.why()).contains("first", "migrate", "ana", "shop-1", "4711");
      }
      assertThat(database.lockHolder()).contains(holder("first"));
    }
  }

  @Test
  default void a_lock_can_be_taken_again_after_it_was_closed_and_closed_twice() {
    Database database = subject().create();
    RunLock first = database.lock(holder("first"));
    first.close();
    first.close();

    try (RunLock second = database.lock(holder("second"))) {
      first.close();

      assertThat(database.lockHolder()).contains(second.holder());
      refused(Code.RUN_LOCKED, () -> database.lock(holder("third")));
    }
  }

  @Test
  default void two_databases_have_two_locks() {
    Database one = subject().create();
    Database other = subject().create();

    try (RunLock first = one.lock(holder("first"));
        RunLock second = other.lock(holder("second"))) {
      assertThat(one.lockHolder()).contains(first.holder());
      assertThat(other.lockHolder()).contains(second.holder());
    }
  }

  @Test
  default void a_lock_can_be_taken_before_the_database_is_there() {
    Database missing = subject().missing();

    try (RunLock lock = missing.lock(holder("first"))) {
      assertThat(missing.lockHolder()).contains(lock.holder());
      assertThat(missing.exists()).isFalse();
    }
  }

  @Test
  default void the_lock_of_another_process_holds_until_that_process_dies() {
    Database database = subject().create();

    try (OtherProcess other = subject().lockElsewhere(database, holder("elsewhere"))) {
      assertThat(database.lockHolder()).contains(holder("elsewhere"));
      refused(Code.RUN_LOCKED, () -> database.lock(holder("here")));
      refused(Code.RUN_LOCKED, () -> database.lock(holder("here")));
      other.kill();
      awaitFree(database);
    }
    try (RunLock lock = database.lock(holder("here"))) {
      assertThat(database.lockHolder()).contains(lock.holder());
    }
  }

  /** A server needs a moment to see that a process has died. */
  private static void awaitFree(Database database) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (database.lockHolder().isPresent()) {
      assertThat(System.nanoTime()).as("the lock of a dead process is held").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  default void looking_for_the_holder_or_a_second_try_does_not_lose_the_lock_to_another_process() {
    Database database = subject().create();
    try (RunLock lock = database.lock(holder("here"))) {
      assertThat(subject().again(database).lockHolder()).contains(lock.holder());
      refused(Code.RUN_LOCKED, () -> subject().again(database).lock(holder("second")));

      assertThatThrownBy(() -> subject().lockElsewhere(database, holder("elsewhere")))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining(Code.RUN_LOCKED.id());
    }
  }
}
