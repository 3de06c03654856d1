package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.engine.CopyFormat;
import dev.belay.engine.Database;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.problem.Code;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an engine promises of copies and of databases made out of them. */
public interface CopyContract {
  int COPIES = 10;

  EngineSubject subject();

  private static Fingerprint fingerprint(Database database) {
    try (Session session = database.openReadOnly()) {
      return session.fingerprint(Carry.NOTHING, Progress.NONE);
    }
  }

  @ParameterizedTest
  @EnumSource
  default void a_copy_holds_what_its_contents_say_and_restores_to_the_same(CopyFormat format)
      throws IOException {
    Database database = subject().create();
    if (!subject().formats().contains(format)) {
      Refusals.refused(
          Code.NOT_SUPPORTED, () -> MemoryCopy.of(database, format, subject().scratch()));
      return;
    }
    Bank.found(database);
    Script.run(
        database,
        "CREATE VIEW rich AS SELECT id FROM account WHERE balance > 5;"
            + "CREATE INDEX by_balance ON account (balance)");
    try (Session session = database.open()) {
      session.record(HistoryContract.entry("1", HistoryEntry.Outcome.APPLIED));
    }

    MemoryCopy copy = MemoryCopy.of(database, format, subject().scratch());

    assertThat(copy.contents().fingerprint()).isEqualTo(fingerprint(database));
    assertThat(copy.contents().size().bytes()).isEqualTo(copy.length());
    assertThat(copy.contents().description().empty()).isFalse();
    assertThat(copy.contents().description().version()).isEqualTo(database.describe().version());
    try (SideCopy side = copy.restore(database, subject().scratch());
        Session live = database.openReadOnly();
        Session restored = side.database().openReadOnly()) {
      assertThat(restored.schema()).isEqualTo(live.schema());
      assertThat(copy.contents().schema()).isEqualTo(live.schema());
      assertThat(restored.history()).isEqualTo(live.history()).hasSize(1);
      assertThat(fingerprint(side.database())).isEqualTo(copy.contents().fingerprint());
      assertThat(restored.violations()).isEmpty();
    }
  }

  @Test
  default void an_empty_database_can_be_copied() throws IOException {
    Database database = subject().create();

    MemoryCopy copy = MemoryCopy.of(database, subject().scratch());

    assertThat(copy.contents().fingerprint()).isEqualTo(Fingerprint.empty());
    assertThat(copy.contents().description().empty()).isTrue();
    try (SideCopy side = copy.restore(database, subject().scratch())) {
      assertThat(side.database().describe().empty()).isTrue();
    }
  }

  @Test
  default void every_copy_taken_while_an_application_writes_is_of_one_moment() throws IOException {
    Database database = subject().create();
    Bank.found(database);
    try (Bank bank = Bank.open(database)) {
      for (int number = 0; number < COPIES; number++) {
        bank.awaitTransfers(5);
        MemoryCopy copy = MemoryCopy.of(database, subject().scratch());
        try (SideCopy side = copy.restore(database, subject().scratch())) {
          assertThat(Script.ask(side.database(), "SELECT sum(balance) FROM account"))
              .isEqualTo(Long.toString(Bank.TOTAL));
          assertThat(fingerprint(side.database())).isEqualTo(copy.contents().fingerprint());
        }
      }
      bank.awaitTransfers(5);
    }
    assertThat(Script.ask(database, "SELECT sum(balance) FROM account"))
        .isEqualTo(Long.toString(Bank.TOTAL));
  }

  @Test
  default void a_copy_changes_nothing_and_leaves_nothing_in_the_scratch_folder()
      throws IOException {
    Database database = subject().create();
    Bank.found(database);
    Path scratch = subject().scratch();
    try (Session session = database.openReadOnly()) {
      long mark = session.changeMark();
      MemoryCopy.of(database, scratch);

      assertThat(session.changeMark()).isEqualTo(mark);
    }
    assertThat(filesIn(scratch)).isEmpty();
  }

  @Test
  default void a_copy_into_a_stream_that_fails_leaves_nothing_behind() throws IOException {
    Database database = subject().create();
    Bank.found(database);
    Path scratch = subject().scratch();
    // nothing but the stream stands in its way
    database.copyTo(OutputStream.nullOutputStream(), scratch, Progress.NONE);

    assertThatThrownBy(() -> database.copyTo(full(), scratch, Progress.NONE))
        .isInstanceOf(IOException.class)
        .hasMessage("full");

    assertThat(filesIn(scratch)).isEmpty();
  }

  private static OutputStream full() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("full");
      }
    };
  }

  @Test
  default void what_is_done_to_a_copy_beside_does_not_reach_the_database() throws IOException {
    Database database = subject().create();
    Bank.found(database);
    Fingerprint before = fingerprint(database);
    Path scratch = subject().scratch();

    try (SideCopy side = MemoryCopy.of(database, scratch).restore(database, scratch)) {
      Script.run(side.database(), "DELETE FROM account; DROP TABLE entry");
      assertThat(side.database().url()).isNotEqualTo(database.url());
      assertThat(fingerprint(side.database())).isNotEqualTo(before);
    }

    assertThat(fingerprint(database)).isEqualTo(before);
    assertThat(filesIn(scratch)).isEmpty();
  }

  @Test
  default void an_empty_database_beside_is_empty_and_goes_when_closed() throws IOException {
    Database database = subject().missing();
    SideCopy side = database.createAside(subject().scratch());

    assertThat(side.database().exists()).isTrue();
    assertThat(side.database().describe().empty()).isTrue();
    Script.run(side.database(), "CREATE TABLE t (a integer)");
    assertThat(side.database().describe().empty()).isFalse();
    side.close();
    side.close();

    assertThat(side.database().exists()).isFalse();
    assertThat(database.exists()).isFalse();
  }

  @Test
  default void progress_of_a_copy_never_goes_back_and_ends_at_its_total() throws IOException {
    Database database = subject().create();
    Bank.found(database);
    List<Long> done = new ArrayList<>();
    Set<Long> totals = new HashSet<>();

    database.copyTo(
        OutputStream.nullOutputStream(),
        subject().scratch(),
        (now, total, unit) -> {
          done.add(now);
          totals.add(total);
        });

    assertThat(done).isSorted();
    assertThat(totals).containsExactly(done.get(done.size() - 1)).doesNotContain(0L);
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
