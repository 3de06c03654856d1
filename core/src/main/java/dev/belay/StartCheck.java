package dev.belay;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Database;
import dev.belay.engine.Engine;
import dev.belay.engine.Session;
import dev.belay.migration.Migration;
import dev.belay.migration.MigrationPlace;
import dev.belay.othertools.OtherTools;
import dev.belay.othertools.Standing;
import dev.belay.othertools.Trouble;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an application asks when it starts: whether its database can be reached, all migrations are
 * in it, and none has failed half way. Needs no right but to read, and changes nothing. Holds
 * nothing open; thread-safe.
 */
public final class StartCheck {
  private final Engine engine;

  /** Asks databases of one kind. */
  public StartCheck(Engine engine) {
    this.engine = engine;
  }

  /**
   * How a database stands.
   *
   * @param applied the files that are in it, oldest first
   * @param problems why an application can't rely on it, each with what to do
   */
  public record Answer(List<String> applied, List<Problem> problems) {
    public Answer {
      applied = List.copyOf(applied);
      problems = List.copyOf(problems);
    }

    public boolean isReady() {
      return problems.isEmpty();
    }
  }

  /**
   * Looks, whatever is found.
   *
   * @param url as Belay or JDBC write it; relative paths are those of the process
   * @param migrations the folder of the files that the application was built with
   */
  public Answer look(String url, Path migrations) {
    try {
      DatabaseUrl address = DatabaseUrl.parse(url, Path.of("").toAbsolutePath());
      Database database = engine.database(address);
      try (Session session = database.openReadOnly()) {
        return answer(session, database, MigrationPlace.of(migrations.toAbsolutePath()));
      }
    } catch (BelayException e) {
      return new Answer(List.of(), List.of(e.problem()));
    }
  }

  /**
   * Returns only if the database is ready.
   *
   * @throws BelayException with the first problem, which says what to do
   */
  public void require(String url, Path migrations) {
    List<Problem> problems = look(url, migrations).problems();
    if (!problems.isEmpty()) {
      throw problems.getFirst().toException();
    }
  }

  private static Answer answer(Session session, Database database, MigrationPlace place) {
    List<Problem> problems = new ArrayList<>();
    for (Trouble trouble : OtherTools.troubles(session)) {
      if (trouble.stops()) {
        problems.add(trouble.problem());
      }
    }
    Standing standing = Standing.of(place, database, Optional.of(session), false);
    problems.addAll(standing.problems());
    if (!standing.pending().isEmpty()) {
      problems.add(pending(standing.pending(), database));
    }
    return new Answer(standing.applied(), problems);
  }

  private static Problem pending(List<Migration> pending, Database database) {
    String files = pending.stream().map(Migration::file).collect(Collectors.joining(", "));
    return Problem.of(
            Code.MIGRATIONS_PENDING,
            pending.size() == 1
                ? "one migration is not applied yet: " + files
                : pending.size() + " migrations are not applied yet: " + files)
        .why("the application was built for them, and " + database.url() + " is as before them")
        .remedy("belay migrate");
  }
}
