package dev.belay.cli.show;

import java.util.ArrayList;
import java.util.List;

/** What changes in a text, line by line, as {@code diff -u} shows it. */
public final class DiffText {
  /** Lines around a change that stay as they are. */
  private static final int AROUND = 2;

  private enum Kind {
    SAME(' '),
    GONE('-'),
    NEW('+');

    private final char sign;

    Kind(char sign) {
      this.sign = sign;
    }
  }

  private record Line(Kind kind, String text) {}

  private final List<Line> lines = new ArrayList<>();

  private DiffText(List<String> before, List<String> after) {
    int[][] common = common(before, after);
    int old = 0;
    int now = 0;
    while (old < before.size() || now < after.size()) {
      if (old < before.size() && now < after.size() && before.get(old).equals(after.get(now))) {
        lines.add(new Line(Kind.SAME, before.get(old++)));
        now++;
      } else if (now >= after.size()
          || (old < before.size() && common[old + 1][now] >= common[old][now + 1])) {
        lines.add(new Line(Kind.GONE, before.get(old++)));
      } else {
        lines.add(new Line(Kind.NEW, after.get(now++)));
      }
    }
  }

  /** How many lines the rests of both have in common, from each place on. */
  private static int[][] common(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int old = before.size() - 1; old >= 0; old--) {
      for (int now = after.size() - 1; now >= 0; now--) {
        common[old][now] =
            before.get(old).equals(after.get(now))
                ? common[old + 1][now + 1] + 1
                : Math.max(common[old + 1][now], common[old][now + 1]);
      }
    }
    return common;
  }

  /** The lines that change, each with its sign, and some around them. */
  public static List<String> lines(String before, String after) {
    return new DiffText(before.lines().toList(), after.lines().toList()).shown();
  }

  private List<String> shown() {
    List<String> shown = new ArrayList<>();
    boolean left = false;
    for (int index = 0; index < lines.size(); index++) {
      if (isNearChange(index)) {
        if (left) {
          shown.add("...");
        }
        shown.add(lines.get(index).kind.sign + lines.get(index).text);
        left = false;
      } else {
        left = true;
      }
    }
    return shown;
  }

  private boolean isNearChange(int index) {
    int from = Math.max(0, index - AROUND);
    int to = Math.min(lines.size(), index + AROUND + 1);
    return lines.subList(from, to).stream().anyMatch(line -> line.kind != Kind.SAME);
  }
}
