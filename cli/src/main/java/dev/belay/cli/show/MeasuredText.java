package dev.belay.cli.show;

import dev.belay.engine.Measurement;
import dev.belay.engine.TouchedTable;
import dev.belay.rehearse.MeasuredStatement;
import dev.belay.rehearse.Measurements;
import dev.belay.rehearse.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured of each statement. */
public final class MeasuredText {
  private MeasuredText() {}

  /** For people: a line a statement, and below it one for each table that it touched. */
  public static List<String> lines(Measurements measured) {
    List<String> lines = new ArrayList<>();
    for (MeasuredStatement each : measured.statements()) {
      lines.add("  " + each.place() + "  " + summary(each));
      for (TouchedTable touched : each.measurement().tables()) {
        lines.add("    " + touched.table() + "  " + told(touched));
      }
    }
    if (!lines.isEmpty()) {
      lines.add(0, heading(measured.timing()));
      lines.add("");
    }
    return lines;
  }

  private static String heading(Timing timing) {
    return switch (timing) {
      case MEASURED -> "What was measured:";
      case ESTIMATED -> "What was measured, with times as estimated for all rows:";
      case UNKNOWN -> "What was measured, without rows:";
    };
  }

  private static String summary(MeasuredStatement each) {
    Measurement measurement = each.measurement();
    return Words.duration(each.took())
        + (measurement.written().isZero()
            ? ""
            : ", " + measurement.written().of("row") + " written")
        + measurement.logged().map(bytes -> ", at most " + bytes + " of log").orElse("");
  }

  private static String told(TouchedTable touched) {
    List<String> words = new ArrayList<>();
    touched.locks().forEach(lock -> words.add(lock.mode()));
    touched.work().forEach(work -> words.add(word(work)));
    if (!touched.read().isZero()) {
      words.add(touched.read().of("row") + " read");
    }
    if (!touched.written().isZero()) {
      words.add(touched.written().of("row") + " written");
    }
    return String.join(", ", words);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
