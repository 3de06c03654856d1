package dev.belay.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Markdown whose tables are also good to read as they are. */
final class Report {
  private final StringBuilder text = new StringBuilder();

  void heading(String words) {
    text.append("\n## ").append(words).append("\n\n");
  }

  void paragraph(String words) {
    text.append(words).append("\n\n");
  }

  void item(String words) {
    text.append("- ").append(words).append('\n');
  }

  /** The first row is the head; the first column is set to the left, the others to the right. */
  void table(List<List<String>> rows) {
    int columns = rows.get(0).size();
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      int at = column;
      widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(1));
    }
    line(rows.get(0), widths);
    text.append('|');
    for (int column = 0; column < columns; column++) {
      String dashes = "-".repeat(widths.get(column));
      text.append(column == 0 ? ' ' + dashes + " |" : ' ' + dashes + ":|");
    }
    text.append('\n');
    rows.subList(1, rows.size()).forEach(row -> line(row, widths));
    text.append('\n');
  }

  private void line(List<String> row, List<Integer> widths) {
    text.append('|');
    for (int column = 0; column < row.size(); column++) {
      String blanks = " ".repeat(widths.get(column) - row.get(column).length());
      String cell = column == 0 ? row.get(column) + blanks : blanks + row.get(column);
      text.append(' ').append(cell).append(" |");
    }
    text.append('\n');
  }

  static String seconds(double seconds) {
    if (seconds < 0) {
      return "?";
    }
    return String.format(Locale.ROOT, seconds < 1 ? "%.3f" : "%.2f", seconds);
  }

  static String megabytes(double bytes) {
    return bytes < 0 ? "?" : String.format(Locale.ROOT, bytes < 1e7 ? "%.1f" : "%.0f", bytes / 1e6);
  }

  static String times(double value, double of) {
    return String.format(Locale.ROOT, "%.2f", value / of);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
