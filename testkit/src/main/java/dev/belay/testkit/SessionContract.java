package dev.belay.testkit;

import static dev.belay.testkit.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.database.TableName;
import dev.belay.engine.Capability;
import dev.belay.engine.Database;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Meter;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.Violation;
import dev.belay.fingerprint.Carry;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What an engine promises of one connection. */
public interface SessionContract {
  TableName T = TableName.of("t");
  String PARENT_AND_CHILD =
      "CREATE TABLE parent (id integer PRIMARY KEY);"
          + "CREATE TABLE child (id integer PRIMARY KEY, parent integer REFERENCES parent (id));"
          + "INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1, 1);";

  EngineSubject subject();

  private Database withTable() {
    Database database = subject().create();
    Script.run(database, "CREATE TABLE t (a integer, b text); INSERT INTO t VALUES (1, 'one')");
    return database;
  }

  @Test
  default void a_session_for_reading_can_not_write() {
    Database database = withTable();
    try (Session session = database.openReadOnly()) {
      Script insert = Script.of(database, "INSERT INTO t VALUES (2, 'two')");

      assertThatThrownBy(() -> insert.in(session)).isInstanceOf(BelayException.class);
      assertThatThrownBy(() -> Script.of(database, "DROP TABLE t").in(session))
          .isInstanceOf(BelayException.class);
      assertThatThrownBy(() -> session.begin(false)).isInstanceOf(BelayException.class);
      assertThatThrownBy(
              () -> session.record(HistoryContract.entry("1", HistoryEntry.Outcome.APPLIED)))
          .isInstanceOf(BelayException.class);
    }
    assertThat(Script.ask(database, "SELECT count(*) FROM t")).isEqualTo("1");
  }

  @Test
  default void a_transaction_that_is_rolled_back_leaves_nothing() {
    Database database = withTable();
    try (Session session = database.open()) {
      var before = session.fingerprint(Carry.NOTHING, Progress.NONE);
      var schema = session.schema();
      session.begin(false);
      Script.of(database, "INSERT INTO t VALUES (2, 'two'); CREATE TABLE u (c integer)")
          .in(session);
      assertThat(session.inTransaction()).isTrue();

      session.rollback();

      assertThat(session.inTransaction()).isFalse();
      assertThat(session.fingerprint(Carry.NOTHING, Progress.NONE)).isEqualTo(before);
      assertThat(session.schema()).isEqualTo(schema);
      session.rollback();
    }
  }

  @Test
  default void a_transaction_that_is_committed_is_seen_by_others_and_not_before() {
    Database database = withTable();
    try (Session session = database.open();
        Session other = database.openReadOnly()) {
      session.begin(false);
      Script.of(database, "INSERT INTO t VALUES (2, 'two')").in(session);
      assertThat(other.query("SELECT count(*) FROM t", 1)).containsExactly(List.of("1"));

      session.commit();

      assertThat(session.inTransaction()).isFalse();
      assertThat(other.query("SELECT count(*) FROM t", 1)).containsExactly(List.of("2"));
    }
  }

  @Test
  default void closing_rolls_back_an_open_transaction() {
    Database database = withTable();
    try (Session session = database.open()) {
      session.begin(false);
      Script.of(database, "DELETE FROM t").in(session);
    }
    assertThat(Script.ask(database, "SELECT count(*) FROM t")).isEqualTo("1");
  }

  @Test
  default void everything_read_in_a_transaction_sees_its_changes() {
    Database database = withTable();
    try (Session session = database.open()) {
      var before = session.fingerprint(Carry.NOTHING, Progress.NONE);
      session.begin(false);
      Script.of(database, "INSERT INTO t VALUES (2, 'two'); CREATE TABLE u (c integer)")
          .in(session);

      assertThat(session.query("SELECT b FROM t ORDER BY a", 9))
          .containsExactly(List.of("one"), List.of("two"));
      assertThat(session.schema().find(TableName.of("u"))).isPresent();
      assertThat(session.fingerprint(Carry.NOTHING, Progress.NONE)).isNotEqualTo(before);
      assertThat(session.fingerprint(T).orElseThrow().rows().rows()).isEqualTo(2);
      assertThat(session.inTransaction()).as("reading ends no transaction").isTrue();
      session.rollback();
    }
  }

