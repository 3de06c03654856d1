package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.Contents;
import dev.belay.engine.CopyFormat;
import dev.belay.engine.Database;
import dev.belay.engine.Part;
import dev.belay.engine.Progress;
import dev.belay.engine.Scope;
import dev.belay.engine.SideCopy;
import dev.belay.problem.Code;
import dev.belay.testkit.Refusals;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One table or one schema comes out of an archive, whole, beside what is there. */
@ExtendWith(PostgresServer.class)
class PartMoveTest {
  private static final String SHOP =
      """
      CREATE SCHEMA sales;
      CREATE TYPE sales.state AS ENUM ('open', 'done');
      CREATE TABLE customer (id serial PRIMARY KEY, name text NOT NULL);
      CREATE TABLE sales.orders (id serial PRIMARY KEY, customer integer NOT NULL REFERENCES customer,
        state sales.state, n integer CHECK (n > 0), UNIQUE (customer, n));
      CREATE INDEX orders_by_state ON sales.orders (state);
      CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER touched BEFORE UPDATE ON sales.orders FOR EACH ROW EXECUTE FUNCTION touch();
      CREATE TABLE sales.line (orders integer REFERENCES sales.orders, n integer);
      CREATE TABLE event (id integer, at date) PARTITION BY RANGE (at);
      CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
      INSERT INTO customer (name) SELECT 'n' || n FROM generate_series(1, 20) n;
      INSERT INTO sales.orders (customer, state, n)
        SELECT n % 20 + 1, 'open', n FROM generate_series(1, 200) n;
      INSERT INTO sales.line SELECT n, n FROM generate_series(1, 100) n;
      INSERT INTO event SELECT n, '2026-05-05' FROM generate_series(1, 10) n;
      COMMENT ON TABLE sales.orders IS 'all of them';
      """;

  @TempDir Path folder;

  private TestServer server;
  private PostgresSubject subject;
  private String name;
  private Database database;
  private Path archive;
  private Contents contents;

  @BeforeEach
  void prepare(TestServer given) throws IOException {
    server = given;
    subject = new PostgresSubject(server, folder);
    name = server.createDatabase();
    server.psql(name, SHOP);
    database = subject.at(name);
    archive = folder.resolve("copy");
    backUp(CopyFormat.ARCHIVE);
  }

  private void backUp(CopyFormat format) throws IOException {
    try (var out = Files.newOutputStream(archive)) {
      contents = database.copyTo(out, Scope.WHOLE, format, subject.scratch(), Progress.NONE);
    }
  }

  private List<String> add(Database to, Part part) throws IOException {
    try (var in = Files.newInputStream(archive)) {
      return to.addPart(
          in, contents.format(), part, contents.fingerprint(), subject.scratch(), Progress.NONE);
    }
  }

  private String ask(String sql) {
    return server.psql(name, sql).strip();
  }

  private String shape(String table) {
    return ask(
        "SELECT string_agg(regexp_replace(d, 'orders(_old)?', 'ORDERS', 'g'), E'\\n"
            + "' ORDER BY d) FROM ("
            + "SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = '%s'::regclass UNION ALL"
                .formatted(table)
            + " SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = '%s'::regclass UNION ALL"
                .formatted(table)
            + " SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = '%s'::regclass"
                .formatted(table)
            + ") x (d)");
  }

  @Test
  void a_table_comes_back_under_another_name_with_all_that_belongs_to_it() throws Exception {
    server.psql(name, "DELETE FROM sales.line; DELETE FROM sales.orders WHERE id > 5");
    var part = Part.ofTable("sales.orders", Optional.of("orders_old"));
    assertThat(database.holds(part)).isFalse();
    assertThat(add(database, part))
        .containsExactly("sales.orders_old: 200 rows, every value as in the backup");
    assertThat(database.holds(part)).isTrue();
    assertThat(ask("SELECT count(*), max(id) FROM sales.orders_old")).isEqualTo("200|200");
    assertThat(ask("SELECT count(*) FROM sales.orders")).isEqualTo("5");
    assertThat(shape("sales.orders_old")).isEqualTo(shape("sales.orders"));
    assertThat(ask("INSERT INTO sales.orders_old (customer, n) VALUES (1, 999) RETURNING id"))
        .isEqualTo("201");
    assertThat(ask("SELECT obj_description('sales.orders_old'::regclass)"))
        .isEqualTo("all of them");
  }

