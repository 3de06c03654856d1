package dev.belay.status;

import dev.belay.engine.Database;
import dev.belay.engine.Description;
import dev.belay.engine.Session;
import dev.belay.migration.MigrationPlace;
import dev.belay.othertools.OtherTools;
import dev.belay.othertools.Standing;
import dev.belay.othertools.Trouble;
import dev.belay.problem.BelayException;
import dev.belay.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one look at database and folder has shown, as far as they could be read. */
final class Sight {
  private final MigrationPlace migrations;
  private final Database database;
  private final List<Problem> problems = new ArrayList<>();
  private Optional<Description> description = Optional.empty();
  private Standing standing = Standing.UNKNOWN;
  private List<Trouble> others = List.of();

  Sight(MigrationPlace migrations, Database database) {
    this.migrations = migrations;
    this.database = database;
  }

  void of(Description said, Session session) {
    description = Optional.of(said);
    standing = Standing.of(session.history());
    others = OtherTools.troubles(session);
    compare(Optional.of(session));
  }

  void withoutDatabase() {
    compare(Optional.empty());
  }

  void unreadable(Problem problem) {
    compare(Optional.empty());
    problems.add(problem);
  }

  /** A folder that can't be read is no reason to be silent about the database. */
  private void compare(Optional<Session> session) {
    try {
      standing = Standing.of(migrations, database, session, false);
      problems.addAll(standing.problems());
    } catch (BelayException e) {
      problems.add(e.problem());
    }
  }

  Optional<Description> description() {
    return description;
  }

  Standing standing() {
    return standing;
  }

  /** Whether the database has a history of Belay's. */
  boolean history() {
    return !standing.history().isEmpty();
  }

  List<Trouble> others() {
    return others;
  }

  List<Problem> problems() {
    return problems;
  }
}
