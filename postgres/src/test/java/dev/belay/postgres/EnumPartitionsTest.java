package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.database.TableName;
import dev.belay.engine.CopyFormat;
import dev.belay.engine.Progress;
import dev.belay.engine.Scope;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.jdbc.Statements;
import dev.belay.problem.BelayException;
import dev.belay.testkit.Script;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In another database an enum's values have other hashes: rows belong to other partitions. */
@ExtendWith(PostgresServer.class)
class EnumPartitionsTest {
  private static final TableName PAINT = TableName.of("paint");
  private static final TableName MAY = TableName.of("mixed_may");

  private static final String PAINTS =
      """
      CREATE TYPE colour AS ENUM ('red', 'green', 'blue', 'white', 'black', 'grey', 'pink', 'teal');
      CREATE TABLE paint (id int, colour colour, PRIMARY KEY (id, colour)) PARTITION BY HASH (colour);
      CREATE TABLE paint_0 PARTITION OF paint FOR VALUES WITH (MODULUS 2, REMAINDER 0);
      CREATE TABLE paint_1 PARTITION OF paint FOR VALUES WITH (MODULUS 2, REMAINDER 1);
      CREATE TABLE mixed (at date, colour colour) PARTITION BY RANGE (at);
      CREATE TABLE mixed_may PARTITION OF mixed FOR VALUES FROM ('2026-05-01') TO ('2026-06-01')
        PARTITION BY HASH (colour);
      CREATE TABLE mixed_may_0 PARTITION OF mixed_may FOR VALUES WITH (MODULUS 2, REMAINDER 0)
        PARTITION BY HASH (colour);
      CREATE TABLE mixed_may_1 PARTITION OF mixed_may FOR VALUES WITH (MODULUS 2, REMAINDER 1);
      CREATE TABLE mixed_may_00 PARTITION OF mixed_may_0 FOR VALUES WITH (MODULUS 1, REMAINDER 0);
      CREATE TABLE mixed_june PARTITION OF mixed FOR VALUES FROM ('2026-06-01') TO ('2026-07-01');
      CREATE TABLE plain (id int) PARTITION BY HASH (id);
      CREATE TABLE plain_0 PARTITION OF plain FOR VALUES WITH (MODULUS 1, REMAINDER 0);
      INSERT INTO paint SELECT n, c FROM generate_series(1, 100) n, unnest(enum_range(NULL::colour)) c;
      INSERT INTO mixed SELECT date '2026-05-20' + n, c
        FROM generate_series(0, 19) n, unnest(enum_range(NULL::colour)) c;
      INSERT INTO plain VALUES (1), (2);
      """;

  @TempDir Path folder;

  private PostgresSubject subject;
  private Originals originals;

  @BeforeEach
  void prepare(TestServer server) {
    subject = new PostgresSubject(server, folder);
    originals = new Originals(server, subject);
  }

  @ParameterizedTest
  @EnumSource
  void every_row_comes_back(CopyFormat format) throws Exception {
    var original = originals.of(PAINTS);
    try (SideCopy copy = originals.restored(original, original.database(), format)) {
      for (String table : List.of("paint", "mixed", "mixed_may", "mixed_june", "plain")) {
        String rows =
            "SELECT md5(string_agg(t::text, ' ' ORDER BY t::text)) FROM " + table + " AS t";
        assertThat(Script.ask(copy.database(), rows))
            .as(table)
            .isEqualTo(Script.ask(original.database(), rows));
      }
    }
  }

  @Test
  void they_are_told_as_one_table_each() {
    var original = originals.of(PAINTS);
    assertThat(Originals.fingerprint(original.database()).tables())
        .extracting(TableFingerprint::table)
        .extracting(TableName::toString)
        .containsExactly("mixed_june", "mixed_may", "paint", "plain_0");
  }

  @Test
  void a_sample_has_rows_of_them_too() throws Exception {
    var database = originals.of(PAINTS).database();
    try (SideCopy copy =
        database.serverCopies().orElseThrow().sample(50, database, folder, Progress.NONE)) {
      assertThat(Script.ask(copy.database(), "SELECT count(*) FROM paint")).isEqualTo("50");
    }
  }

  @Test
  void a_partition_that_is_written_to_counts_as_the_table(TestServer server) throws Exception {
    var original = originals.of(PAINTS);
    try (Connection connection = server.connect(original.name())) {
      connection.setAutoCommit(false);
      var statements = new Statements(connection);
      var transaction = new OpenTransaction(statements);
      statements.run("CREATE TABLE other ()");
      assertThat(transaction.untouched()).contains(PAINT, MAY);

      statements.run("DELETE FROM paint_0");
      statements.run("DELETE FROM mixed_may_00");
      assertThat(transaction.untouched()).doesNotContain(PAINT, MAY);
      assertThat(modes(transaction)).containsEntry("paint", true).containsEntry("mixed_may", true);
    }
  }

  private static Map<String, Boolean> modes(OpenTransaction transaction) throws SQLException {
    return transaction.locks().entrySet().stream()
        .collect(
            Collectors.toMap(each -> each.getKey().toString(), each -> each.getValue().mayWrite()));
  }

  @Test
  void one_partition_alone_is_no_backup_that_could_be_restored() {
    var original = originals.of(PAINTS);
    for (String table : List.of("paint_0", "mixed_may_1")) {
      var scope = new Scope(false, List.of(), List.of(table));
      assertThatThrownBy(
              () ->
                  original
                      .database()
                      .copyTo(
                          OutputStream.nullOutputStream(), scope, subject.scratch(), Progress.NONE))
          .isInstanceOf(BelayException.class)
          .hasMessageContaining(table + " can't be backed up without ");
    }
  }
}
