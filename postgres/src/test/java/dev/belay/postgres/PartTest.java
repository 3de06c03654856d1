package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.engine.Contents;
import dev.belay.engine.Progress;
import dev.belay.engine.Scope;
import dev.belay.engine.SideCopy;
import dev.belay.problem.BelayException;
import dev.belay.testkit.Script;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a part hold that part, and can be restored into a new database. */
@ExtendWith(dev.belay.testkit.postgres.PostgresServer.class)
class PartTest {
  private static final String SHOP =
      """
      CREATE TABLE customer (id serial PRIMARY KEY, name text);
      INSERT INTO customer (name) VALUES ('a'), ('b');
      CREATE TABLE "odd.name*" (id integer);
      INSERT INTO "odd.name*" VALUES (1);
      CREATE SCHEMA sales;
      CREATE TABLE sales.orders (id serial PRIMARY KEY, customer integer REFERENCES customer);
      INSERT INTO sales.orders (customer) VALUES (1), (1), (2);
      CREATE INDEX by_customer ON sales.orders (customer);
      CREATE TABLE sales.log (at date NOT NULL) PARTITION BY RANGE (at);
      CREATE TABLE sales.log_1 PARTITION OF sales.log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
      INSERT INTO sales.log VALUES ('2026-05-05');
      CREATE VIEW sales.totals AS SELECT count(*) FROM sales.log;
      SELECT lo_from_bytea(0, 'x');
      """;

  @TempDir Path folder;

  private PostgresSubject subject;
  private Originals originals;

  @BeforeEach
  void prepare(TestServer server) {
    subject = new PostgresSubject(server, folder);
    originals = new Originals(server, subject);
  }

  @Test
  void the_schema_alone() throws Exception {
    try (SideCopy copy = restored(new Scope(true, List.of(), List.of()), "no rows")) {
      assertThat(Script.ask(copy.database(), "SELECT count(*) FROM sales.orders")).isEqualTo("0");
      assertThat(Script.ask(copy.database(), "SELECT count(*) FROM sales.totals")).isEqualTo("1");
      assertThat(Script.ask(copy.database(), "SELECT is_called FROM customer_id_seq"))
          .isEqualTo("f");
    }
  }

  @Test
  void chosen_tables_with_their_partitions_indexes_and_sequences() throws Exception {
    var scope = new Scope(false, List.of(), List.of("customer", "sales.orders", "sales.log"));
    try (SideCopy copy = restored(scope, "tables customer, sales.orders, sales.log")) {
      assertThat(Script.ask(copy.database(), "SELECT count(*) FROM sales.log")).isEqualTo("1");
      assertThat(Script.ask(copy.database(), "SELECT to_regclass('sales.by_customer')"))
          .isEqualTo("sales.by_customer");
      assertThat(Script.ask(copy.database(), "SELECT last_value FROM sales.orders_id_seq"))
          .isEqualTo("3");
      assertThat(Script.ask(copy.database(), "SELECT to_regclass('sales.totals')")).isEmpty();
    }
  }

  @Test
  void a_name_is_no_pattern() throws Exception {
    var scope = new Scope(false, List.of(), List.of("odd.name*"));
    try (SideCopy copy = restored(scope, "tables odd.name*")) {
      assertThat(Script.ask(copy.database(), "SELECT count(*) FROM \"odd.name*\"")).isEqualTo("1");
    }
  }

  @Test
  void a_chosen_schema() throws Exception {
    var scope = new Scope(false, List.of("public"), List.of());
    try (SideCopy copy = restored(scope, "schemas public")) {
      assertThat(Script.ask(copy.database(), "SELECT count(*) FROM customer")).isEqualTo("2");
      assertThat(Script.ask(copy.database(), "SELECT to_regclass('sales.orders')")).isEmpty();
    }
  }

  @Test
  void a_table_is_not_taken_without_those_that_it_refers_to() {
    refused(new Scope(false, List.of(), List.of("sales.orders")), "without customer");
    refused(new Scope(false, List.of("sales"), List.of()), "without customer");
  }

  @Test
  void what_is_not_there_is_refused() {
    refused(new Scope(false, List.of(), List.of("customers")), "no table customers");
    refused(new Scope(false, List.of("sale"), List.of()), "no schema sale");
  }

  private void refused(Scope scope, String why) {
    var original = originals.of(SHOP);
    Path scratch = subject.scratch();
    assertThatThrownBy(
            () ->
                original
                    .database()
                    .copyTo(OutputStream.nullOutputStream(), scope, scratch, Progress.NONE))
        .isInstanceOf(BelayException.class)
        .hasMessageContaining(why);
  }

  private SideCopy restored(Scope scope, String said) throws IOException {
    var original = originals.of(SHOP);
    Path archive = folder.resolve("part.tar");
    Contents contents;
    try (var out = Files.newOutputStream(archive)) {
      contents = original.database().copyTo(out, scope, subject.scratch(), Progress.NONE);
    }
    assertThat(contents.description().properties()).containsEntry(Scope.PROPERTY, said);
    SideCopy copy;
    try (var in = Files.newInputStream(archive)) {
      copy =
          original.database().restoreAside(in, contents.format(), subject.scratch(), Progress.NONE);
    }
    assertThat(Originals.fingerprint(copy.database())).isEqualTo(contents.fingerprint());
    return copy;
  }
}
