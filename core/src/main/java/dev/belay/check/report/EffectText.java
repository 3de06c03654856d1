package dev.belay.check.report;

import dev.belay.engine.TableLock.KeepsOut;
import dev.belay.engine.TouchedTable;
import dev.belay.rehearse.Closure;
import dev.belay.rehearse.ClosureText;
import dev.belay.rehearse.MeasuredStatement;
import dev.belay.rehearse.Measurements;
import dev.belay.rehearse.Timing;
import dev.belay.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a statement did in rehearsal, in words. */
public final class EffectText {
  /** Less is told as 0.0 s. */
  private static final Duration NOTICEABLE = Duration.ofMillis(50);

  private EffectText() {}

  /** What the statement that a finding is about did; nothing where it was not run. */
  public static List<String> about(Optional<Statement> statement, Measurements measured) {
    return find(statement, measured)
        .map(
            each -> {
              List<String> lines = new ArrayList<>(List.of(took(each, measured.timing())));
              lines.addAll(closed(each, measured.timing(), Duration.ZERO));
              return lines;
            })
        .orElse(List.of());
  }

  /** Which tables others had to wait for, long enough to notice; nothing where it was not run. */
  public static List<String> waiting(Optional<Statement> statement, Measurements measured) {
    return find(statement, measured)
        .map(each -> closed(each, measured.timing(), NOTICEABLE))
        .orElse(List.of());
  }

  private static Optional<MeasuredStatement> find(
      Optional<Statement> statement, Measurements measured) {
    return measured.statements().stream()
        .filter(each -> Optional.of(each.statement()).equals(statement))
        .findFirst();
  }

  /** A line for each table that others had to wait for. */
  private static List<String> closed(MeasuredStatement statement, Timing timing, Duration least) {
    List<String> lines = new ArrayList<>();
    for (TouchedTable touched : statement.measurement().tables()) {
      boolean closes =
          touched
              .strongest()
              .filter(lock -> lock.keepsOut().compareTo(KeepsOut.WRITERS) >= 0)
              .isPresent();
      if (closes || !touched.work().isEmpty()) {
        Closure closure = Closure.of(statement, touched, statement.held(), false);
        if (timing == Timing.UNKNOWN || closure.writing().compareTo(least) >= 0) {
          lines.add(touched.table() + ": " + ClosureText.told(closure, timing));
        }
      }
    }
    return lines;
  }

  private static String took(MeasuredStatement statement, Timing timing) {
    String took =
        switch (timing) {
          case MEASURED -> "measured: " + ClosureText.seconds(statement.took());
          case ESTIMATED -> "estimated: about " + ClosureText.seconds(statement.took());
          case UNKNOWN -> "run without rows";
        };
    var written = statement.measurement().written();
    return written.isZero() ? took : took + ", " + written.of("row") + " written";
  }
}
