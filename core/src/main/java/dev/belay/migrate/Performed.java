package dev.belay.migrate;

import dev.belay.engine.Database;
import dev.belay.engine.Session;
import dev.belay.migration.Mark;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.othertools.Standing;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the team's command has done what it is for. */
final class Performed {
  private final Work work;

  Performed(Work work) {
    this.work = work;
  }

  /**
   * Refuses a database in which something is still pending, or a query of {@code verify/} fails.
   *
   * @param allRows whether it holds every row, so that such queries can tell
   * @throws dev.belay.problem.BelayException {@code MIGRATION_FAILED} or {@code ASSERTION_FAILED}
   */
  void require(Database database, boolean allRows) {
    try (Session session = database.openReadOnly()) {
      String missing = missing(database, session);
      if (!missing.isEmpty()) {
        throw Problem.of(Code.MIGRATION_FAILED, "the command left pending: " + missing)
            .why("it has ended well, but its history does not have them")
            .state("")
            .remedy("see that it takes the URL from the variable: migrate.command-variable")
            .toException();
      }
      if (allRows) {
        work.plan().assertions().check(session);
      }
    }
  }

  private String missing(Database database, Session session) {
    List<String> planned =
        work.plan().pending().stream()
            .map(ParsedMigration::migration)
            .filter(Performed::runsOnce)
            .map(Migration::name)
            .toList();
    Standing standing =
        Standing.of(work.options().migrations(), database, Optional.of(session), true);
    return standing.pending().stream()
        .map(Migration::name)
        .filter(planned::contains)
        .collect(Collectors.joining(", "));
  }

  /** What is run each time is always pending. */
  private static boolean runsOnce(Migration migration) {
    return migration.mark().filter(mark -> mark.again() == Mark.Again.ALWAYS).isEmpty();
  }
}
