package dev.belay.rehearse;

import dev.belay.engine.TableLock.KeepsOut;
import dev.belay.engine.TableWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What applications would notice of the locks, in words. */
public final class ClosureText {
  private static final int SHOWN = 5;
  private static final int NAME = 12;

  /** What is left of a line beside the name of the step. */
  private static final int WIDEST = 86;

  private ClosureText() {}

  /**
   * A line a table, and what the times leave out; nothing where nobody has to wait.
   *
   * @param fromBegin see {@link Measurements#closures}
   */
  public static List<String> lines(Measurements measured, boolean fromBegin) {
    List<Closure> closures = measured.closures(fromBegin);
    if (closures.isEmpty()) {
      return List.of();
    }
    List<Closure> shown = closures.subList(0, Math.min(SHOWN, closures.size()));
    int width = shown.stream().mapToInt(each -> name(each).length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (Closure each : shown) {
      String indent = " ".repeat(Math.max(NAME, width) + 2);
      String line =
          name(each) + indent.substring(name(each).length()) + told(each, measured.timing());
      boolean fits = line.length() + 2 + each.place().length() <= WIDEST;
      lines.add(fits ? line + "  " + each.place() : line);
      if (!fits) {
        lines.add(indent + each.place());
      }
    }
    if (closures.size() > SHOWN) {
      lines.add("and " + (closures.size() - SHOWN) + " more: -v");
    }
    lines.addAll(besides(measured));
    return lines;
  }

  private static List<String> besides(Measurements measured) {
    return switch (measured.timing()) {
      case MEASURED ->
          List.of(
              "besides: waiting for locks; reading what changes, before and after: up to "
                  + seconds(measured.comparison())
                  + " each");
      case ESTIMATED ->
          List.of(
              "besides: waiting for locks; reading all rows, before and after: about "
                  + seconds(measured.comparison())
                  + " each",
              "about: estimated, as much more than for the sample as the tables are larger");
      case UNKNOWN -> List.of("for how long: can't be told without rows");
    };
  }

  private static String name(Closure closure) {
    return closure.table().toString();
  }

  /** As in {@code no reads or writes for 4.1 s (rewritten, 1.2 GB)}. */
  public static String told(Closure closure, Timing timing) {
    String work = closure.work().stream().map(ClosureText::word).collect(Collectors.joining(", "));
    return times(closure, timing)
        + (work.isEmpty() ? "" : " (" + work + ", " + closure.size() + ")");
  }

  private static String times(Closure closure, Timing timing) {
    if (closure.keepsOut() != KeepsOut.READERS) {
      return "no writes" + time(closure.writing(), timing);
    }
    return closure.reading().equals(closure.writing()) || timing == Timing.UNKNOWN
        ? "no reads or writes" + time(closure.writing(), timing)
        : "no writes"
            + time(closure.writing(), timing)
            + ", no reads"
            + time(closure.reading(), timing);
  }

  private static String time(Duration duration, Timing timing) {
    return switch (timing) {
      case MEASURED -> " for " + seconds(duration);
      case ESTIMATED -> " for about " + seconds(duration);
      case UNKNOWN -> "";
    };
  }

  /** What was done to all rows. */
  public static String word(TableWork work) {
    return switch (work) {
      case REWRITTEN -> "rewritten";
      case EMPTIED -> "emptied";
      case CHECKED -> "rows checked";
      case REFERENCES_CHECKED -> "references checked";
      case INDEXED -> "index built";
    };
  }

  /** As in {@code 4.1 s}. */
  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
