package dev.belay.testkit;

import static dev.belay.testkit.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.Database;
import dev.belay.engine.Description;
import dev.belay.engine.Diagnosis;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.problem.Code;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What an engine promises of a database as a whole. */
public interface DatabaseContract {
  EngineSubject subject();

  @Test
  default void a_database_knows_its_engine_and_its_address() {
    Database database = subject().create();

    assertThat(database.engine().name()).isEqualTo(subject().engine().name());
    assertThat(subject().engine().speaks(database.url())).isTrue();
    assertThat(subject().engine().database(database.url()).url()).isEqualTo(database.url());
  }

  @Test
  default void a_missing_database_is_said_to_be_missing_and_is_not_created() throws IOException {
    Database missing = subject().missing();
    Path scratch = subject().scratch();

    assertThat(missing.exists()).isFalse();
    refused(Code.DATABASE_MISSING, missing::describe);
    refused(Code.DATABASE_MISSING, missing::open);
    refused(Code.DATABASE_MISSING, missing::openReadOnly);
    refused(
        Code.DATABASE_MISSING,
        () -> missing.copyTo(OutputStream.nullOutputStream(), scratch, Progress.NONE));
    assertThat(missing.lockHolder()).isEmpty();
    assertThat(missing.exists()).isFalse();
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  default void what_is_not_good_comes_with_a_remedy_and_looking_changes_nothing() {
    Database database = subject().create();
    Fingerprint before = database.fingerprint(Progress.NONE);

    assertThat(database.health().examine())
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(each.remedy().isEmpty())
                    .as(each.finding())
                    .isEqualTo(each.verdict() == Diagnosis.Verdict.GOOD));
    assertThat(database.health().destroyer()).isPresent();
    assertThat(database.fingerprint(Progress.NONE)).isEqualTo(before);
  }

  @Test
  default void what_can_not_be_read_exists_and_is_said_to_be_no_database() throws IOException {
    Assumptions.assumeTrue(subject().ruins(), "its databases can't be ruined");
    Database database = subject().create();
    subject().ruin(database);

    assertThat(database.exists()).isTrue();
    refused(Code.NOT_A_DATABASE, database::describe);
    refused(Code.NOT_A_DATABASE, database::open);
    refused(Code.NOT_A_DATABASE, database::openReadOnly);
  }

  @Test
  default void a_description_tells_version_size_and_whether_it_is_empty() {
    Database database = subject().create();
    Description empty = database.describe();
    try (Session session = database.open()) {
      session.record(HistoryContract.entry("1", HistoryEntry.Outcome.APPLIED));
    }
    Description withHistory = database.describe();
    Script.run(database, "CREATE TABLE t (a integer)");
    Description withTable = database.describe();

    assertThat(empty.empty()).isTrue();
    assertThat(withHistory.empty()).as("Belay's own tables do not count").isTrue();
    assertThat(withTable.empty()).isFalse();
    assertThat(withTable.size().bytes()).isPositive();
    assertThat(withTable.version()).matches("\\w+ \\d+\\.\\d+.*");
  }

  @Test
  default void describing_and_reading_change_nothing() {
    Database database = subject().create();
    Script.run(database, "CREATE TABLE t (a integer); INSERT INTO t VALUES (1)");
    try (Session session = database.openReadOnly()) {
      long mark = session.changeMark();
      Fingerprint before = session.fingerprint(Carry.NOTHING, Progress.NONE);
      database.describe();
      database.lockHolder();

      assertThat(session.changeMark()).isEqualTo(mark);
      assertThat(session.fingerprint(Carry.NOTHING, Progress.NONE)).isEqualTo(before);
    }
  }
}
