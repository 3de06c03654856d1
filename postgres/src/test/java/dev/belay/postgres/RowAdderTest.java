package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.database.RowCount;
import dev.belay.database.TableName;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.fingerprint.TableFingerprint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowAdderTest {
  private static final List<String> COLUMNS = List.of("a", "b", "c");

  private static TableAccumulator accumulator(List<String> columns) {
    return new TableAccumulator(TableName.of("t"), columns, List.of());
  }

  /** As the documentation of the fingerprint says it, with no regard to speed. */
  private static TableFingerprint plainly(List<String> columns, String rows) {
    TableAccumulator sum = accumulator(columns);
    for (String row : rows.substring(0, rows.length() - 1).split("\n", -1)) {
      String[] values = row.split("\t", -1);
      sum.beginRow();
      for (int place = 0; place < columns.size(); place++) {
        byte[] bytes = values[place].getBytes(StandardCharsets.UTF_8);
        if (!values[place].equals("\\N")) {
          sum.value(place, (byte) 1, bytes, 0, bytes.length);
        }
      }
      sum.endRow();
    }
    return sum.fingerprint();
  }

  private static TableFingerprint inPieces(List<String> columns, String rows, Random random) {
    TableAccumulator sum = accumulator(columns);
    var adder = new RowAdder(sum);
    byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < bytes.length; ) {
      int count = Math.min(bytes.length - at, random.nextInt(60));
      adder.add(bytes, at, count);
      at += count;
    }
    adder.requireEnd();
    return sum.fingerprint();
  }

  private static TableFingerprint atOnce(List<String> columns, String rows) {
    TableAccumulator sum = accumulator(columns);
    var adder = new RowAdder(sum);
    byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
    adder.add(bytes, 0, bytes.length);
    adder.requireEnd();
    return sum.fingerprint();
  }

  @Test
  void however_rows_are_cut_they_add_up_to_the_same() {
    var random = new Random(20261122);
    String[] values = {
      "",
      "\\N",
      "\\\\N",
      "N",
      "\\",
      "x",
      "12345678",
      "\u0001\u0008\u001f",
      "\\n\\t",
      "äöü€😀",
      "0123456789abcdef".repeat(5),
      "\\N\\N"
    };
    for (int round = 0; round < 500; round++) {
      var rows = new StringBuilder();
      for (int row = 0; row < 20; row++) {
        rows.append(values[random.nextInt(values.length)]).append('\t');
        rows.append(values[random.nextInt(values.length)]).append('\t');
        rows.append(values[random.nextInt(values.length)]).append('\n');
      }
      TableFingerprint expected = plainly(COLUMNS, rows.toString());
      assertThat(atOnce(COLUMNS, rows.toString())).as("round %d", round).isEqualTo(expected);
      assertThat(inPieces(COLUMNS, rows.toString(), random))
          .as("round %d", round)
          .isEqualTo(expected);
    }
  }

  @Test
  void a_table_may_have_one_column_or_none() {
    var random = new Random(1);
    assertThat(atOnce(List.of(), "\n\n\n").rows()).isEqualTo(new RowCount(3));
    assertThat(inPieces(List.of(), "\n\n\n", random).rows()).isEqualTo(new RowCount(3));
    String rows = "\n\\N\nx\n";
    assertThat(atOnce(List.of("a"), rows)).isEqualTo(plainly(List.of("a"), rows));
    assertThat(inPieces(List.of("a"), rows, random)).isEqualTo(plainly(List.of("a"), rows));
  }

  @Test
  void values_may_come_in_another_order_than_the_columns() {
    TableAccumulator sum = accumulator(COLUMNS);
    byte[] bytes = "3\t1\t2\n".getBytes(StandardCharsets.UTF_8);
    new RowAdder(sum, new int[] {2, 0, 1}).add(bytes, 0, bytes.length);
    assertThat(sum.fingerprint()).isEqualTo(plainly(COLUMNS, "1\t2\t3\n"));
  }

  @Test
  void rows_that_are_not_whole_are_no_rows() {
    for (String rows : List.of("1\t2\n", "1\t2\t3\t4\n", "\n")) {
      assertThatThrownBy(() -> atOnce(COLUMNS, rows))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("has not the 3 values that it should have");
      assertThatThrownBy(() -> inPieces(COLUMNS, "\t\t\n".repeat(30) + rows, new Random(4)))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> atOnce(COLUMNS, "1\t2\t3")).hasMessage("the rows of t end within one");
  }
}
