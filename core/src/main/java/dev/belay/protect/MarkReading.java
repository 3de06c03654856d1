package dev.belay.protect;

import dev.belay.database.Environment;
import dev.belay.database.Mark;
import dev.belay.database.Target;
import dev.belay.engine.Marks;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.run.Workspace;
import java.util.List;
import java.util.Optional;

/**
 * What the mark in a database is worth. One that was written in another database says nothing of
 * this one; one that can't be read may say anything.
 *
 * @param mark the mark, its own or another's
 * @param unreadable why it can't be read, where there may be one
 */
public record MarkReading(Optional<Mark> mark, Optional<String> unreadable) {
  private static final List<Code> NO_DATABASE =
      List.of(
          Code.DATABASE_MISSING, Code.FOLDER_MISSING, Code.NOT_A_DATABASE, Code.DATABASE_CORRUPT);

  /** Reads it, now. */
  public static MarkReading of(Marks marks) {
    try {
      return new MarkReading(marks.read(), Optional.empty());
    } catch (BelayException e) {
      return of(e.problem());
    }
  }

  private static MarkReading of(Problem problem) {
    boolean nothing = NO_DATABASE.contains(problem.code());
    return new MarkReading(
        Optional.empty(), nothing ? Optional.empty() : Optional.of(problem.what()));
  }

  /**
   * A workspace's target with what the mark in it says at this moment.
   *
   * @throws BelayException {@code DATABASE_UNREACHABLE}: whoever needs the database can't go on,
   *     and is not to be told that a person is missing
   */
  public static Target target(Workspace workspace) {
    MarkReading reading;
    try {
      reading = new MarkReading(workspace.database().marks().read(), Optional.empty());
    } catch (BelayException e) {
      if (e.problem().code() == Code.DATABASE_UNREACHABLE) {
        throw e;
      }
      reading = of(e.problem());
    }
    return reading.raised(workspace.target());
  }

  /** The mark that was written in this very database. */
  public Optional<Mark> own() {
    return mark.filter(Mark::own);
  }

  /** What it says that this database is for; empty where it says nothing. */
  public Optional<Environment> environment() {
    return unreadable.isPresent() ? Optional.of(Environment.UNKNOWN) : own().map(Mark::environment);
  }

  /** The target as the stricter of both makes it: a mark never makes anything less protected. */
  public Target raised(Target target) {
    return environment()
        .filter(marked -> marked.isStricterThan(target.environment()))
        .map(marked -> new Target(target.name(), target.url(), marked))
        .orElse(target);
  }
}
