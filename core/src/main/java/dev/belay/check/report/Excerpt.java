package dev.belay.check.report;

import dev.belay.sql.Position;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The lines of a statement that are worth showing, with the very place in them. */
public final class Excerpt {
  private static final int SHOWN = 6;
  private static final int AROUND = 2;
  private static final String CUT = "...";

  private final PlacedFinding placed;
  private final Statement statement;
  private final int width;

  private Excerpt(PlacedFinding placed, Statement statement, int width) {
    this.placed = placed;
    this.statement = statement;
    this.width = width;
  }

  /**
   * One line.
   *
   * @param number in the file, from 1; 0 where lines are left out
   * @param begin where the place begins in the text
   * @param end just behind it; the same where it is not in this line
   */
  public record Line(int number, String text, int begin, int end) {
    /** What to write below to point at the place; empty where it is not in this line. */
    public String mark() {
      if (begin == end) {
        return "";
      }
      String before = " ".repeat(Columns.of(text.substring(0, begin)));
      return before + "^".repeat(Math.max(1, Columns.of(text.substring(begin, end))));
    }
  }

  /**
   * The lines; none where the finding is about no statement.
   *
   * @param width of the widest line
   */
  public static List<Line> of(PlacedFinding placed, int width) {
    return placed
        .finding()
        .statement()
        .map(statement -> new Excerpt(placed, statement, width).lines())
        .orElse(List.of());
  }

  private List<Line> lines() {
    List<String> all = statement.text().lines().toList();
    int marked = placed.begin().line() - statement.begin().line();
    List<Line> lines = new ArrayList<>();
    if (all.size() <= SHOWN) {
      add(all, 0, all.size(), lines);
      return lines;
    }
    int from = Math.max(0, Math.min(marked - AROUND, all.size() - SHOWN + 1));
    if (from > 0) {
      add(all, 0, 1, lines);
    }
    if (from > 1) {
      lines.add(new Line(0, CUT, 0, 0));
    }
    int to = Math.min(all.size(), from == 0 ? SHOWN : from + SHOWN - 1);
    add(all, from, to, lines);
    if (to < all.size()) {
      lines.add(new Line(0, CUT, 0, 0));
    }
    return lines;
  }

  private void add(List<String> all, int from, int to, List<Line> lines) {
    for (int index = from; index < to; index++) {
      lines.add(line(index, printable(all.get(index))));
    }
  }

  /** Control characters would move the cursor, and a terminal obeys worse ones. */
  private static String printable(String text) {
    var printable = new StringBuilder(text);
    for (int at = 0; at < text.length(); at++) {
      if (Character.isISOControl(text.charAt(at))) {
        printable.setCharAt(at, ' ');
      }
    }
    return printable.toString();
  }

  private Line line(int index, String text) {
    int number = statement.begin().line() + index;
    int shift = index == 0 ? statement.begin().column() : 1;
    boolean here = isNarrower() && placed.begin().line() == number;
    int begin = here ? within(placed.begin().column() - shift, text) : 0;
    boolean ends = placed.end().line() == number;
    int end = here ? within(ends ? placed.end().column() - shift : text.length(), text) : 0;
    return cut(new Line(number, text, begin, Math.max(begin, end)));
  }

  /** To point at a whole statement tells nothing. */
  private boolean isNarrower() {
    Position begin = placed.begin();
    return begin.offset() > statement.begin().offset()
        || placed.end().offset() < statement.end().offset();
  }

  private static int within(int at, String text) {
    return Math.max(0, Math.min(at, text.length()));
  }

  private Line cut(Line line) {
    String text = line.text();
    if (text.length() <= width) {
      return line;
    }
    int room = width - 2 * CUT.length();
    int from = line.end() <= room ? 0 : Math.min(line.begin(), text.length() - room);
    int to = Math.min(text.length(), from + room);
    String before = from > 0 ? CUT : "";
    int moved = before.length() - from;
    return new Line(
        line.number(),
        before + text.substring(from, to) + (to < text.length() ? CUT : ""),
        line.begin() == line.end() ? 0 : line.begin() + moved,
        line.begin() == line.end() ? 0 : Math.min(line.end(), to) + moved);
  }
}
