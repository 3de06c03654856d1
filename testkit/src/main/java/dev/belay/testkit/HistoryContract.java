package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.Database;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Carry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an engine promises of the history that is kept inside the database. */
public interface HistoryContract {
  EngineSubject subject();

  static HistoryEntry entry(String version, HistoryEntry.Outcome outcome) {
    return new HistoryEntry(
        version,
        "add a \"price\" to 'Größe'",
        "V" + version + "__price.sql",
        "c0ffee",
        outcome,
        Instant.parse("2026-02-03T04:05:06.789012345Z"),
        Duration.ofMillis(1234),
        "run-7",
        "ana",
        outcome == HistoryEntry.Outcome.FAILED
            ? Optional.of("no such table: t\nsecond line")
            : Optional.empty());
  }

  @Test
  default void a_database_without_history_has_none() {
    Database database = subject().create();
    try (Session session = database.openReadOnly()) {
      assertThat(session.history()).isEmpty();
    }
  }

  @Test
  default void lines_come_back_as_they_were_written_oldest_first() {
    Database database = subject().create();
    try (Session session = database.open()) {
      session.record(entry("2", HistoryEntry.Outcome.FAILED));
      session.record(entry("1", HistoryEntry.Outcome.BASELINE));
      session.record(entry("2", HistoryEntry.Outcome.APPLIED));
      session.record(entry("2", HistoryEntry.Outcome.ROLLED_BACK));
    }
    try (Session session = database.openReadOnly()) {
      assertThat(session.history())
          .containsExactly(
              entry("2", HistoryEntry.Outcome.FAILED),
              entry("1", HistoryEntry.Outcome.BASELINE),
              entry("2", HistoryEntry.Outcome.APPLIED),
              entry("2", HistoryEntry.Outcome.ROLLED_BACK));
    }
  }

  @Test
  default void a_line_written_in_a_transaction_goes_with_it() {
    Database database = subject().create();
    try (Session session = database.open()) {
      session.begin(false);
      session.record(entry("1", HistoryEntry.Outcome.APPLIED));
      assertThat(session.history()).hasSize(1);
      session.rollback();
      assertThat(session.history()).isEmpty();

      session.begin(false);
      session.record(entry("1", HistoryEntry.Outcome.APPLIED));
      session.commit();
    }
    try (Session session = database.openReadOnly()) {
      assertThat(session.history()).containsExactly(entry("1", HistoryEntry.Outcome.APPLIED));
    }
  }

  @Test
  default void the_history_is_no_part_of_schema_or_content() {
    Database database = subject().create();
    Script.run(database, "CREATE TABLE t (a integer)");
    try (Session session = database.open()) {
      var schema = session.schema();
      var content = session.fingerprint(Carry.NOTHING, Progress.NONE);

      session.record(entry("1", HistoryEntry.Outcome.APPLIED));

      assertThat(session.schema()).isEqualTo(schema);
      assertThat(session.fingerprint(Carry.NOTHING, Progress.NONE)).isEqualTo(content);
    }
  }
}
