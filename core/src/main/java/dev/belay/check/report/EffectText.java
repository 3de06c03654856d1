package dev.belay.check.report;

import dev.belay.engine.TableLock.KeepsOut;
import dev.belay.engine.TouchedTable;
import dev.belay.rehearse.Closure;
import dev.belay.rehearse.ClosureText;
import dev.belay.rehearse.MeasuredStatement;
import dev.belay.rehearse.Measurements;
import dev.belay.rehearse.Timing;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a statement did in rehearsal, in words. */
public final class EffectText {
  private EffectText() {}

  /** What the statement that a finding is about did; nothing where it was not run. */
  public static List<String> about(Optional<Statement> statement, Measurements measured) {
    for (MeasuredStatement each : measured.statements()) {
      if (Optional.of(each.statement()).equals(statement)) {
        return lines(each, measured.timing());
      }
    }
    return List.of();
  }

  /** A line about the statement, and one for each table that others had to wait for. */
  private static List<String> lines(MeasuredStatement statement, Timing timing) {
    List<String> lines = new ArrayList<>();
    lines.add(took(statement, timing));
    for (TouchedTable touched : statement.measurement().tables()) {
      boolean closes =
          touched
              .strongest()
              .filter(lock -> lock.keepsOut().compareTo(KeepsOut.WRITERS) >= 0)
              .isPresent();
      if (closes || !touched.work().isEmpty()) {
        Closure closure = Closure.of(statement, touched, statement.held(), false);
        lines.add(touched.table() + ": " + ClosureText.told(closure, timing));
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
    return written.isZero() ? took : took + ", " + written + " rows written";
  }
}
