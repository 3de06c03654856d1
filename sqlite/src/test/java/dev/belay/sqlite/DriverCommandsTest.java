package dev.belay.sqlite;

import static dev.belay.testkit.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.Database;
import dev.belay.engine.Session;
import dev.belay.problem.Code;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import dev.belay.sqlite.parse.SqliteDialect;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver takes statements of its own that read and write files; a migration has none. */
final class DriverCommandsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"backup to '%s'", "restore from '%s'", "backup main to '%s'"})
  void a_command_of_the_driver_is_refused_as_sqlite_refuses_it(String command) {
    Path other = folder.resolve("other.db");
    Database database = new SqliteSubject(folder, "DELETE").create();
    String sql = command.formatted(other);
    Statement statement = new SqliteDialect().parse(new SqlSource("1.sql", sql)).get(0);

    try (Session session = database.open()) {
      session.begin(false);
      assertThat(refused(Code.STATEMENT_FAILED, () -> session.execute(statement)).what())
          .contains("syntax error");
    }
    assertThat(other).doesNotExist();
  }
}
