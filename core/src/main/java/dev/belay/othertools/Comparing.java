package dev.belay.othertools;

import dev.belay.migration.Mark;
import dev.belay.migration.Migration;
import dev.belay.migration.MigrationFolder;
import dev.belay.othertools.history.Applied;
import dev.belay.othertools.history.Past;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a tool's folder with its history, by that tool's own rules. One use, one instance. */
final class Comparing {
  private final MigrationFolder folder;
  private final Past past;
  private final Map<Migration, Applied> known;
  private final Manners manners;
  private final List<String> applied = new ArrayList<>();
  private final List<Migration> pending = new ArrayList<>();
  private final List<Problem> problems;
  private final List<String> notes;

  /**
   * Prepares.
   *
   * @param past empty where the database has no such history
   */
  Comparing(MigrationFolder folder, Optional<Past> past, List<String> notes) {
    this.folder = folder;
    this.past = past.orElse(Past.NOTHING);
    this.known = this.past.of(folder.migrations());
    this.manners = Manners.of(folder.tool());
    this.problems = new ArrayList<>(folder.problems());
    this.notes = new ArrayList<>(folder.notes());
    this.notes.addAll(notes);
    if (past.isEmpty()) {
      this.notes.add("the database has no history of " + folder.tool().label());
    }
  }

  Standing standing() {
    int last = lastApplied();
    for (int at = 0; at < folder.migrations().size(); at++) {
      look(folder.migrations().get(at), at < last);
    }
    past.without(known).forEach(each -> problems.add(vanished(each)));
    noteLimits();
    return new Standing(
        folder.tool(), applied, pending, List.of(), folder.assertions(), problems, notes);
  }

  /** The place of the last one that is in the database. */
  private int lastApplied() {
    int last = -1;
    for (int at = 0; at < folder.migrations().size(); at++) {
      Migration migration = folder.migrations().get(at);
      boolean once = migration.mark().map(Mark::again).orElseThrow() == Mark.Again.NEVER;
      if (once && (known.containsKey(migration) || past.covers(migration.version()))) {
        last = at;
      }
    }
    return last;
  }

  private void look(Migration migration, boolean late) {
    Mark mark = migration.mark().orElseThrow();
    Optional<Applied> row = Optional.ofNullable(known.get(migration));
    if (row.isPresent()) {
      lookAgain(migration, mark, row.get());
    } else if (past.covers(migration.version()) && mark.again() == Mark.Again.NEVER) {
      applied.add(migration.file());
    } else if (late && mark.again() == Mark.Again.NEVER) {
      late(migration);
    } else {
      pending.add(migration);
    }
  }

  /** At one that was applied. */
  private void lookAgain(Migration migration, Mark mark, Applied row) {
    boolean compared = !row.checksum().isEmpty() && !mark.checksums().isEmpty();
    boolean changed = compared && !mark.checksums().contains(row.checksum());
    if (mark.again() == Mark.Again.ALWAYS || (changed && mark.again() != Mark.Again.NEVER)) {
      pending.add(migration);
      return;
    }
    applied.add(migration.file());
    if (changed) {
      problems.add(changed(migration, mark, row));
    } else if (!compared && manners.sums() && row.file()) {
      notes.add("whether " + migration.name() + " was changed since can't be told");
    }
  }

  private Problem changed(Migration migration, Mark mark, Applied row) {
    String at = row.at().isEmpty() ? "" : " on " + Moments.readable(row.at());
    return Problem.of(
            Code.MIGRATION_CHANGED,
            migration.file() + " was changed after " + label() + " applied it")
        .why(
            "applied"
                + at
                + " with checksum "
                + brief(row.checksum())
                + ", the file now has "
                + brief(mark.checksums().getFirst()))
        .remedy("bring the file back as it was, and put the change into a new migration");
  }

  private void late(Migration migration) {
    switch (manners.late()) {
      case RUNS, HIDES -> pending.add(migration);
      case REFUSES -> {
        pending.add(migration);
        problems.add(
            lateProblem(migration, " came late: " + label() + " refuses it")
                .why("a later one is in the database already")
                .remedy("give it a later version, or: " + manners.lateRemedy()));
      }
      case NEVER_RUNS ->
          problems.add(
              lateProblem(migration, " was passed over: " + label() + " will never run it")
                  .why("a later one is in the database, and only what is newer is looked at")
                  .remedy(manners.lateRemedy()));
    }
  }

  private static Problem lateProblem(Migration migration, String what) {
    return Problem.of(Code.MIGRATION_LATE, migration.file() + what);
  }

  private Problem vanished(Applied row) {
    return Problem.of(
            Code.MIGRATION_VANISHED,
            label() + " has applied " + row.label() + ", but the file is not there any more")
        .remedy("bring the file back: other databases need it");
  }

  private void noteLimits() {
    if (!manners.sums() && !applied.isEmpty()) {
      notes.add(
          "whether a file was changed since it was applied can't be told: "
              + label()
              + " keeps no checksums");
    }
    if (manners.late() == Manners.Late.HIDES && !applied.isEmpty()) {
      notes.add(
          "whether each file below the newest version was run can't be told: "
              + label()
              + " keeps only that version, and never runs one that comes late");
    }
  }

  private String label() {
    return folder.tool().label();
  }

  private static String brief(String checksum) {
    return checksum.substring(0, Math.min(12, checksum.length()));
  }
}
