package dev.belay.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One chapter of results: Markdown whose tables are also good to read as they are. */
public final class Report {
  private final Results results;
  private final String title;
  private final StringBuilder text = new StringBuilder();

  Report(Results results, String title) {
    this.results = results;
    this.title = title;
  }

  /** Writes down what there is, so that stopping early leaves something. */
  public void save() throws IOException {
    results.put(title, text.toString());
  }

  public void heading(String words) {
    text.append("\n## ").append(words).append("\n\n");
  }

  public void paragraph(String words) {
    text.append(words).append("\n\n");
  }

  public void item(String words) {
    text.append("- ").append(words).append('\n');
  }

  /** A table of contenders under a head; {@code own} names that of Belay. */
  public void race(String head, Map<String, Runs> found, String own, List<Column> columns) {
    List<List<String>> rows = new ArrayList<>();
    List<String> first = new ArrayList<>(List.of(head));
    columns.forEach(column -> first.add(column.head()));
    rows.add(first);
    Runs belay = found.get(own);
    found.forEach(
        (name, runs) -> {
          List<String> row = new ArrayList<>(List.of(name));
          columns.forEach(column -> row.add(column.cell().apply(runs, belay)));
          rows.add(row);
        });
    table(rows);
    paragraph(legend(columns) + "Medians of " + belay.all().size() + ".");
  }

  private static String legend(List<Column> columns) {
    if (!columns.contains(Column.TIME)) {
      return "";
    }
    return (columns.contains(Column.SIZE) ? "time, size" : "time") + ": as many times Belay's. ";
  }

  /** The first row is the head; the first column is set to the left, the others to the right. */
  public void table(List<List<String>> rows) {
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
    if (seconds < 0 || Double.isNaN(seconds)) {
      return "?";
    }
    return String.format(Locale.ROOT, seconds < 1 ? "%.3f" : "%.2f", seconds);
  }

  /** Millions of bytes; with decimals where they are few. */
  public static String megabytes(double bytes) {
    if (bytes < 0) {
      return "-";
    }
    String format = bytes < 1e5 ? "%.3f" : bytes < 1e7 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, bytes / 1e6);
  }

  /** As many times the other. */
  public static String times(double value, double of) {
    return String.format(Locale.ROOT, "%.2f", value / of);
  }

  @Override
  public String toString() {
    return "# " + title + "\n\n" + text;
  }
}