  @Test
  default void a_statement_tells_how_many_rows_it_changed() {
    Database database = withTable();
    try (Session session = database.open()) {
      session.begin(false);
      assertThat(Script.of(database, "INSERT INTO t VALUES (2, 'b'), (3, 'c')").in(session))
          .isEqualTo(2);
      assertThat(Script.of(database, "UPDATE t SET b = 'x' WHERE a > 1").in(session)).isEqualTo(2);
      assertThat(Script.of(database, "ALTER TABLE t ADD COLUMN c text").in(session)).isZero();
      assertThat(Script.of(database, "SELECT * FROM t").in(session)).isZero();
      assertThat(Script.of(database, "DELETE FROM t").in(session)).isEqualTo(3);
      session.rollback();
    }
  }

  @Test
  default void a_meter_counts_the_rows_of_each_statement_and_takes_no_part() {
    Database database = withTable();
    try (Session session = database.open()) {
      Meter meter = session.meter();
      session.begin(false);
      List<Long> written = new ArrayList<>();
      for (Statement statement :
          Script.of(
                  database,
                  "INSERT INTO t VALUES (2, 'b'), (3, 'c'); SELECT * FROM t;"
                      + "ALTER TABLE t ADD COLUMN c text; DELETE FROM t")
              .statements()) {
        meter.begin();
        session.execute(statement);
        written.add(meter.end().written().rows());
      }
      session.rollback();

      assertThat(written).containsExactly(2L, 0L, 0L, 3L);
      assertThat(session.query("SELECT count(*) FROM t", 1)).containsExactly(List.of("1"));
    }
  }

  @Test
  default void a_statement_that_fails_leaves_the_transaction_open_and_can_be_taken_back() {
    Database database = withTable();
    try (Session session = database.open()) {
      session.begin(false);
      Script.of(database, "DELETE FROM t").in(session);

      Problem problem =
          refused(
              Code.STATEMENT_FAILED,
              () -> Script.of(database, "INSERT INTO nowhere VALUES (1)").in(session));

      assertThat(problem.what()).contains("nowhere").doesNotContain("SQLITE_", "Exception");
      assertThat(session.inTransaction()).isTrue();
      session.rollback();
      assertThat(session.inTransaction()).isFalse();
    }
    assertThat(Script.ask(database, "SELECT count(*) FROM t")).isEqualTo("1");
  }

  @Test
  default void what_runs_can_be_interrupted_from_another_thread() {
    Database database = withTable();
    Script endless =
        Script.of(
            database,
            "CREATE TABLE counted AS WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL"
                + " SELECT n + 1 FROM number WHERE n < 9000000000)"
                + " SELECT count(*) AS n FROM number");
    try (Session session = database.open()) {
      session.interrupt();
      session.begin(false);
      Script.of(database, "DELETE FROM t").in(session);
      var ended = new CountDownLatch(1);
      var operator =
          new Thread(
              () -> {
                do {
                  session.interrupt();
                } while (!isOver(ended));
              });
      operator.start();
      try {
        refused(Code.INTERRUPTED, () -> endless.in(session));
      } finally {
        ended.countDown();
        join(operator);
      }
      session.rollback();
      assertThat(session.query("SELECT count(*) FROM t", 1)).containsExactly(List.of("1"));
    }
  }

