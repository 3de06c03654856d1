package dev.belay.cli.show;

import java.util.ArrayList;
import java.util.List;

/** Lays cells out in columns, divided by two blanks; numbers can be put to the right. */
public final class Rows {
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Integer> rightAligned;

  /**
   * Begins a table.
   *
   * @param rightAligned the columns, from 0, whose cells go to the right
   */
  public Rows(Integer... rightAligned) {
    this.rightAligned = List.of(rightAligned);
  }

  public Rows add(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The lines, each begun with some blanks. */
  public List<String> lines(int indent) {
    List<Integer> widths = widths();
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      var line = new StringBuilder(" ".repeat(indent));
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        String blanks = " ".repeat(widths.get(column) - width(cell));
        line.append(rightAligned.contains(column) ? blanks + cell : cell + blanks).append("  ");
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        int width = width(row.get(column));
        if (column == widths.size()) {
          widths.add(width);
        } else if (width > widths.get(column)) {
          widths.set(column, width);
        }
      }
    }
    return widths;
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
