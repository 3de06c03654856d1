package dev.belay.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.ByteCount;
import dev.belay.database.RowCount;
import dev.belay.database.TableName;
import dev.belay.engine.LockMode;
import dev.belay.engine.Measurement;
import dev.belay.engine.TableWork;
import dev.belay.engine.TouchedTable;
import dev.belay.migration.Migration;
import dev.belay.migration.Version;
import dev.belay.sql.Action;
import dev.belay.sql.Position;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
  private static final SqlSource SOURCE = new SqlSource("0002_big.sql", "SELECT 1");

  private static MeasuredStatement statement(
      int line, int transaction, int seconds, int held, TouchedTable... tables) {
    var migration = new Migration(new Version("0002"), "big", SOURCE, Optional.empty());
    var statement =
        new Statement(
            SOURCE,
            new Position(line, 1, 0),
            new Position(line, 9, 8),
            "SELECT 1",
            new Action.Query());
    return new MeasuredStatement(
        transaction,
        migration,
        statement,
        Duration.ofSeconds(seconds),
        Duration.ofSeconds(held),
        new Measurement(RowCount.NONE, Optional.empty(), Arrays.asList(tables)));
  }

  private static TouchedTable table(String name, Set<TableWork> work, LockMode... modes) {
    return touched(name, TouchedTable.TABLE, work, modes);
  }

  private static TouchedTable touched(
      String name, String kind, Set<TableWork> work, LockMode... modes) {
    Map<LockMode, String> locks = new EnumMap<>(LockMode.class);
    for (LockMode mode : modes) {
      locks.put(mode, mode.name());
    }
    return new TouchedTable(
        TableName.of(name),
        kind,
        locks,
        work,
        RowCount.NONE,
        RowCount.NONE,
        new ByteCount(1_200_000_000));
  }

  private static Measurements measured(MeasuredStatement... statements) {
    return new Measurements(List.of(statements), Duration.ofSeconds(2));
  }

  @Test
  void the_strongest_lock_counts_and_whether_any_of_them_lets_one_write() {
    Measurements measured =
        measured(
            statement(1, 0, 1, 4, table("t", Set.of(), LockMode.READ, LockMode.WRITE)),
            statement(2, 0, 3, 3, table("t", Set.of(), LockMode.FREEZE)),
            statement(3, 1, 1, 1, table("u", Set.of(), LockMode.FREEZE_ALONE)),
            statement(4, 1, 1, 1, touched("v", "view", Set.of(), LockMode.TOTAL)));

    assertThat(measured.locks())
        .as("tables alone")
        .containsExactly(
            Map.entry(TableName.of("t"), new TableLock(LockMode.FREEZE, true)),
            Map.entry(TableName.of("u"), new TableLock(LockMode.FREEZE_ALONE, false)));
  }

  @Test
  void who_only_reads_writes_or_tidies_up_closes_nothing() {
    Measurements measured =
        measured(
            statement(
                1,
                0,
                1,
                1,
                table("t", Set.of(), LockMode.READ, LockMode.RESERVE, LockMode.WRITE),
                table("u", Set.of(TableWork.CHECKED), LockMode.MAINTAIN)));

    assertThat(measured.closures()).isEmpty();
    assertThat(ClosureText.lines(measured)).isEmpty();
  }

  @Test
  void a_table_is_closed_from_the_first_lock_to_the_end_of_the_transaction() {
    Measurements measured =
        measured(
            statement(1, 0, 3, 4, table("orders", Set.of(TableWork.INDEXED), LockMode.FREEZE)),
            statement(5, 0, 1, 1, table("orders", Set.of(TableWork.CHECKED), LockMode.TOTAL)),
            statement(7, 1, 9, 9, table("t", Set.of(TableWork.REWRITTEN), LockMode.TOTAL)),
            statement(8, 1, 0, 0, table("u", Set.of(), LockMode.FREEZE)));

    assertThat(ClosureText.lines(measured))
        .containsExactly(
            "t             no reads or writes for 9.0 s (rewritten, 1.2 GB)  0002_big.sql:7",
            "orders        no writes for 4.0 s, no reads for 1.0 s (rows checked, index built, 1.2"
                + " GB)  0002_big.sql:5",
            "u             no writes for 0.0 s  0002_big.sql:8",
            "besides: waiting for the locks; until the commit, reading what was changed: up to 2.0"
                + " s");
  }

  @Test
  void only_the_worst_are_shown() {
    TouchedTable[] tables = new TouchedTable[9];
    for (int index = 0; index < tables.length; index++) {
      tables[index] = table("t" + index, Set.of(), LockMode.TOTAL);
    }

    assertThat(ClosureText.lines(measured(statement(1, 0, 1, 1, tables))))
        .hasSize(7)
        .contains("and 4 more: -v");
  }
}
