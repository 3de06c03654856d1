package dev.belay.migrate;

import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Capability;
import dev.belay.engine.Session;
import dev.belay.othertools.OtherTools;
import dev.belay.othertools.Trouble;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether the target can be migrated at all, and what is to be done. */
final class PreflightStep implements Step {
  private final Work work;
  private final Goal goal;

  /** What for. */
  enum Goal {
    /** The target is not going to be changed. */
    LOOK,
    /** All that is pending goes in by one run. */
    WHOLE,
    /** What can be in one transaction goes in, as far as the first file that can't. */
    TRANSACTION,
    /** One file goes in that can't be in a transaction. */
    STEPWISE,
    /** All that is pending goes in by the team's command. */
    COMMAND
  }

  PreflightStep(Work work, Goal goal) {
    this.work = work;
    this.goal = goal;
  }

  @Override
  public String name() {
    return "preflight";
  }

  @Override
  public void run(Notes notes) throws IOException {
    Plan plan = Plan.read(work.workspace(), work.options(), work.direction());
    work.plan(part(plan));
    work.toldBeforehand(plan.told());
    notes.say(plan.told());
    requireRole();
    work.place().require();
    plan.requireSettled(work.options().outOfOrder());
    if (goal != Goal.LOOK && work.direction() == Direction.UP) {
      requireHand(plan);
      plan.requireNotSkipped(work.options().skip());
    }
    if (work.workspace().database().exists()) {
      try (Session session = work.workspace().database().openReadOnly()) {
        SchemaSnapshot schema = session.schema();
        work.found(schema, session.serverVersion());
        plan.requireBaseline(
            work.workspace().target(), schema.isEmpty(), !session.history().isEmpty());
        work.options().role().ifPresent(session::actAs);
        lookAtOtherTools(session, plan, notes);
      }
    }
    work.place().open();
    if (goal != Goal.LOOK) {
      work.openWorkbench();
    }
  }

  /** Whom the migrations are to run as must be known to the very database. */
  private void requireRole() {
    Optional<String> role = work.options().role();
    if (role.isEmpty()) {
      return;
    }
    if (!work.workspace().database().capabilities().contains(Capability.ROLES)) {
      String engine = work.workspace().engine().name();
      throw Problem.of(Code.NOT_SUPPORTED, engine + " has no roles to run migrations as")
          .why("migrate.role is " + role.get())
          .remedy("take migrate.role away for this target; where it comes from: belay config")
          .toException();
    }
    if (!work.workspace().database().exists()) {
      throw Problem.of(Code.NOT_SUPPORTED, "there is no database yet that " + role.get() + " owns")
          .why("migrate.role says that migrations run as it; one made by Belay is not its own")
          .remedy("create the database with " + role.get() + " as its owner, then run it again")
          .toException();
    }
  }

  /** Each folder has one who applies it. */
  private void requireHand(Plan plan) {
    if (goal != Goal.COMMAND) {
      plan.requireOwn();
      return;
    }
    work.byCommand();
    if (!work.workspace().database().exists()) {
      throw Problem.of(Code.NOT_SUPPORTED, "there is no database yet that could be looked after")
          .why("migrate.command is for one that has data")
          .remedy("make it by the command itself: " + work.options().command().orElseThrow())
          .toException();
    }
    if (!work.options().rehearsing().isBeside()) {
      throw Problem.of(Code.NOT_SUPPORTED, "a command is rehearsed beside the database only")
          .why("migrate.rehearse-on names another server")
          .remedy("take it away for this target; where it comes from: belay config")
          .toException();
    }
    if (!work.options().rehearsing().isOn()) {
      throw Problem.of(Code.NOT_SUPPORTED, "what a command does is told by its rehearsal alone")
          .why("the rehearsal is switched off")
          .remedy("leave out --no-rehearsal; where it comes from: belay config")
          .toException();
    }
  }

  /** What others have left is told; while one of them may be at work nothing is begun. */
  private void lookAtOtherTools(Session session, Plan plan, Notes notes) {
    List<Trouble> troubles = OtherTools.troubles(session);
    if (troubles.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>(List.of(plan.told()));
    troubles.forEach(trouble -> lines.add(trouble.describe() + "; " + trouble.remedy()));
    notes.say(String.join("\n", lines));
    boolean applies = goal != Goal.LOOK && work.direction() == Direction.UP;
    Optional<Trouble> first = troubles.stream().filter(Trouble::stops).findFirst();
    if (applies && first.isPresent()) {
      throw first.get().problem().toException();
    }
  }

  /** The steps of a run are chosen before it has the lock, and others may have come before it. */
  private Plan part(Plan plan) {
    if (goal == Goal.LOOK || goal == Goal.WHOLE || goal == Goal.COMMAND) {
      requireWayBack(plan);
      return plan;
    }
    if (plan.isStepwise() != (goal == Goal.STEPWISE)) {
      throw Problem.of(Code.DATABASE_BUSY, "another run has applied migrations in this moment")
          .remedy("look what is left: belay status; then run it again")
          .toException();
    }
    Plan part = plan.firstPart();
    work.rest(plan.pending().size() - part.pending().size());
    return part;
  }

  /** A script that takes back has nobody behind it who would go on. */
  private void requireWayBack(Plan plan) {
    boolean alone = work.workspace().database().capabilities().contains(Capability.SINGLE_WRITER);
    if (work.direction() == Direction.DOWN && !alone && !plan.isOneTransaction()) {
      throw Problem.of(Code.NOT_SUPPORTED, "the down scripts can't run in a transaction")
          .why("if one failed, the way back would undo what applications write in the meantime")
          .remedy("run them by hand, or go back to the backup: belay rollback")
          .toException();
    }
  }

  @Override
  public void undo(Notes notes) {
    // nothing was changed
  }
}
