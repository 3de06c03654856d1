package dev.belay.check.report;

import static dev.belay.check.report.Markup.escaped;

import dev.belay.check.report.Timeline.Bar;
import dev.belay.database.TableName;
import dev.belay.engine.TableLock.KeepsOut;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A picture of a rehearsal, as SVG: statements along the time axis, below them a lane for each
 * table, in which a bar says from when to when whom it keeps out.
 */
final class TimelinePicture {
  private static final int WIDTH = 960;
  private static final int GUTTER = 200;
  private static final int TOP = 30;
  private static final int ROW = 26;
  private static final int LANES = 24;
  private static final int TICKS = 4;
  private static final int NAME = 28;

  private final Timeline timeline;
  private final StringBuilder svg = new StringBuilder();

  private TimelinePicture(Timeline timeline) {
    this.timeline = timeline;
  }

  /** The picture; empty where nobody would have to wait for a table. */
  static String of(Timeline timeline) {
    return timeline.lanes().isEmpty() ? "" : new TimelinePicture(timeline).draw();
  }

  private String draw() {
    int shown = Math.min(LANES, timeline.lanes().size());
    int bottom = TOP + ROW * (shown + 1);
    svg.append("<svg class=\"timeline\" role=\"img\" viewBox=\"0 0 ").append(WIDTH).append(' ');
    svg.append(bottom + 24).append("\" aria-label=\"Who is kept out of which table, and when\">\n");
    axis(bottom);
    statements();
    int row = 1;
    for (Map.Entry<TableName, List<Bar>> lane : timeline.lanes().entrySet()) {
      if (row <= shown) {
        lane(lane.getKey().toString(), lane.getValue(), TOP + ROW * row);
      }
      row++;
    }
    if (shown < timeline.lanes().size()) {
      text(0, bottom + 18, "start", "and " + (timeline.lanes().size() - shown) + " more tables");
    }
    return svg.append("</svg>\n").toString();
  }

  private void axis(int bottom) {
    for (int tick = 0; tick <= TICKS; tick++) {
      double moment = timeline.length() * tick / TICKS;
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class=\"tick\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
              x(moment),
              TOP - 6,
              x(moment),
              bottom));
      if (timeline.timed()) {
        String anchor = tick == 0 ? "start" : tick == TICKS ? "end" : "middle";
        text(x(moment), TOP - 12, anchor, seconds(moment));
      }
    }
    svg.append('\n');
    if (!timeline.timed()) {
      text(GUTTER, TOP - 12, "start", "in order; without rows no time can be told");
    }
  }

  private String seconds(double seconds) {
    if (timeline.length() < 1) {
      return String.format(
          Locale.ROOT, timeline.length() < 0.01 ? "%.1f ms" : "%.0f ms", seconds * 1000);
    }
    return String.format(Locale.ROOT, timeline.length() < 10 ? "%.2f s" : "%.0f s", seconds);
  }

  private void statements() {
    text(0, TOP + 16, "start", "statements");
    int number = 1;
    for (Bar run : timeline.runs()) {
      box("statement", run.begin(), run.end(), TOP, number + ": " + run.place());
      if (x(run.end()) - x(run.begin()) > 22) {
        double middle = (x(run.begin()) + x(run.end())) / 2;
        text(middle, TOP + 16, "middle", Integer.toString(number));
      }
      number++;
    }
  }

  private void lane(String table, List<Bar> bars, int y) {
    text(0, y + 16, "start", table.length() > NAME ? table.substring(0, NAME - 1) + "…" : table);
    List<Bar> closing = bars.stream().filter(bar -> bar.keepsOut() != KeepsOut.NOBODY).toList();
    for (Bar bar : closing) {
      String title = table + ": " + who(bar.keepsOut()) + ", " + bar.place();
      box(kind(bar.keepsOut()), bar.begin(), bar.end(), y, title);
    }
    closing.forEach(bar -> work(bar, y));
  }

  /** A line within the bar, as long as the statement that it is there for runs. */
  private void work(Bar bar, int y) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"work\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>\n",
            x(bar.begun()),
            y + ROW - 8,
            Math.max(x(bar.begun()) + 2, x(bar.done()) - 1),
            y + ROW - 8));
  }

  private static String kind(KeepsOut keepsOut) {
    return "keeps-" + keepsOut.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String who(KeepsOut keepsOut) {
    return switch (keepsOut) {
      case NOBODY -> "nobody waits";
      case SCHEMA_CHANGES -> "other schema changes wait";
      case WRITERS -> "writers wait";
      case READERS -> "readers and writers wait";
    };
  }

  private void box(String kind, double begin, double end, int y, String title) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\">",
            kind,
            x(begin),
            y + 2,
            Math.max(2, x(end) - x(begin) - 1),
            ROW - 6));
    svg.append("<title>").append(escaped(title)).append("</title></rect>\n");
  }

  private double x(double moment) {
    return GUTTER + (WIDTH - GUTTER) * moment / timeline.length();
  }

  private void text(double x, double y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor));
    svg.append(escaped(text)).append("</text>\n");
  }
}
