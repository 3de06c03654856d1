package dev.belay.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.database.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableAccumulatorTest {
  private static final List<String> COLUMNS = List.of("id", "name");

  private static TableAccumulator empty() {
    return new TableAccumulator(TableName.of("t"), COLUMNS, List.of());
  }

  /** Rows of two numbers; a negative one stands for NULL. */
  private static TableFingerprint of(long[]... rows) {
    TableAccumulator table = empty();
    for (long[] row : rows) {
      add(table, row);
    }
    return table.fingerprint();
  }

  private static void add(TableAccumulator table, long[] row) {
    table.beginRow();
    for (int column = 0; column < row.length; column++) {
      if (row[column] >= 0) {
        table.value(column, (byte) 1, row[column]);
      }
    }
    table.endRow();
  }

  private static long[] row(long... values) {
    return values;
  }

  @Test
  void the_order_of_rows_does_not_matter() {
    assertThat(of(row(1, 2), row(3, 4), row(5, 6))).isEqualTo(of(row(5, 6), row(1, 2), row(3, 4)));
  }

  @Test
  void a_row_that_is_there_twice_counts_twice() {
    assertThat(of(row(1, 2), row(1, 2))).isNotEqualTo(of(row(1, 2)));
    assertThat(of(row(1, 2), row(1, 2), row(3, 4)))
        .isNotEqualTo(of(row(1, 2), row(3, 4), row(3, 4)));
  }

  @Test
  void values_that_change_places_between_rows_are_seen() {
    assertThat(of(row(1, 2), row(3, 4)).rowSum()).isNotEqualTo(of(row(1, 4), row(3, 2)).rowSum());
  }

  @Test
  void values_that_change_places_between_columns_are_seen() {
    assertThat(of(row(1, 2)).rowSum()).isNotEqualTo(of(row(2, 1)).rowSum());
  }

  @Test
  void a_null_is_neither_a_value_nor_nothing() {
    TableFingerprint nulls = of(row(1, -1), row(2, -1));
    assertThat(nulls.columns().get(1).values().rows()).isZero();
    assertThat(nulls.columns().get(1).sum()).isEqualTo(Sum128.ZERO);
    assertThat(of(row(1, -1)).rowSum()).isNotEqualTo(of(row(-1, 1)).rowSum());
    assertThat(of(row(-1, -1)).rowSum()).isNotEqualTo(of().rowSum());
  }

  @Test
  void the_type_of_a_value_counts() {
    TableAccumulator other = empty();
    other.beginRow();
    other.value(0, (byte) 2, 1);
    other.value(1, (byte) 1, 2);
    other.endRow();
    assertThat(other.fingerprint()).isNotEqualTo(of(row(1, 2)));
  }

  @Test
  void parts_add_up_to_the_whole() {
    TableAccumulator all = empty();
    TableAccumulator one = empty();
    TableAccumulator other = empty();
    for (int number = 0; number < 1000; number++) {
      long[] row = row(number, number * 7L % 13);
      add(all, row);
      add(number % 3 == 0 ? one : other, row);
    }
    one.add(other);
    assertThat(one.fingerprint()).isEqualTo(all.fingerprint());
  }

  @Test
  void parts_of_different_columns_do_not_add_up() {
    TableAccumulator other = new TableAccumulator(TableName.of("t"), List.of("id"), List.of());
    assertThatThrownBy(() -> empty().add(other)).isInstanceOf(IllegalArgumentException.class);
  }
}
