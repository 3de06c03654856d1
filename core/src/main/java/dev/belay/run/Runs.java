package dev.belay.run;

import dev.belay.engine.RunLock;
import dev.belay.pipeline.Event;
import dev.belay.pipeline.Journal;
import dev.belay.pipeline.JournalFile;
import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.Pipeline;
import dev.belay.pipeline.RunHeader;
import dev.belay.pipeline.Step;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Starts runs that may change a database, and ends those that were killed. */
public final class Runs {
  /** What the audit trail says of a run that has done what it was to do. */
  public static final String COMPLETED = "completed";

  private final Workspace workspace;
  private final Records records;

  public Runs(Workspace workspace) {
    this.workspace = workspace;
    this.records = new Records(workspace);
  }

  /** Builds a verb's steps for one run. */
  @FunctionalInterface
  public interface Steps {
    /**
     * The steps.
     *
     * @param run the run's id
     * @param scratch an existing folder of the run's own, deleted when the run is over
     */
    List<Step> of(String run, Path scratch) throws IOException;
  }

  /**
   * Runs steps under the target's lock, with a journal, and writes the audit trail.
   *
   * @param arguments what {@link #recover} needs to build the same steps again
   * @throws dev.belay.problem.BelayException {@code RUN_LOCKED} if another run holds the lock,
   *     {@code RUN_UNFINISHED} if a killed run has to be recovered first
   */
  public Outcome start(String verb, Map<String, String> arguments, Steps steps) {
    String run = records.newId();
    try (RunLock lock = lockOrTell(run, verb)) {
      refuseUnfinished(lock.holder().run(), verb);
      records.add(run, verb, "begun", "");
      var header =
          new RunHeader(
              run,
              verb,
              workspace.target().name(),
              workspace.target().url().toString(),
              workspace.clock().instant(),
              arguments);
      try (JournalFile file = JournalFile.create(workspace.runs(), header, workspace.journaled())) {
        return end(file, steps, Pipeline::run);
      }
    }
  }

  /**
   * Runs steps that change nothing but files in their scratch folder: without lock, journal or
   * audit trail.
   */
  public Outcome look(Steps steps) {
    String run = records.newId();
    Scratch scratch = scratch(run);
    try {
      return new Pipeline(
              steps.of(run, scratch.folder()),
              Journal.inMemory(),
              workspace.events(),
              workspace.clock(),
              workspace.cancellation())
          .run();
    } catch (IOException e) {
      throw couldNot("prepare in " + scratch.folder(), e);
    } finally {
      afterwards(() -> remove(scratch.folder()));
      afterwards(() -> giveUp(scratch));
    }
  }

  /** Before it takes space of its own, it frees what killed runs have left behind. */
  private Scratch scratch(String run) {
    afterwards(() -> abandoned().forEach(this::remove));
    Path folder = workspace.scratch(run);
    try {
      return Scratch.take(folder);
    } catch (IOException e) {
      throw couldNot("make the scratch folder " + folder, e);
    }
  }

  /** The temporary files of killed runs that nobody needs in order to recover them. */
  public List<Path> abandoned() {
    Path parent = workspace.scratch();
    try {
      return Scratch.abandoned(parent).stream()
          .filter(folder -> !Files.exists(journalOf(String.valueOf(folder.getFileName()))))
          .toList();
    } catch (IOException e) {
      throw couldNot("look through " + parent, e);
    }
  }

  private Path journalOf(String run) {
    return workspace.runs().resolve(run + JournalFile.EXTENSION);
  }

  private static void giveUp(Scratch scratch) {
    try {
      scratch.close();
    } catch (IOException e) {
      throw couldNot("let go of " + scratch.folder(), e);
    }
  }

  /**
   * Finishes or undoes the killed run of this target.
   *
   * @param steps builds the steps that the killed run had, from what its journal says first
   * @return empty where there is nothing to recover
   */
  public Optional<Outcome> recover(Function<RunHeader, Steps> steps) {
    if (unfinished().isEmpty()) {
      return Optional.empty();
    }
    try (RunLock lock = lock(records.newId(), "recover")) {
      // only now nobody can be writing in it, and whoever was may have come to an end
      Optional<Path> killed = unfinished();
      return killed.map(journal -> recover(lock.holder().run(), journal, steps));
    }
  }

  private Outcome recover(String run, Path journal, Function<RunHeader, Steps> steps) {
    try (JournalFile file = JournalFile.open(journal, workspace.journaled())) {
      RunHeader header = file.header();
      records.add(run, "recover", "begun", "of " + header.verb() + ", run " + header.run());
      return end(file, steps.apply(header), Pipeline::recover);
    }
  }

  private Outcome end(JournalFile file, Steps steps, Function<Pipeline, Outcome> work) {
    Scratch scratch = scratch(file.header().run());
    try {
      return end(file, scratch.folder(), steps, work);
    } finally {
      afterwards(() -> giveUp(scratch));
    }
  }

