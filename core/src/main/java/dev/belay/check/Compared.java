package dev.belay.check;

import dev.belay.database.TableName;
import dev.belay.engine.TableLock.KeepsOut;
import dev.belay.engine.TouchedTable;
import dev.belay.rehearse.ClosureText;
import dev.belay.rehearse.MeasuredStatement;
import dev.belay.rehearse.Measurements;
import dev.belay.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds what rules foretell about locks against what a rehearsal with all rows has measured. */
final class Compared {
  /** The id of what is found by measuring alone. */
  static final String LONG_LOCK = "ban-long-lock";

  /** Whoever waits for less hardly notices. */
  private static final Duration NOTICED = Duration.ofSeconds(1);

  private final Measurements measured;

  Compared(Measurements measured) {
    this.measured = measured;
  }

  /** The findings with what has become of their claims, and what no rule has foretold. */
  List<Finding> with(List<Finding> findings) {
    List<Finding> all = new ArrayList<>(findings.stream().map(this::measured).toList());
    for (MeasuredStatement each : measured.statements()) {
      if (all.stream().noneMatch(finding -> claimsOf(finding, each.statement()))) {
        unforetold(each).ifPresent(all::add);
      }
    }
    return all;
  }

  private Finding measured(Finding finding) {
    if (finding.claim().isEmpty() || finding.statement().isEmpty()) {
      return finding;
    }
    Optional<MeasuredStatement> run = of(finding.statement().get());
    return run.map(each -> measured(finding, finding.claim().get(), each)).orElse(finding);
  }

  private static Finding measured(Finding finding, Claim claim, MeasuredStatement run) {
    boolean confirmed =
        touched(run, claim.table())
            .filter(table -> table.work().contains(claim.work()))
            .isPresent();
    if (!confirmed) {
      return finding.saying(
          Severity.NOTICE,
          "the rule says: " + finding.message() + "; in rehearsal the server did not do that");
    }
    boolean noticed = run.took().compareTo(NOTICED) >= 0;
    return finding.saying(
        noticed ? finding.severity() : Severity.NOTICE,
        finding.message() + ": " + ClosureText.seconds(run.took()) + " in rehearsal");
  }

  private static boolean claimsOf(Finding finding, Statement statement) {
    return finding.claim().isPresent() && finding.statement().filter(statement::equals).isPresent();
  }

  /** A statement that keeps others out for long, and of which no rule has said so. */
  private static Optional<Finding> unforetold(MeasuredStatement run) {
    if (run.took().compareTo(NOTICED) < 0) {
      return Optional.empty();
    }
    return run.measurement().tables().stream()
        .filter(table -> !table.work().isEmpty())
        .filter(table -> keepsOut(table).compareTo(KeepsOut.WRITERS) >= 0)
        .findFirst()
        .map(table -> longLock(run, table));
  }

  private static Finding longLock(MeasuredStatement run, TouchedTable table) {
    String what = keepsOut(table) == KeepsOut.READERS ? "read or write " : "write to ";
    return Finding.of(
        LONG_LOCK,
        Severity.WARNING,
        run.statement(),
        "nobody could "
            + what
            + table.table()
            + " for "
            + ClosureText.seconds(run.took())
            + " in rehearsal",
        "Look what took so long: belay check -v");
  }

  private static KeepsOut keepsOut(TouchedTable table) {
    return table.strongest().map(lock -> lock.keepsOut()).orElse(KeepsOut.NOBODY);
  }

  private Optional<MeasuredStatement> of(Statement statement) {
    return measured.statements().stream()
        .filter(each -> each.statement().equals(statement))
        .findFirst();
  }

  private static Optional<TouchedTable> touched(MeasuredStatement run, TableName table) {
    return run.measurement().tables().stream()
        .filter(each -> Script.same(each.table(), table))
        .findFirst();
  }
}
