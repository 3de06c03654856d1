package dev.belay.testdb;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.database.Target;
import dev.belay.engine.Database;
import dev.belay.engine.RunLock;
import dev.belay.engine.SideCopy;
import dev.belay.engine.TestSite;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.Step;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import dev.belay.protect.Consent;
import dev.belay.protect.Operation;
import dev.belay.run.Records;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The verb testdb: makes a database for tests, makes it anew, or drops it. It is made beside, and
 * takes its name when it is whole; so a migration that fails changes nothing, and what a killed run
 * has left behind the next one drops.
 */
public final class TestDatabases {
  public static final String VERB = "testdb";

  private final Workspace workspace;
  private final TestSite site;
  private final String name;
  private final Database database;
  private final TestOnly only;
  private final Filling filling;
  private final Consent consent;
  private final Records records;

  /**
   * Prepares.
   *
   * @param workspace for records of the database for tests; what is judged is what the site has
   * @param name of that database at the site
   * @param only asked before anything is done, and again before anything is dropped
   * @param consent asked for what is known to be for tests: a policy may want more
   */
  public TestDatabases(
      Workspace workspace,
      TestSite site,
      String name,
      TestOnly only,
      Filling filling,
      Consent consent) {
    this.workspace = workspace;
    this.site = site;
    this.name = name;
    this.database = site.at(name);
    this.only = only;
    this.filling = filling;
    this.consent = consent;
    this.records = new Records(workspace);
  }

  /** Makes it, where there is none. */
  public Outcome create() {
    return run(
        "create",
        (run, scratch) -> List.of(new Deed("judge", this::judgeNew), making(run, scratch)));
  }

  /** Makes it anew, or for the first time. */
  public Outcome reset() {
    return run(
        "reset", (run, scratch) -> List.of(new Deed("judge", this::judge), making(run, scratch)));
  }

  /** Drops it. */
  public Outcome drop() {
    return run(
        "drop",
        (run, scratch) ->
            List.of(new Deed("judge", this::judgeThere), new Deed("drop", this::drop)));
  }

  private Outcome run(String what, Runs.Steps steps) {
    String run = records.newId();
    records.add(run, VERB, "begun", what);
    try (RunLock lock = database.lock(records.holder(run, VERB))) {
      Outcome outcome =
          new Runs(workspace).look((id, scratch) -> steps.of(lock.holder().run(), scratch));
      record(run, what, outcome);
      return outcome;
    } catch (BelayException e) {
      records.add(run, VERB, word(e.problem()), told(what, e.problem()));
      throw e;
    }
  }

  private void record(String run, String what, Outcome outcome) {
    if (outcome instanceof Outcome.RolledBack refused) {
      records.add(run, VERB, word(refused.problem()), told(what, refused.problem()));
    } else {
      records.add(run, VERB, Runs.COMPLETED, what);
    }
    records.copy();
  }

  private static String word(Problem problem) {
    return problem.code().exitStatus() == ExitStatus.NO ? "refused" : "failed";
  }

  private static String told(String what, Problem problem) {
    return what + ": " + Records.told(problem);
  }

  private void judgeNew(Notes notes) {
    only.require(name);
    if (database.exists()) {
      throw TestOnly.refused("there is a database " + name + " already")
          .why("create makes a new one, and touches none that is there")
          .remedy("make it anew, if it was made for tests: belay testdb reset " + name)
          .toException();
    }
    consented("made");
    notes.say(name + " is free");
  }

  private void consented(String what) {
    Target test = new Target(name, workspace.target().url(), Environment.TEST);
    consent.to(Operation.TESTDB, test, () -> name + " is going to be " + what + ".");
  }

  private void judge(Notes notes) {
    only.requireMark(name, database);
    consented("dropped, or made anew");
    notes.say(database.exists() ? "marked test" : name + " is free");
  }

  private void judgeThere(Notes notes) {
    if (!database.exists()) {
      only.require(name);
      throw Problem.of(Code.DATABASE_MISSING, "there is no database " + name)
          .why("it was looked for at " + workspace.target().url())
          .remedy("make it: belay testdb create " + name)
          .toException();
    }
    judge(notes);
  }

  private Step making(String run, Path scratch) {
    return new Deed("migrate", notes -> make(run, scratch, notes));
  }

  private void make(String run, Path scratch, Notes notes) throws IOException {
    DatabaseUrl url = workspace.target().url();
    try (SideCopy side = site.make()) {
      int applied = filling.fill(side.database(), url, run, scratch, notes);
      only.requireMark(name, database);
      site.keep(side, name);
      // some file systems know a file by its place alone
      filling.mark(database);
      notes.say(applied + " applied");
    }
  }

  private void drop(Notes notes) {
    site.drop(name);
    notes.say("gone");
  }
}
