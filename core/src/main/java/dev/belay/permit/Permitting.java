package dev.belay.permit;

import dev.belay.database.Permit;
import dev.belay.database.Target;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.protect.Consent;
import dev.belay.protect.MarkReading;
import dev.belay.protect.Need;
import dev.belay.protect.Operation;
import dev.belay.protect.PermitBook;
import dev.belay.protect.Policies;
import dev.belay.run.Records;
import dev.belay.run.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The verb permit. The target is not locked: whoever waits for a permit may hold the lock. Nothing
 * but the permit is written.
 */
public final class Permitting {
  public static final String VERB = "permit";

  private final Workspace workspace;
  private final Policies policies;
  private final Consent consent;
  private final PermitBook book;
  private final Records records;

  /**
   * Prepares.
   *
   * @param consent asked before a permit is given: a person's
   */
  public Permitting(Workspace workspace, Policies policies, Consent consent) {
    this.workspace = workspace;
    this.policies = policies;
    this.consent = consent;
    this.book = new PermitBook(workspace);
    this.records = new Records(workspace);
  }

  /**
   * What is to be allowed.
   *
   * @param lasting at most {@link PermitBook#LONGEST}
   * @param times how often, from 1
   * @param reason why, in words; may be empty
   */
  public record Wish(Operation operation, Duration lasting, int times, String reason) {
    private String told() {
      return operation
          + " for "
          + lasting.toMinutes()
          + " minutes, "
          + (times == 1 ? "once" : times + " times")
          + (reason.isEmpty() ? "" : ": " + reason);
    }
  }

  /** All that were given, oldest first. */
  public List<PermitBook.Standing> standing() {
    return book.standing();
  }

  /**
   * Gives one.
   *
   * @throws BelayException {@code CONFIRMATION_NEEDED}; {@code FORBIDDEN} where no permit would
   *     help; {@code USAGE} where none is needed, or for too long a time: nothing is given then
   */
  public Permit give(Wish wish) {
    return recorded(wish.told(), () -> give(wish, MarkReading.target(workspace)));
  }

  private Permit give(Wish wish, Target target) {
    if (!workspace.database().exists()) {
      throw Problem.of(Code.DATABASE_MISSING, "there is no database at " + target.url())
          .why("permits are kept in the database that they are for")
          .remedy("make it first: belay migrate")
          .toException();
    }
    refuseIdle(wish, target);
    String what =
        "Whoever comes next is going to be allowed: "
            + wish.told()
            + ". Nobody will ask for the name then.";
    consent.to(Operation.PERMIT, target, () -> what);
    return book.give(wish.operation(), wish.lasting(), wish.times(), wish.reason());
  }

  private void refuseIdle(Wish wish, Target target) {
    String told = wish.operation() + " on " + target.name() + " (" + target.environment() + ")";
    Need need = policies.need(wish.operation(), target.environment());
    if (need == Need.NEVER) {
      throw refused(
          Code.FORBIDDEN,
          told + " is never done",
          "the policy says never, and a permit changes nothing about that",
          "who may change policy in belay.yaml can allow it");
    }
    if (need == Need.FREE || !wish.operation().canBePermitted()) {
      throw refused(
          Code.USAGE,
          told + " takes no permit",
          need == Need.FREE ? "nobody is asked there" : "only a person can do that",
          "do it: belay " + wish.operation());
    }
    if (wish.lasting().compareTo(PermitBook.LONGEST) > 0 || wish.lasting().isZero()) {
      throw refused(
          Code.USAGE,
          "a permit can't last for " + wish.lasting().toHours() + " hours",
          "nobody leaves a door open for longer than " + PermitBook.LONGEST.toHours() + " hours",
          "say --for 24h, or less");
    }
  }

  private BelayException refused(Code code, String what, String why, String remedy) {
    return Problem.of(code, what)
        .why(why)
        .state("no permit was given for " + workspace.target().name())
        .remedy(remedy)
        .toException();
  }

  /**
   * Takes one back; who may is not asked, for that only closes a door.
   *
   * @throws BelayException {@code USAGE} if there is none of that id
   */
  public Permit revoke(String id) {
    return recorded(
        "take back " + id,
        () -> {
          Permit permit =
              book.standing().stream()
                  .map(PermitBook.Standing::permit)
                  .filter(each -> each.id().equals(id))
                  .findFirst()
                  .orElseThrow(
                      () ->
                          Problem.of(Code.USAGE, "no permit is called " + id)
                              .remedy("see which there are: belay permit")
                              .toException());
          book.revoke(id);
          return permit;
        });
  }

  private Permit recorded(String what, Supplier<Permit> work) {
    String run = records.newId();
    records.add(run, VERB, "begun", what);
    try {
      Permit permit = work.get();
      records.add(run, VERB, "completed", "permit " + permit.id());
      records.copy();
      return permit;
    } catch (BelayException e) {
      records.add(run, VERB, "refused", Records.told(e.problem()));
      throw e;
    }
  }
}
