package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.RowCount;
import dev.belay.database.TableName;
import dev.belay.engine.Database;
import dev.belay.engine.Measurement;
import dev.belay.engine.Meter;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.TableLock;
import dev.belay.engine.TouchedTable;
import dev.belay.fingerprint.Carry;
import dev.belay.sql.Statement;
import dev.belay.testkit.Script;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is measured, held against what the server's manual says of each statement. */
@ExtendWith(PostgresServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MeterTest {
  private static final String TABLES =
      """
      CREATE TABLE p (id integer PRIMARY KEY, name varchar(20), note text);
      CREATE TABLE t (id integer PRIMARY KEY, p integer, n integer, name varchar(20));
      CREATE TABLE child (id integer, p integer CONSTRAINT child_p REFERENCES p (id));
      INSERT INTO p SELECT i, 'p' || i, 'x' FROM generate_series(1, 100) i;
      INSERT INTO t SELECT i, 1 + i % 100, i, 't' || i FROM generate_series(1, 1000) i;
      INSERT INTO child SELECT i, i FROM generate_series(1, 10) i;
      CREATE VIEW v AS SELECT id FROM t;
      CREATE MATERIALIZED VIEW m AS SELECT id FROM t;
      CREATE SEQUENCE s;
      """;

  private PostgresSubject subject;
  private Database database;

  /** Most tests leave nothing behind, and so share one database. */
  @BeforeAll
  void prepare(TestServer server, @TempDir Path folder) {
    subject = new PostgresSubject(server, folder);
    database = anotherDatabase();
  }

  private Database anotherDatabase() {
    Database another = subject.create();
    Script.run(another, TABLES);
    return another;
  }

  /** Runs everything in one transaction that is rolled back. */
  private List<Measurement> measured(String sql) {
    return measured(database, sql);
  }

  private static List<Measurement> measured(Database database, String sql) {
    try (Session session = database.open()) {
      session.fingerprint(Carry.NOTHING, Progress.NONE);
      Meter meter = session.meter();
      session.begin(false);
      return measured(session, meter, Script.of(database, sql));
    }
  }

  private static List<Measurement> measured(Session session, Meter meter, Script script) {
    List<Measurement> measurements = new ArrayList<>();
    for (Statement statement : script.statements()) {
      meter.begin();
      session.execute(statement);
      measurements.add(meter.end());
    }
    return measurements;
  }

  private static TouchedTable of(Measurement measurement, String table) {
    return measurement.tables().stream()
        .filter(touched -> touched.table().equals(TableName.of(table)))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE t ADD COLUMN a text                                     | t ACCESS EXCLUSIVE
          ALTER TABLE t ADD COLUMN a timestamptz DEFAULT now()                | t ACCESS EXCLUSIVE
          ALTER TABLE t ADD COLUMN a timestamptz DEFAULT clock_timestamp()    | t ACCESS EXCLUSIVE REWRITTEN
          ALTER TABLE t ADD COLUMN a integer GENERATED ALWAYS AS IDENTITY     | t ACCESS EXCLUSIVE REWRITTEN
          ALTER TABLE t ADD COLUMN a integer CHECK (a > 0)                    | t ACCESS EXCLUSIVE CHECKED
          ALTER TABLE t ADD COLUMN a integer REFERENCES p                     | p SHARE ROW EXCLUSIVE, t ACCESS EXCLUSIVE
          ALTER TABLE t ALTER n TYPE bigint                                   | t ACCESS EXCLUSIVE REWRITTEN
          ALTER TABLE t ALTER name TYPE varchar(50)                           | t ACCESS EXCLUSIVE
          ALTER TABLE t ALTER name TYPE varchar(10)                           | t ACCESS EXCLUSIVE REWRITTEN
          ALTER TABLE t ALTER n SET NOT NULL                                  | t ACCESS EXCLUSIVE CHECKED
          ALTER TABLE t ADD CHECK (n > 0)                                     | t ACCESS EXCLUSIVE CHECKED
          ALTER TABLE t ADD CHECK (n > 0) NOT VALID                           | t ACCESS EXCLUSIVE
          ALTER TABLE t ADD FOREIGN KEY (p) REFERENCES p                      | p SHARE ROW EXCLUSIVE REFERENCES_CHECKED, t SHARE ROW EXCLUSIVE REFERENCES_CHECKED
          ALTER TABLE t ADD FOREIGN KEY (p) REFERENCES p NOT VALID            | p SHARE ROW EXCLUSIVE, t SHARE ROW EXCLUSIVE
          ALTER TABLE child DROP CONSTRAINT child_p                           | child ACCESS EXCLUSIVE, p ACCESS EXCLUSIVE
          ALTER TABLE t ADD UNIQUE (name)                                     | t ACCESS EXCLUSIVE INDEXED
          ALTER TABLE t DROP COLUMN n                                         | t ACCESS EXCLUSIVE
          ALTER TABLE t RENAME TO u                                           | t ACCESS EXCLUSIVE
          ALTER TABLE t SET (fillfactor = 90)                                 | t SHARE UPDATE EXCLUSIVE
          ALTER TABLE t SET UNLOGGED                                          | t ACCESS EXCLUSIVE REWRITTEN
          ALTER TABLE t DISABLE TRIGGER USER                                  | t SHARE ROW EXCLUSIVE
          CREATE INDEX ON t (n)                                               | t SHARE INDEXED
          REINDEX TABLE t                                                     | t ACCESS EXCLUSIVE INDEXED
          DROP TABLE child                                                    | child ACCESS EXCLUSIVE, p ACCESS EXCLUSIVE
          DROP VIEW v                                                         | v ACCESS EXCLUSIVE
          TRUNCATE t                                                          | t ACCESS EXCLUSIVE EMPTIED
          CLUSTER t USING t_pkey                                              | t ACCESS EXCLUSIVE REWRITTEN
          REFRESH MATERIALIZED VIEW m                                         | m ACCESS EXCLUSIVE REWRITTEN, t ACCESS SHARE
          UPDATE t SET n = n + 1                                              | t ROW EXCLUSIVE
          DELETE FROM child                                                   | child ROW EXCLUSIVE
          INSERT INTO child VALUES (11, 11)                                   | child ROW EXCLUSIVE, p ROW SHARE
          SELECT count(*) FROM v                                              | t ACCESS SHARE, v ACCESS SHARE
          SELECT id FROM t FOR UPDATE                                         | t ROW SHARE
          SELECT nextval('s')                                                 | s ROW EXCLUSIVE
          LOCK TABLE t IN EXCLUSIVE MODE                                      | t EXCLUSIVE
          COMMENT ON TABLE t IS 'x'                                           | t SHARE UPDATE EXCLUSIVE
          CREATE TABLE n (id integer PRIMARY KEY, p integer REFERENCES p)     | p SHARE ROW EXCLUSIVE
          DO $$ BEGIN UPDATE t SET n = 0; END $$                              | t ROW EXCLUSIVE
          """)
  void every_statement_tells_what_it_locks_and_does(String sql, String expected) {
    assertThat(measured(sql)).singleElement().extracting(Told::of).isEqualTo(expected);
  }

  @Test
  void constraints_are_validated_under_a_lock_that_lets_applications_work() {
    Database own = anotherDatabase();
    Script.run(
        own,
        "ALTER TABLE t ADD CONSTRAINT positive CHECK (n > 0) NOT VALID;"
            + "ALTER TABLE t ADD CONSTRAINT known FOREIGN KEY (p) REFERENCES p NOT VALID");

    assertThat(measured(own, "ALTER TABLE t VALIDATE CONSTRAINT positive"))
        .extracting(Told::of)
        .containsExactly("t SHARE UPDATE EXCLUSIVE CHECKED");
    assertThat(measured(own, "ALTER TABLE t VALIDATE CONSTRAINT known"))
        .extracting(Told::of)
        .containsExactly(
            "p ACCESS SHARE REFERENCES_CHECKED, t SHARE UPDATE EXCLUSIVE REFERENCES_CHECKED");
    assertThat(measured(own, "ALTER TABLE t ALTER n SET NOT NULL"))
        .extracting(Told::of)
        .as("a check that does not say so proves nothing")
        .containsExactly("t ACCESS EXCLUSIVE CHECKED");
  }

  @Test
  void rows_are_counted_statement_by_statement() {
    List<Measurement> measured =
        measured(
            "UPDATE t SET n = 0 WHERE id <= 300; DELETE FROM t WHERE id > 990;"
                + " INSERT INTO child VALUES (11, 1), (12, 2); SELECT 1");

    assertThat(measured)
        .extracting(Measurement::written)
        .containsExactly(new RowCount(300), new RowCount(10), new RowCount(2), RowCount.NONE);
    assertThat(of(measured.get(0), "t").written()).isEqualTo(new RowCount(300));
    assertThat(of(measured.get(0), "t").read().rows()).isBetween(300L, 1000L);
    assertThat(of(measured.get(0), "t").size().bytes()).isPositive();
    assertThat(measured.get(3).tables()).isEmpty();
  }

  @Test
  void a_scan_tells_how_many_rows_it_has_read_and_an_index_reads_them_again() {
    List<Measurement> measured =
        measured("ALTER TABLE t ALTER n SET NOT NULL; ALTER TABLE t ALTER n TYPE bigint");

    assertThat(measured)
        .extracting(each -> of(each, "t").read())
        .containsExactly(new RowCount(1000), new RowCount(2000));
  }

  @Test
  void a_lock_belongs_to_the_statement_that_takes_it() {
    List<Measurement> measured =
        measured(
            "UPDATE t SET n = 0 WHERE id = 1; UPDATE t SET n = 1 WHERE id = 1;"
                + " ALTER TABLE t ADD COLUMN a text; SELECT id FROM t WHERE id = 1");

    assertThat(measured.stream().map(each -> lockNames(each, "t")))
        .containsExactly(
            Set.of("ROW EXCLUSIVE"), Set.of(), Set.of("ACCESS EXCLUSIVE"), Set.of("ACCESS SHARE"));
  }

  private static Set<String> lockNames(Measurement measurement, String table) {
    return measurement.tables().stream()
        .filter(touched -> touched.table().equals(TableName.of(table)))
        .flatMap(touched -> touched.locks().stream().map(TableLock::mode))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void a_table_goes_by_its_name_from_before() {
    List<Measurement> measured =
        measured(
            "ALTER TABLE t RENAME TO u; CREATE TABLE t (id integer); INSERT INTO t VALUES (1);"
                + " UPDATE u SET n = 0; ALTER TABLE u ALTER n TYPE bigint");

    assertThat(measured)
        .extracting(Told::of)
        .containsExactly("t ACCESS EXCLUSIVE", "", "", "t ROW EXCLUSIVE", "t SHARE REWRITTEN");
  }

  @Test
  void a_table_of_the_same_name_in_another_schema_is_another_one() {
    Database own = anotherDatabase();
    Script.run(
        own,
        "CREATE SCHEMA other; CREATE TABLE other.t (n integer); INSERT INTO other.t VALUES (1)");

    assertThat(measured(own, "ALTER TABLE other.t ALTER n TYPE bigint"))
        .extracting(Told::of)
        .containsExactly("other.t ACCESS EXCLUSIVE REWRITTEN");
  }

  @Test
  void each_transaction_takes_its_locks_anew() {
    Database own = anotherDatabase();
    try (Session session = own.open()) {
      Meter meter = session.meter();
      List<Measurement> measured = new ArrayList<>();
      for (int round = 0; round < 2; round++) {
        session.begin(false);
        measured.addAll(
            measured(session, meter, Script.of(own, "CREATE INDEX ON t (n); UPDATE t SET n = 0")));
        session.commit();
      }

      assertThat(measured)
          .extracting(Told::of)
          .containsExactly(
              "t SHARE INDEXED", "t ROW EXCLUSIVE", "t SHARE INDEXED", "t ROW EXCLUSIVE");
      assertThat(measured)
          .extracting(Measurement::written)
          .containsExactly(RowCount.NONE, new RowCount(1000), RowCount.NONE, new RowCount(1000));
    }
  }

  @Test
  void outside_of_transactions_the_work_is_told_and_no_lock() {
    Database own = anotherDatabase();
    try (Session session = own.open()) {
      Meter meter = session.meter();

      assertThat(
              measured(session, meter, Script.of(own, "CREATE INDEX CONCURRENTLY by_n ON t (n)")))
          .extracting(Told::of)
          .containsExactly("t INDEXED");
    }
  }

  @Test
  void a_script_may_change_what_it_hears_and_where_it_looks() {
    List<Measurement> measured =
        measured(
            "SET client_min_messages = error; SET search_path = ''; RESET ALL;"
                + " CREATE FUNCTION pg_backend_pid() RETURNS integer LANGUAGE sql AS 'SELECT 0';"
                + " SET search_path = public, pg_catalog;"
                + " ALTER TABLE public.t ALTER n SET NOT NULL");

    assertThat(Told.of(measured.get(5))).isEqualTo("t ACCESS EXCLUSIVE CHECKED");
  }

  @Test
  void the_log_grows_by_what_is_written() {
    List<Measurement> measured = measured("SELECT 1; UPDATE t SET n = n + 1");

    assertThat(measured.get(1).logged().orElseThrow().bytes()).isGreaterThan(50_000);
  }
}