  private Outcome end(
      JournalFile file, Path scratch, Steps steps, Function<Pipeline, Outcome> work) {
    RunHeader header = file.header();
    Outcome outcome;
    try {
      var pipeline =
          new Pipeline(
              steps.of(header.run(), scratch),
              file.journal(),
              workspace.events(),
              workspace.clock(),
              workspace.cancellation());
      outcome = work.apply(pipeline);
    } catch (IOException e) {
      throw couldNot("prepare in " + scratch, e);
    }
    afterwards(() -> records.add(header.run(), header.verb(), word(outcome), details(outcome)));
    afterwards(records::copy);
    afterwards(file::close);
    if (file.journal().isClosed()) {
      afterwards(() -> remove(scratch));
      afterwards(() -> delete(file.file()));
    }
    return outcome;
  }

  /** The run is over, whether or not it can be recorded and cleared up: that is told, no more. */
  private void afterwards(Runnable work) {
    try {
      work.run();
    } catch (BelayException e) {
      workspace.events().accept(new Event.Warned(e.problem()));
    }
  }

  /** A lock whose closing can't take away from how the run ended. */
  private record Held(RunLock lock, Runs runs) implements RunLock {
    @Override
    public Holder holder() {
      return lock.holder();
    }

    @Override
    public void close() {
      runs.afterwards(lock::close);
    }
  }

  private RunLock lock(String run, String verb) {
    RunLock taken = workspace.database().lock(records.holder(run, verb));
    return new Held(taken, this);
  }

  /** A run that was refused because of another is on record too. */
  private RunLock lockOrTell(String run, String verb) {
    try {
      return lock(run, verb);
    } catch (BelayException e) {
      records.add(run, verb, "refused", Records.told(e.problem()));
      throw e;
    }
  }

  private void refuseUnfinished(String run, String verb) {
    Optional<Path> file = unfinished();
    if (file.isPresent()) {
      records.add(run, verb, "refused", Code.RUN_UNFINISHED.id() + ": " + file.get());
      throw Problem.of(
              Code.RUN_UNFINISHED, "an earlier run on " + workspace.target().name() + " was killed")
          .why("its journal is " + file.get())
          .state("nobody has looked yet whether the database is as before or as after that run")
          .remedy("belay recover -t " + workspace.target().name())
          .toException();
    }
  }

  /** Whether no run is going on, and none was killed. */
  public boolean isQuiet() {
    return unfinished().isEmpty() && workspace.database().lockHolder().isEmpty();
  }

  /**
   * The journal of this target's killed run, if there is one and no run is going on: the journal of
   * a run that goes on looks the same.
   */
  public Optional<Path> killed() {
    return unfinished()
        .filter(journal -> workspace.database().lockHolder().isEmpty())
        .filter(Files::exists);
  }

  /** The journal of this target's run that has not ended, be it killed or going on. */
  private Optional<Path> unfinished() {
    if (!Files.isDirectory(workspace.runs())) {
      return Optional.empty();
    }
    try (var files = Files.newDirectoryStream(workspace.runs(), "*" + JournalFile.EXTENSION)) {
      for (Path file : files) {
        if (JournalFile.headerOf(file).filter(this::isOfTarget).isPresent()) {
          return Optional.of(file);
        }
      }
      return Optional.empty();
    } catch (IOException | DirectoryIteratorException e) {
      throw couldNot("read the journals in " + workspace.runs(), e);
    }
  }

  private boolean isOfTarget(RunHeader header) {
    return header.url().equals(workspace.target().url().toString());
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed ignored -> COMPLETED;
      case Outcome.RolledBack rolledBack ->
          rolledBack.exitStatus() == ExitStatus.NO ? "refused" : "rolled back";
      case Outcome.Stopped ignored -> "stopped";
      case Outcome.Unfinished ignored -> "unfinished";
      case Outcome.Stranded ignored -> "stranded";
    };
  }

  private static String details(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed ignored -> "";
      case Outcome.RolledBack rolledBack -> told(rolledBack.failedStep(), rolledBack.problem());
      case Outcome.Stopped stopped -> told(stopped.failedStep(), stopped.problem());
      case Outcome.Unfinished unfinished -> told(unfinished.failedStep(), unfinished.problem());
      case Outcome.Stranded stranded -> told(stranded.failedStep(), stranded.problem());
    };
  }

  private static String told(String step, Problem problem) {
    return step + ": " + Records.told(problem);
  }

  private void remove(Path scratch) {
    try {
      Scratch.remove(scratch);
    } catch (IOException e) {
      throw couldNot("remove the scratch folder " + scratch, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw couldNot("delete the journal " + file + " of a run that is over", e);
    }
  }

  private static BelayException couldNot(String what, Exception cause) {
    return Problem.ofDisk("could not " + what, cause).toException(cause);
  }
}