  @Test
  void a_table_that_was_dropped_comes_back_in_its_place() throws Exception {
    String before = shape("sales.orders");
    server.psql(name, "DROP TABLE sales.orders CASCADE");
    add(database, Part.ofTable("sales.orders", Optional.empty()));
    assertThat(shape("sales.orders")).isEqualTo(before);
    assertThat(database.fingerprint(Progress.NONE)).isEqualTo(contents.fingerprint());
  }

  @Test
  void rows_that_point_at_what_is_gone_come_back_and_that_is_said() throws Exception {
    server.psql(name, "DROP TABLE sales.orders CASCADE; DELETE FROM customer WHERE id = 7");
    assertThat(add(database, Part.ofTable("sales.orders", Optional.empty())))
        .hasSize(2)
        .last()
        .asString()
        .contains("orders_customer_fkey of sales.orders is there, but not validated");
    assertThat(ask("SELECT count(*) FROM sales.orders")).isEqualTo("200");
  }

  @ParameterizedTest
  @EnumSource(CopyFormat.class)
  void tables_come_out_of_every_format(CopyFormat format) throws Exception {
    backUp(format);
    String before = shape("sales.orders");
    server.psql(name, "DROP TABLE event; DROP TABLE sales.orders CASCADE");
    assertThat(add(database, Part.ofTable("sales.orders", Optional.empty())))
        .containsExactly("sales.orders: 200 rows, every value as in the backup");
    add(database, Part.ofTable("event", Optional.empty()));
    assertThat(shape("sales.orders")).isEqualTo(before);
    assertThat(database.fingerprint(Progress.NONE)).isEqualTo(contents.fingerprint());
  }

  @Test
  void a_partitioned_table_comes_with_its_partitions() throws Exception {
    server.psql(name, "DROP TABLE event");
    add(database, Part.ofTable("event", Optional.empty()));
    assertThat(ask("SELECT count(*) FROM event")).isEqualTo("10");
  }

  @Test
  void a_schema_comes_back_whole() throws Exception {
    server.psql(name, "DROP SCHEMA sales CASCADE");
    assertThat(database.holds(Part.ofSchema("sales"))).isFalse();
    assertThat(add(database, Part.ofSchema("sales"))).hasSize(2);
    assertThat(database.fingerprint(Progress.NONE)).isEqualTo(contents.fingerprint());
  }

  @Test
  void a_table_goes_into_a_new_database() throws Exception {
    try (SideCopy side = database.createAside(subject.scratch())) {
      add(side.database(), Part.ofTable("customer", Optional.empty()));
      assertThat(side.database().fingerprint(Progress.NONE).rows().rows()).isEqualTo(20);
    }
  }

  @Test
  void what_fails_leaves_nothing_behind() {
    server.psql(name, "DROP TABLE sales.orders CASCADE; DROP FUNCTION touch()");
    Refusals.refused(
        Code.STATEMENT_FAILED, () -> add(database, Part.ofTable("sales.orders", Optional.empty())));
    assertThat(ask("SELECT to_regclass('sales.orders') IS NULL")).isEqualTo("t");
    Refusals.refused(
        Code.BACKUP_MISSING, () -> add(database, Part.ofTable("sales.nothing", Optional.empty())));
    assertThat(
            server.psql(
                "postgres",
                "SELECT count(*) FROM pg_database WHERE datname LIKE '" + name + "\\_belay\\_%'"))
        .isEqualTo("0\n");
  }
}
