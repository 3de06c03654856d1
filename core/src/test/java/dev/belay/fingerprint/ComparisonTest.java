package dev.belay.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.RowCount;
import dev.belay.database.TableName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final TableName T = TableName.of("t");

  private final Rows before =
      new Rows("t", "id", "name", "fax").row("1", "a", "x").row("2", "b", null).row("3", "c", "y");

  @Test
  void the_same_rows_in_another_order_are_the_same() {
    Rows after =
        new Rows("t", "id", "name", "fax")
            .row("3", "c", "y")
            .row("1", "a", "x")
            .row("2", "b", null);

    assertThat(changes(before, after)).isEmpty();
  }

  @Test
  void an_added_column_loses_nothing() {
    Rows after =
        new Rows("t", "id", "name", "fax", "new")
            .row("1", "a", "x", "n")
            .row("2", "b", null, null)
            .row("3", "c", "y", null);

    assertThat(changes(before, after))
        .containsExactly(new Change.ColumnAdded(T, "new", new RowCount(1)));
  }

  @Test
  void a_dropped_column_tells_how_many_values_it_held() {
    Rows after = new Rows("t", "id", "name").row("1", "a").row("2", "b").row("3", "c");

    assertThat(changes(before, after))
        .containsExactly(new Change.ColumnDropped(T, "fax", new RowCount(2), new RowCount(3)));
  }

  @Test
  void a_renamed_column_is_known_by_its_content() {
    Rows after =
        new Rows("t", "id", "name", "telefax")
            .row("1", "a", "x")
            .row("2", "b", null)
            .row("3", "c", "y");

    assertThat(changes(before, after))
        .containsExactly(new Change.ColumnRenamed(T, "fax", "telefax"));
  }

  @Test
  void rows_that_are_gone_are_counted() {
    Rows after = new Rows("t", "id", "name", "fax").row("1", "a", "x").row("2", "b", null);

    assertThat(changes(before, after))
        .containsExactly(new Change.RowsRemoved(T, new RowCount(1), new RowCount(3)));
  }

  @Test
  void values_that_became_null_are_counted() {
    Rows after =
        new Rows("t", "id", "name", "fax")
            .row("1", "a", null)
            .row("2", "b", null)
            .row("3", "c", "y");

    assertThat(changes(before, after))
        .containsExactly(new Change.ValuesLost(T, "fax", new RowCount(1), new RowCount(2)));
  }

  @Test
  void values_that_became_null_are_counted_where_rows_were_added_too() {
    Rows after =
        new Rows("t", "id", "name", "fax")
            .row("1", "a", null)
            .row("2", "b", null)
            .row("3", "c", null)
            .row("4", "d", "z");

    assertThat(changes(before, after))
        .containsExactly(
            new Change.RowsAdded(T, new RowCount(1)),
            new Change.ValuesLost(T, "fax", new RowCount(1), new RowCount(2)));
  }

  @Test
  void values_that_went_with_their_rows_are_not_counted_twice() {
    Rows after = new Rows("t", "id", "name", "fax").row("2", "b", null);

    assertThat(changes(before, after))
        .containsExactly(new Change.RowsRemoved(T, new RowCount(2), new RowCount(3)));
  }

  @Test
  void values_that_became_null_are_counted_where_rows_are_gone_too() {
    Rows after = new Rows("t", "id", "name", "fax").row("1", "a", null).row("2", null, null);

    assertThat(changes(before, after))
        .containsExactly(
            new Change.RowsRemoved(T, new RowCount(1), new RowCount(3)),
            new Change.ValuesLost(T, "name", new RowCount(1), new RowCount(3)),
            new Change.ValuesLost(T, "fax", new RowCount(1), new RowCount(2)));
  }

  @Test
  void values_that_moved_to_another_column_are_noticed() {
    Rows after =
        new Rows("t", "id", "name", "fax")
            .row("a", "1", "x")
            .row("b", "2", null)
            .row("c", "3", "y");

    assertThat(changes(before, after))
        .containsExactly(
            new Change.ValuesMoved(T, "name", "id", new RowCount(3)),
            new Change.ValuesMoved(T, "id", "name", new RowCount(3)));
  }

  @Test
  void values_that_changed_places_between_rows_are_noticed() {
    Rows after =
        new Rows("t", "id", "name", "fax")
            .row("1", "b", "x")
            .row("2", "a", null)
            .row("3", "c", "y");

    assertThat(changes(before, after))
        .containsExactly(new Change.RowsRearranged(T, new RowCount(3)));
  }

  @Test
  void values_that_changed_places_are_noticed_beside_an_added_column_too() {
    Rows after =
        new Rows("t", "id", "name", "fax", "new")
            .row("1", "b", "x", "n")
            .row("2", "a", null, null)
            .row("3", "c", "y", null);

    assertThat(changes(before, after)).contains(new Change.RowsRearranged(T, new RowCount(3)));
  }

  @Test
  void a_renamed_table_is_known_by_its_content() {
    Rows after =
        new Rows("u", "id", "name", "fax")
            .row("1", "a", "x")
            .row("2", "b", null)
            .row("3", "c", "y");

    assertThat(changes(before, after))
        .containsExactly(new Change.TableRenamed(T, TableName.of("u")));
  }

  @Test
  void a_dropped_table_tells_how_many_rows_it_held() {
    Comparison comparison =
        Comparison.between(before.fingerprint(Carry.NOTHING), Fingerprint.empty());

    assertThat(comparison.changes()).containsExactly(new Change.TableDropped(T, new RowCount(3)));
    assertThat(comparison.losesData()).isTrue();
  }

  @Test
  void an_empty_table_that_is_dropped_loses_nothing() {
    Comparison comparison =
        Comparison.between(new Rows("t", "id").fingerprint(Carry.NOTHING), Fingerprint.empty());

    assertThat(comparison.losesData()).isFalse();
  }

  @Test
  void a_sequence_that_goes_back_would_give_numbers_out_again() {
    Fingerprint old = before.fingerprint(Carry.NOTHING, new TreeMap<>(java.util.Map.of("t", 9L)));
    Fingerprint now = before.fingerprint(Carry.NOTHING, new TreeMap<>());

    assertThat(Comparison.between(old, now).changes())
        .containsExactly(new Change.SequenceBack("t", 9, 0));
  }

  @Test
  void the_digest_is_the_same_exactly_if_the_content_is() {
    Rows other = new Rows("t", "id", "name", "fax").row("1", "a", "x");

    assertThat(before.fingerprint(Carry.NOTHING).digest())
        .isEqualTo(before.fingerprint(Carry.NOTHING).digest())
        .isNotEqualTo(other.fingerprint(Carry.NOTHING).digest())
        .hasSize(64);
  }

  private static List<Change> changes(Rows before, Rows after) {
    Fingerprint old = before.fingerprint(Carry.NOTHING);
    return Comparison.between(old, after.fingerprint(Carry.of(old))).changes();
  }

  private static final class Rows {
    private final TableName table;
    private final List<String> columns;
    private final List<@Nullable String[]> rows = new ArrayList<>();

    Rows(String table, String... columns) {
      this.table = TableName.of(table);
      this.columns = List.of(columns);
    }

    Rows row(@Nullable String... values) {
      rows.add(Arrays.copyOf(values, values.length));
      return this;
    }

    Fingerprint fingerprint(Carry carry) {
      return fingerprint(carry, new TreeMap<>());
    }

    Fingerprint fingerprint(Carry carry, SortedMap<String, Long> sequences) {
      var accumulator = new TableAccumulator(table, columns, carry.columnsOf(table, columns));
      for (@Nullable String[] row : rows) {
        accumulator.beginRow();
        for (int column = 0; column < row.length; column++) {
          String value = row[column];
          if (value != null) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            accumulator.value(column, (byte) 3, bytes, 0, bytes.length);
          }
        }
        accumulator.endRow();
      }
      return new Fingerprint(
          TableAccumulator.ALGORITHM, List.of(accumulator.fingerprint()), sequences);
    }
  }
}
