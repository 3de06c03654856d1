package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.TableName;
import dev.belay.engine.Contents;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.problem.BelayException;
import dev.belay.testkit.Script;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresServer.class)
final class LockedTablesTest {
  @TempDir Path folder;

  @Test
  void nobody_truncates_or_drops_a_table_while_it_is_backed_up(TestServer server)
      throws IOException {
    var subject = new PostgresSubject(server, folder);
    Database database = subject.create();
    Script.run(
        database, "CREATE TABLE t (a integer); INSERT INTO t SELECT generate_series(1, 1000)");
    List<String> refused = new ArrayList<>();
    // what is written first comes after the snapshot and before any row
    OutputStream meddling =
        new OutputStream() {
          @Override
          public void write(int single) {
            throw new UnsupportedOperationException("bytes come in blocks");
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            if (refused.isEmpty()) {
              for (String sql : List.of("TRUNCATE t", "DROP TABLE t")) {
                refused.add(attempt(database, sql));
              }
            }
          }
        };

    Contents contents = database.copyTo(meddling, subject.scratch(), Progress.NONE);

    assertThat(refused).hasSize(2).allSatisfy(said -> assertThat(said).contains("lock timeout"));
    assertThat(contents.fingerprint().find(TableName.of("t")).orElseThrow().rows().rows())
        .isEqualTo(1000);
  }

  private static String attempt(Database database, String sql) {
    try {
      Script.run(database, sql);
      return "done";
    } catch (BelayException e) {
      return e.problem().what() + " " + e.problem().why();
    }
  }
}
