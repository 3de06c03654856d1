package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.SideCopy;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresServer.class)
class SampleCopyTest {
  private static final String SCHEMA =
      """
      CREATE SCHEMA "Sales Dept";
      CREATE TABLE country (code text, region int, PRIMARY KEY (region, code));
      CREATE TABLE "Sales Dept"."Order" (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent int REFERENCES "Sales Dept"."Order",
        region int, code text, twice int GENERATED ALWAYS AS (region * 2) STORED,
        FOREIGN KEY (region, code) REFERENCES country (region, code));
      CREATE TABLE log (at int, order_id int REFERENCES "Sales Dept"."Order") PARTITION BY RANGE (at);
      CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM (0) TO (1000);
      CREATE TABLE a (id int PRIMARY KEY, b int);
      CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a DEFERRABLE INITIALLY DEFERRED);
      ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b DEFERRABLE INITIALLY DEFERRED;
      CREATE MATERIALIZED VIEW total AS SELECT count(*) FROM log;
      CREATE TABLE nothing ();
      INSERT INTO country SELECT 'c' || n, n FROM generate_series(1, 300) n;
      INSERT INTO "Sales Dept"."Order" (parent, region, code)
        SELECT nullif(n - 1, 0), 301 - n, 'c' || (301 - n) FROM generate_series(1, 300) n;
      INSERT INTO log SELECT n, n FROM generate_series(1, 300) n;
      CREATE TABLE texts (body text);
      INSERT INTO texts VALUES ('a'), (repeat(E'long\\t', 1500000)), ('b');
      BEGIN; INSERT INTO a SELECT n, 301 - n FROM generate_series(1, 300) n;
      INSERT INTO b SELECT n, 301 - n FROM generate_series(1, 300) n; COMMIT;
      """;

  @TempDir Path folder;

  private Database database;

  @BeforeEach
  void prepare(TestServer server) {
    String name = server.createDatabase();
    server.psql(name, SCHEMA);
    database = PostgresSubject.makeEngine().database(server.url(name));
  }

  private SideCopy sample(long rows) throws IOException {
    return database.serverCopies().orElseThrow().sample(rows, database, folder, Progress.NONE);
  }

  private static String ask(Session session, String sql) {
    return session.query(sql, 1).getFirst().getFirst();
  }

  @Test
  void the_schema_is_the_same_and_every_key_holds() throws Exception {
    try (SideCopy copy = sample(200);
        Session session = copy.database().openReadOnly();
        Session original = database.openReadOnly()) {
      assertThat(session.schema()).isEqualTo(original.schema());
      assertThat(session.violations()).isEmpty();
      assertThat(ask(session, "SELECT count(*) FROM country")).isEqualTo("200");
      // the first 200 refer to 101 to 300, of which 1 to 200 are there; each needs the one before
      // it
      assertThat(ask(session, "SELECT count(*) FROM \"Sales Dept\".\"Order\"")).isEqualTo("0");
      assertThat(ask(session, "SELECT count(*) FROM a")).isEqualTo("100");
      assertThat(ask(session, "SELECT count(*) FROM b")).isEqualTo("100");
    }
  }

  @Test
  void enough_rows_are_all_rows() throws Exception {
    try (SideCopy copy = sample(1000)) {
      assertThat(copy.database().fingerprint(Progress.NONE).digest())
          .isEqualTo(database.fingerprint(Progress.NONE).digest());
    }
  }

  @Test
  void without_rows_there_is_the_schema() throws Exception {
    try (SideCopy copy = sample(0);
        Session session = copy.database().openReadOnly();
        Session original = database.openReadOnly()) {
      assertThat(session.schema()).isEqualTo(original.schema());
      assertThat(copy.database().fingerprint(Progress.NONE).rows().isZero()).isTrue();
    }
  }
}
