package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.TableName;
import dev.belay.engine.CopyFormat;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Comparison;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.jdbc.Statements;
import dev.belay.testkit.Script;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Large objects are kept, restored, and missed when one is lost. */
@ExtendWith(dev.belay.testkit.postgres.PostgresServer.class)
class LargeObjectsTest {
  private static final TableName TABLE = new TableName("pg_catalog", "pg_largeobject");

  @TempDir Path folder;

  private PostgresSubject subject;
  private Originals originals;

  @BeforeEach
  void prepare(TestServer server) {
    subject = new PostgresSubject(server, folder);
    originals = new Originals(server, subject);
    server.execute(
        "postgres",
        "DO $$ BEGIN CREATE ROLE \"Archive's keeper\"; EXCEPTION WHEN duplicate_object THEN NULL;"
            + " END $$",
        "DO $$ BEGIN CREATE ROLE lo_reader LOGIN; EXCEPTION WHEN duplicate_object THEN NULL;"
            + " END $$");
  }

  @Test
  void large_objects_come_back_with_owner_rights_and_comment() throws Exception {
    originals.survives(
        """
        SELECT lo_from_bytea(9001, '\\x00ff5c0a27');
        SELECT lo_from_bytea(9002, '');
        SELECT lo_from_bytea(9003, decode(repeat('00ff', 131072), 'hex'));
        SELECT lo_from_bytea(9004, decode(repeat('a1', 262145), 'hex'));
        SELECT lo_from_bytea(9005, 'x'), lo_put(9005, 3000000, 'after a gap');
        SELECT lo_from_bytea(4294967295, 'the last');
        COMMENT ON LARGE OBJECT 9001 IS E'it''s \\\\ one\\nof them';
        ALTER LARGE OBJECT 9001 OWNER TO "Archive's keeper";
        GRANT SELECT ON LARGE OBJECT 9001 TO lo_reader WITH GRANT OPTION;
        GRANT ALL ON LARGE OBJECT 9003 TO PUBLIC;
        REVOKE UPDATE ON LARGE OBJECT 9004 FROM postgres;
        CREATE TABLE files (name text, content oid);
        INSERT INTO files VALUES ('a', 9001);
        """);
  }

  @Test
  void many_are_read_side_by_side() throws Exception {
    var original =
        originals.of(
            "SELECT count(lo_from_bytea(0, n::text::bytea)) FROM generate_series(1, 700) n;");
    try (SideCopy copy = originals.restored(original)) {
      assertThat(Script.ask(copy.database(), "SELECT count(*) FROM pg_largeobject_metadata"))
          .isEqualTo("700");
    }
  }

  /** More than are asked for at once. */
  @Test
  void one_of_eighty_megabytes(TestServer server) throws Exception {
    var original =
        originals.of(
            """
            SELECT lo_create(77);
            SELECT count(lo_put(77, n * 1000000, decode(repeat(md5(n::text), 31250), 'hex')))
              FROM generate_series(0, 159) n;
            """);
    try (SideCopy copy = originals.restored(original)) {
      assertThat(Script.ask(copy.database(), "SELECT length(lo_get(77))"))
          .isEqualTo(server.psql(original.name(), "SELECT length(lo_get(77))").strip());
    }
  }

  @Test
  void a_lost_one_is_missed_and_a_changed_one_is_noticed(TestServer server) {
    var original = originals.of("SELECT lo_from_bytea(1, 'one'), lo_from_bytea(2, 'two');");
    Fingerprint before = Originals.fingerprint(original.database());
    server.psql(original.name(), "SELECT lo_put(1, 0, 'ONE');");
    Fingerprint changed = Originals.fingerprint(original.database());
    server.psql(original.name(), "SELECT lo_unlink(1);");
    Fingerprint lost = Originals.fingerprint(original.database());

    assertThat(before.find(TABLE).orElseThrow().rows().rows()).isEqualTo(2);
    assertThat(Comparison.between(before, changed).same()).isFalse();
    assertThat(Comparison.between(before, lost).losesData()).isTrue();
  }

  @Test
  void a_database_without_any_has_the_fingerprint_that_it_always_had() {
    var original = originals.of("SELECT lo_unlink(lo_create(0));");
    assertThat(Originals.fingerprint(original.database()).find(TABLE)).isEmpty();
  }

  @Test
  void who_may_read_each_of_them_may_back_them_up(TestServer server) throws Exception {
    var original =
        originals.of(
            """
            SELECT lo_from_bytea(5, 'five');
            GRANT SELECT ON LARGE OBJECT 5 TO lo_reader;
            """);
    var reader = PostgresSubject.makeEngine().database(server.url("lo_reader", original.name()));
    assertThat(Originals.fingerprint(reader)).isEqualTo(Originals.fingerprint(original.database()));
    try (SideCopy copy = originals.restored(original, reader, CopyFormat.ARCHIVE)) {
      assertThat(copy.database().exists()).isTrue();
    }
  }

  /** What others write meanwhile is not this transaction's doing. */
  @Test
  void only_a_transaction_that_touches_large_objects_is_held_to_account_for_them(TestServer server)
      throws Exception {
    for (String touch :
        List.of("SELECT lo_put(1, 0, 'ONE')", "SELECT lo_unlink(1)", "SELECT lo_create(3)")) {
      var original = originals.of("SELECT lo_from_bytea(1, 'one'); CREATE TABLE t ();");
      assertThat(touches(server, original, "CREATE TABLE other ()")).isFalse();
      assertThat(touches(server, original, touch)).as(touch).isTrue();
    }
  }

  private static boolean touches(TestServer server, Originals.Original original, String sql)
      throws SQLException {
    try (Connection connection = server.connect(original.name())) {
      connection.setAutoCommit(false);
      var statements = new Statements(connection);
      var transaction = new OpenTransaction(statements);
      statements.run(sql);
      return !transaction.untouched().contains(TABLE);
    }
  }
}
