package dev.belay.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.database.RowCount;
import dev.belay.database.TableName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private static final TableName ROOT = TableName.of("visits");
  private static final TableName ONE = TableName.of("visits_1");
  private static final TableName TWO = TableName.of("visits_2");
  private static final TableName OTHER = TableName.of("other");

  private final Layout layout = new Layout(Map.of(ONE, ROOT, TWO, ROOT), Map.of());

  private static TableFingerprint table(TableName name, List<String> columns, String... rows) {
    var sums = new TableAccumulator(name, columns, List.of("id"));
    for (String row : rows) {
      byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
      sums.beginRow();
      for (int column = 0; column < columns.size(); column++) {
        sums.value(column, (byte) 1, bytes, 0, bytes.length);
      }
      sums.endRow();
    }
    return sums.fingerprint();
  }

  private static Fingerprint content(TableFingerprint... tables) {
    return new Fingerprint(TableAccumulator.ALGORITHM, List.of(tables), new TreeMap<>());
  }

  @Test
  void partitions_are_told_as_the_table_that_they_make_up() {
    List<String> columns = List.of("id", "kind");
    Fingerprint parts =
        content(
            table(ONE, columns, "a", "b"), table(TWO, columns, "c"), table(OTHER, columns, "d"));

    assertThat(layout.whole(parts))
        .isEqualTo(content(table(ROOT, columns, "a", "b", "c"), table(OTHER, columns, "d")));
  }

  @Test
  void a_row_that_moves_to_another_partition_is_the_same_row() {
    List<String> columns = List.of("id");
    Fingerprint before = content(table(ONE, columns, "a", "b"), table(TWO, columns));
    Fingerprint after = content(table(ONE, columns, "b"), table(TWO, columns, "a"));

    assertThat(Comparison.between(layout.whole(before), layout.whole(after)).same()).isTrue();
  }

  @Test
  void partitions_may_have_their_columns_in_another_order() {
    Fingerprint parts =
        content(
            table(ONE, List.of("id", "kind"), "a"), table(TWO, List.of("kind", "id"), "b", "c"));
    TableFingerprint whole = layout.whole(parts).find(ROOT).orElseThrow();

    assertThat(whole.columns())
        .extracting(ColumnFingerprint::name, ColumnFingerprint::values)
        .containsExactly(tuple("id", new RowCount(3)), tuple("kind", new RowCount(3)));
  }

  @Test
  void a_sequence_goes_back_if_it_gives_out_a_number_next_that_it_had_given_out() {
    Fingerprint before =
        new Fingerprint(
            TableAccumulator.ALGORITHM, List.of(), new TreeMap<>(Map.of("back", 9L, "same", 9L)));

    assertThat(
            Comparison.between(before, Fingerprint.empty(), Map.of("back", 9L, "same", 10L))
                .changes())
        .containsExactly(new Change.SequenceBack("back", 9, 8));
  }
}
