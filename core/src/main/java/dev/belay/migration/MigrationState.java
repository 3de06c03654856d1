package dev.belay.migration;

import dev.belay.engine.HistoryEntry;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a database stands against a folder of migrations.
 *
 * @param applied what is in the database, by the newest line of each version
 * @param pending what is to be applied, in order
 * @param problems what has to be settled first: late, changed, vanished and failed versions. They
 *     are never passed over in silence.
 */
public record MigrationState(
    List<HistoryEntry> applied, List<Migration> pending, List<Problem> problems) {
  public MigrationState {
    applied = List.copyOf(applied);
    pending = List.copyOf(pending);
    problems = List.copyOf(problems);
  }

  /**
   * Compares.
   *
   * @param history oldest line first; the newest line of a version decides; lines without a file
   *     say nothing about a version
   * @param retry whether a file that failed before may be tried again although it is the same
   */
  public static MigrationState of(
      List<Migration> migrations, List<HistoryEntry> history, boolean retry) {
    Map<Version, HistoryEntry> newest = new TreeMap<>();
    history.stream()
        .filter(entry -> !entry.file().isEmpty())
        .forEach(entry -> newest.put(new Version(entry.version()), entry));
    List<HistoryEntry> applied =
        newest.values().stream().filter(entry -> entry.outcome().inDatabase()).toList();
    List<Migration> pending = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Map<Version, Migration> files = new HashMap<>();
    Optional<Version> highest =
        applied.stream().map(entry -> new Version(entry.version())).max(Version::compareTo);
    for (Migration migration : migrations) {
      files.put(migration.version(), migration);
      Optional<HistoryEntry> known = Optional.ofNullable(newest.get(migration.version()));
      if (known.isPresent() && known.get().outcome().inDatabase()) {
        changed(migration, known.get()).ifPresent(problems::add);
        continue;
      }
      pending.add(migration);
      late(migration, highest).ifPresent(problems::add);
      known
          .filter(entry -> !retry && entry.checksum().equals(migration.checksum()))
          .ifPresent(entry -> problems.add(failedBefore(migration, entry)));
    }
    applied.stream()
        .filter(entry -> entry.outcome() == HistoryEntry.Outcome.APPLIED)
        .filter(entry -> !files.containsKey(new Version(entry.version())))
        .forEach(entry -> problems.add(vanished(entry)));
    return new MigrationState(applied, pending, problems);
  }

  /** A baseline has no file of its own: whatever lies below it is taken for applied. */
  private static Optional<Problem> changed(Migration migration, HistoryEntry entry) {
    if (entry.outcome() == HistoryEntry.Outcome.BASELINE
        || entry.checksum().equals(migration.checksum())) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.of(Code.MIGRATION_CHANGED, migration.file() + " was changed after it was applied")
            .why(
                "applied "
                    + entry.at().truncatedTo(ChronoUnit.SECONDS)
                    + " with checksum "
                    + brief(entry.checksum())
                    + ", the file now has "
                    + brief(migration.checksum()))
            .remedy("bring the file back as it was, and put the change into a new migration"));
  }

  private static Optional<Problem> late(Migration migration, Optional<Version> highest) {
    if (highest.isEmpty() || migration.version().compareTo(highest.get()) > 0) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.of(
                Code.MIGRATION_LATE,
                migration.file() + " came late: " + highest.get() + " is in the database already")
            .why("it would be applied out of order")
            .remedy(
                "give it a later version, or apply it all the same: belay migrate --out-of-order"));
  }

  private static Problem failedBefore(Migration migration, HistoryEntry entry) {
    String what =
        entry.outcome() == HistoryEntry.Outcome.ROLLED_BACK ? "was rolled back" : "failed";
    return Problem.of(
            Code.MIGRATION_FAILED_BEFORE,
            migration.file() + " " + what + " on " + entry.at().truncatedTo(ChronoUnit.SECONDS))
        .why(entry.error().orElse("it has not been changed since"))
        .remedy("mend " + migration.file() + ", or try it again as it is: belay migrate --retry");
  }

  private static Problem vanished(HistoryEntry entry) {
    return Problem.of(
            Code.MIGRATION_VANISHED,
            entry.file() + " is in the database, but the file is not there any more")
        .remedy("bring the file back: other databases need it");
  }

  private static String brief(String checksum) {
    return checksum.substring(0, Math.min(12, checksum.length()));
  }
}
