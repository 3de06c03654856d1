package dev.belay.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.ByteCount;
import dev.belay.database.RowCount;
import dev.belay.database.TableName;
import dev.belay.engine.Measurement;
import dev.belay.engine.TableLock;
import dev.belay.engine.TableLock.KeepsOut;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
  private static final SqlSource SOURCE = new SqlSource("0002_big.sql", "SELECT 1");

  private static final TableLock READ = new TableLock(KeepsOut.NOBODY, false, "read");
  private static final TableLock WRITE = new TableLock(KeepsOut.NOBODY, true, "write");
  private static final TableLock MAINTAIN =
      new TableLock(KeepsOut.SCHEMA_CHANGES, false, "maintain");
  private static final TableLock FREEZE = new TableLock(KeepsOut.WRITERS, false, "freeze");
  private static final TableLock TOTAL = new TableLock(KeepsOut.READERS, true, "total");

  private static MeasuredStatement statement(
      int line, int transaction, int seconds, int held, TouchedTable... tables) {
    var migration = new Migration(new Version("0002"), "big", SOURCE, Optional.empty());
    var statement =
        new Statement(
            SOURCE,
            new Position(0, line, 1),
            new Position(8, line, 9),
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

  private static TouchedTable table(String name, Set<TableWork> work, TableLock... locks) {
    return touched(name, TouchedTable.TABLE, work, locks);
  }

  private static TouchedTable touched(
      String name, String kind, Set<TableWork> work, TableLock... locks) {
    return new TouchedTable(
        TableName.of(name),
        kind,
        List.of(locks),
        work,
        RowCount.NONE,
        RowCount.NONE,
        new ByteCount(1_200_000_000));
  }

  private static Measurements measured(MeasuredStatement... statements) {
    return new Measurements(List.of(statements), Duration.ofSeconds(2));
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
                table("t", Set.of(), READ, WRITE),
                table("u", Set.of(TableWork.CHECKED), MAINTAIN)));

    assertThat(measured.closures(false)).isEmpty();
    assertThat(ClosureText.lines(measured, false)).isEmpty();
  }

  @Test
  void a_table_is_closed_from_the_first_lock_to_the_end_of_the_transaction() {
    Measurements measured =
        measured(
            statement(1, 0, 3, 4, table("orders", Set.of(TableWork.INDEXED), FREEZE)),
            statement(5, 0, 1, 1, table("orders", Set.of(TableWork.CHECKED), TOTAL)),
            statement(7, 1, 9, 9, table("t", Set.of(TableWork.REWRITTEN), TOTAL)),
            statement(8, 1, 0, 0, table("u", Set.of(), FREEZE)));

    assertThat(ClosureText.lines(measured, false))
        .containsExactly(
            "t             no reads or writes for 9.0 s (rewritten, 1.2 GB)  0002_big.sql:7",
            "orders        no writes for 4.0 s, no reads for 1.0 s (rows checked, index built, 1.2"
                + " GB)",
            "              0002_big.sql:5",
            "u             no writes for 0.0 s  0002_big.sql:8",
            "besides: waiting for locks; reading what changes, before and after: up to 2.0 s each");
  }

  @Test
  void a_table_that_is_held_from_the_begin_is_closed_all_the_time_even_if_rows_are_only_written() {
    Measurements measured =
        measured(
            statement(1, 0, 3, 4, table("t", Set.of(), READ, WRITE)),
            statement(2, 0, 1, 1, table("u", Set.of(), TOTAL)),
            statement(3, 0, 1, 1, table("looked_at", Set.of(), READ)),
            statement(4, 0, 1, 1, touched("v", "view", Set.of(), TOTAL)));

    assertThat(measured.closures(true))
        .extracting(each -> each.table() + " " + ClosureText.told(each, Timing.MEASURED))
        .containsExactly(
            "u no reads or writes for 6.0 s",
            "t no writes for 6.0 s",
            "v no reads or writes for 1.0 s");
  }

  @Test
  void only_the_worst_are_shown() {
    TouchedTable[] tables = new TouchedTable[9];
    for (int index = 0; index < tables.length; index++) {
      tables[index] = table("t" + index, Set.of(), TOTAL);
    }

    assertThat(ClosureText.lines(measured(statement(1, 0, 1, 1, tables)), false))
        .hasSize(7)
        .contains("and 4 more: -v");
  }
}
