package dev.belay.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.DatabaseUrl;
import dev.belay.problem.Code;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateCodesTest {
  private final ServerAddress address =
      new ClientHabits(Map.of(), Path.of("/nowhere"), "ann", Path.of("/nowhere"))
          .address(DatabaseUrl.parse("postgresql://db1/shop", Path.of("/")));

  @ParameterizedTest
  @CsvSource({
    "3D000, DATABASE_MISSING",
    "28000, PERMISSION_DENIED",
    "28P01, PERMISSION_DENIED",
    "42501, PERMISSION_DENIED",
    "08001, DATABASE_UNREACHABLE",
    "08006, DATABASE_UNREACHABLE",
    "57P01, DATABASE_UNREACHABLE",
    "57P03, DATABASE_BUSY",
    "53300, DATABASE_BUSY",
    "55P03, DATABASE_BUSY",
    "55006, DATABASE_BUSY",
    "25006, DATABASE_READ_ONLY",
    "53100, DISK_FULL",
    "XX001, DATABASE_CORRUPT",
    "57014, INTERRUPTED",
    "22012, STATEMENT_FAILED",
    ", STATEMENT_FAILED",
  })
  void every_state_has_its_code(String state, Code code) {
    var thrown = new SQLException("said", state);

    assertThat(PostgresProblems.of("can't do it", address, thrown).problem().code())
        .isEqualTo(code);
  }
}
