package dev.belay.testdb;

import dev.belay.apply.Applier;
import dev.belay.apply.Batch;
import dev.belay.command.CommandRun;
import dev.belay.command.TeamCommand;
import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.migration.Migration;
import dev.belay.migration.MigrationPlace;
import dev.belay.migration.ParsedMigration;
import dev.belay.migration.Tool;
import dev.belay.othertools.Standing;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.run.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Makes of an empty database one for tests: marks it, and applies all migrations of a folder.
 *
 * @param place where they are
 * @param role as whom they run
 * @param command what applies those of another tool
 * @param identity who does it
 */
public record Filling(
    MigrationPlace place,
    Optional<String> role,
    Optional<TeamCommand> command,
    Identity identity,
    InstantSource clock) {

  /** What a database was filled with: the files, in order. */
  List<Migration> migrations(Database database) {
    return standing(database).pending();
  }

  private Standing standing(Database database) {
    Standing standing = Standing.of(place, database, Optional.empty(), true);
    if (!standing.problems().isEmpty()) {
      throw standing.problems().getFirst().toException();
    }
    return standing;
  }

  void mark(Database database) {
    database.marks().write(Environment.TEST, clock.instant(), identity.words());
  }

  /**
   * Fills one that is empty. The mark comes first: whatever becomes of the rest, it is known.
   *
   * @param url how other programs log in to a database beside it
   * @param scratch an existing folder
   * @return how many migrations were applied
   * @throws dev.belay.problem.BelayException {@code MIGRATION_FAILED}; {@code NOT_SUPPORTED} for
   *     another tool's folder of which nobody has said by what it is applied
   */
  int fill(Database empty, DatabaseUrl url, String run, Path scratch, Progress progress)
      throws IOException {
    mark(empty);
    Standing standing = standing(empty);
    if (standing.isOwn()) {
      apply(standing.pending(), empty, run, progress);
    } else {
      new CommandRun(commandOf(standing.tool()), standing.tool(), url, scratch)
          .on(empty.url(), started -> {}, progress);
    }
    return standing.pending().size();
  }

  private TeamCommand commandOf(Tool tool) {
    return command.orElseThrow(
        () ->
            Problem.of(Code.NOT_SUPPORTED, tool.label() + " applies these migrations, not Belay")
                .why("what has made the database would be unknown to " + tool.label())
                .remedy("name the command that applies them: migrate.command in belay.yaml")
                .toException());
  }

  /** Whoever keeps the history: Belay's is written. */
  void apply(List<Migration> migrations, Database empty, String run, Progress progress) {
    List<ParsedMigration> parsed =
        migrations.stream()
            .map(each -> ParsedMigration.parse(each, empty.engine().dialect()))
            .toList();
    try (Session session = empty.open()) {
      role.ifPresent(session::actAs);
      new Applier(session, run, identity.user(), clock)
          .apply(Batch.of(parsed), Applier.Listener.NONE, progress);
      if (session.inTransaction()) {
        session.commit();
      }
    }
  }
}
