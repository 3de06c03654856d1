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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final TableName ORDERS = TableName.of("orders");
  private static final SqlSource SOURCE = new SqlSource("0002_big.sql", "SELECT 1");

  private static Measurements measured(Set<TableWork> work) {
    var lock = new TableLock(KeepsOut.READERS, true, "total");
    var touched =
        new TouchedTable(
            ORDERS,
            TouchedTable.TABLE,
            List.of(lock),
            work,
            new RowCount(0),
            new RowCount(0),
            new ByteCount(8192));
    var statement =
        new Statement(
            SOURCE, new Position(0, 1, 1), new Position(8, 1, 9), "SELECT 1", new Action.Query());
    var each =
        new MeasuredStatement(
            1,
            new Migration(new Version("0002"), "big", SOURCE, Optional.empty()),
            statement,
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            new Measurement(new RowCount(0), Optional.empty(), List.of(touched)));
    return new Measurements(List.of(each), Duration.ofSeconds(1));
  }

  private static Estimate hundredfold() {
    return new Estimate(
        Map.of(ORDERS, new ByteCount(819_200)), Map.of(ORDERS, new ByteCount(8192)));
  }

  @Test
  void work_on_rows_takes_as_much_longer_as_the_table_is_larger() {
    Measurements estimated = hundredfold().of(measured(Set.of(TableWork.REWRITTEN)));
    assertThat(estimated.timing()).isEqualTo(Timing.ESTIMATED);
    assertThat(estimated.comparison()).isEqualTo(Duration.ofSeconds(100));
    assertThat(ClosureText.lines(estimated, false))
        .containsExactly(
            "orders        no reads or writes for about 200.0 s (rewritten, 819 kB) "
                + " 0002_big.sql:1",
            "besides: waiting for locks; reading all rows, before and after: about 100.0 s each",
            "about: estimated, as much more than for the sample as the tables are larger");
  }

  @Test
  void a_lock_alone_takes_no_longer() {
    assertThat(hundredfold().of(measured(Set.of())).statements().getFirst().took())
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void without_rows_no_time_is_told() {
    var empty = new Estimate(Map.of(ORDERS, new ByteCount(819_200)), Map.of());
    Measurements estimated = empty.of(measured(Set.of(TableWork.REWRITTEN)));
    assertThat(estimated.timing()).isEqualTo(Timing.UNKNOWN);
    assertThat(ClosureText.lines(estimated, false))
        .containsExactly(
            "orders        no reads or writes (rewritten, 819 kB)  0002_big.sql:1",
            "for how long: can't be told without rows");
  }
}
