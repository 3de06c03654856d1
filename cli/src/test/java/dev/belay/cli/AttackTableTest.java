package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What docs/guards.md says of each attack is what the tests hold it to. */
class AttackTableTest {
  private static final String HEAD = "| attack | PostgreSQL, protected | SQLite |";
  private static final String NONE = "-";

  /** Rows with their cells, in order. */
  private static Map<String, List<String>> table() throws IOException {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("..", "docs", "guards.md"))) {
      inside = line.equals(HEAD) || (inside && line.startsWith("|"));
      if (inside && !line.equals(HEAD) && !line.startsWith("|---")) {
        List<String> cells = List.of(line.substring(2, line.length() - 2).split(" \\| ", -1));
        assertThat(cells).as(line).hasSize(3);
        assertThat(rows.put(cells.get(0), cells.subList(1, 3))).as("twice: " + line).isNull();
      }
    }
    return rows;
  }

  private static Map<String, String> column(int number) throws IOException {
    Map<String, String> verdicts = new LinkedHashMap<>();
    table()
        .forEach(
            (row, cells) -> {
              if (!cells.get(number).equals(NONE)) {
                verdicts.put(row, cells.get(number));
              }
            });
    return verdicts;
  }

  private static Map<String, String> run(List<Attack> attacks) {
    Map<String, String> verdicts = new LinkedHashMap<>();
    for (Attack attack : attacks) {
      assertThat(attack.blows()).as(attack.row()).isNotEmpty();
      assertThat(verdicts.put(attack.row(), attack.verdict().toString())).isNull();
    }
    return verdicts;
  }

  @Test
  void every_row_is_an_attack_and_every_attack_a_row() throws IOException {
    assertThat(column(0)).containsExactlyInAnyOrderEntriesOf(run(ServerAttacks.all()));
    assertThat(column(1)).containsExactlyInAnyOrderEntriesOf(run(FileAttacks.all()));
  }
}