  private static boolean isOver(CountDownLatch ended) {
    try {
      return ended.await(10, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  default void a_script_can_not_end_the_transaction() {
    Database database = withTable();
    for (String end : List.of("COMMIT", "END", "ROLLBACK")) {
      try (Session session = database.open()) {
        session.begin(false);
        Script.of(database, "DELETE FROM t").in(session);

        refused(Code.STATEMENT_FAILED, () -> Script.of(database, end).in(session));

        assertThat(session.inTransaction()).isTrue();
      }
    }
    assertThat(Script.ask(database, "SELECT count(*) FROM t")).isEqualTo("1");
  }

  @Test
  default void a_script_may_set_savepoints_and_go_back_to_them() {
    Database database = withTable();
    Script.run(
        database, "SAVEPOINT s; DELETE FROM t; ROLLBACK TO s; RELEASE s; UPDATE t SET b = 'kept'");

    assertThat(Script.ask(database, "SELECT b FROM t")).isEqualTo("kept");
  }

  @Test
  default void a_query_gives_so_many_rows_as_text_and_null_as_nothing() {
    Database database = withTable();
    Script.run(database, "INSERT INTO t VALUES (2, NULL), (3, 'three')");
    try (Session session = database.openReadOnly()) {
      String query = "SELECT a, b FROM t ORDER BY a";

      assertThat(session.query(query, 2)).containsExactly(List.of("1", "one"), List.of("2", ""));
      assertThat(session.query(query, 99)).hasSize(3);
      assertThat(session.query(query, 0)).isEmpty();
      assertThat(session.query("SELECT a FROM t WHERE a > 9", 5)).isEmpty();
    }
  }

  @Test
  default void the_change_mark_changes_with_the_commits_of_others_alone() {
    Database database = withTable();
    try (Session session = database.open();
        Session other = database.open()) {
      other.begin(false);
      Script.of(database, "INSERT INTO t VALUES (2, 'two')").in(other);
      other.rollback();
      long mark = session.changeMark();
      session.begin(false);
      Script.of(database, "INSERT INTO t VALUES (3, 'three')").in(session);
      session.commit();
      assertThat(session.changeMark()).isEqualTo(mark);

      other.begin(false);
      Script.of(database, "INSERT INTO t VALUES (4, 'four')").in(other);
      other.commit();

      assertThat(session.changeMark()).isNotEqualTo(mark).isEqualTo(session.changeMark());
    }
  }

  @Test
  default void while_one_writes_no_other_begins() {
    Assumptions.assumeTrue(
        subject().create().capabilities().contains(Capability.SINGLE_WRITER), "many writers");
    Database database = withTable();
    try (Session session = database.open();
        Session other = database.open()) {
      session.begin(false);

      Problem problem = refused(Code.DATABASE_BUSY, () -> other.begin(false));
      session.rollback();
      other.begin(false);

      assertThat(problem.remedy()).isNotEmpty();
      assertThat(other.inTransaction()).isTrue();
    }
  }

  @Test
  default void foreign_keys_are_enforced_for_those_who_ask_for_it() {
    Database database = subject().create();
    Assumptions.assumeTrue(
        database.capabilities().contains(Capability.FOREIGN_KEYS_BY_SESSION), "always enforced");
    Script.run(database, PARENT_AND_CHILD);
    Script orphan = Script.of(database, "INSERT INTO child VALUES (2, 99)");
    try (Session session = database.open()) {
      for (int round = 0; round < 2; round++) {
        session.begin(true);
        refused(Code.STATEMENT_FAILED, () -> orphan.in(session));
        session.rollback();

        session.begin(false);
        assertThat(orphan.in(session)).isEqualTo(1);
        session.rollback();
      }
    }
  }

  @Test
  default void outside_of_transactions_foreign_keys_act_from_when_it_is_said() {
    Database database = subject().create();
    Assumptions.assumeTrue(
        database.capabilities().contains(Capability.FOREIGN_KEYS_BY_SESSION), "always enforced");
    Script.run(database, PARENT_AND_CHILD);
    try (Session session = database.open()) {
      session.enforceForeignKeys(true);
      refused(Code.STATEMENT_FAILED, () -> Script.of(database, "DELETE FROM parent").in(session));
      session.enforceForeignKeys(false);

      assertThat(Script.of(database, "DELETE FROM parent").in(session)).isEqualTo(1);
    }
  }

  @Test
  default void broken_foreign_keys_and_views_are_found() {
    Database database = subject().create();
    Assumptions.assumeTrue(
        database.capabilities().contains(Capability.FOREIGN_KEYS_BY_SESSION), "always enforced");
    Script.run(database, PARENT_AND_CHILD + "CREATE VIEW v AS SELECT id FROM parent");
    try (Session session = database.open()) {
      assertThat(session.violations()).isEmpty();

      session.begin(false);
      Script.of(database, "INSERT INTO child VALUES (2, 98), (3, 99); DROP TABLE parent")
          .in(session);

      assertThat(session.violations())
          .extracting(Violation::kind, Violation::object)
          .containsExactlyInAnyOrder(tuple("foreign-key", "child"), tuple("broken-view", "v"));
      session.rollback();
      assertThat(session.violations()).isEmpty();
    }
  }
}
