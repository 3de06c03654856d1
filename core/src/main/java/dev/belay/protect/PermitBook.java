package dev.belay.protect;

import dev.belay.database.Permit;
import dev.belay.engine.Permits;
import dev.belay.problem.BelayException;
import dev.belay.run.Records;
import dev.belay.run.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Gives permits, finds the one that fits, and uses it. Whether one has ended is judged by the
 * latest moment that anything knows of: the clock here, the database's, the audit trail's.
 */
public final class PermitBook {
  /** Nobody leaves a door open for longer. */
  public static final Duration LONGEST = Duration.ofHours(24);

  /** More that do not fit are not told. */
  private static final int TOLD = 3;

  private final Workspace workspace;
  private final Records records;

  public PermitBook(Workspace workspace) {
    this.workspace = workspace;
    this.records = new Records(workspace);
  }

  /** One with how it stands at this moment. */
  public record Standing(Permit permit, State state) {
    /** How one stands. */
    public enum State {
      VALID,
      USED_UP,
      ENDED,
      /** Given for another database, of which this one is a copy. */
      ANOTHERS
    }

    static Standing of(Permit permit, Instant now) {
      State state =
          !permit.own()
              ? State.ANOTHERS
              : permit.isUsedUp()
                  ? State.USED_UP
                  : now.isBefore(permit.until()) ? State.VALID : State.ENDED;
      return new Standing(permit, state);
    }

    /** As in {@code permit 3f9a2c01 for restore has ended at 2026-11-20T10:00:00Z}. */
    String told() {
      String what = "permit " + permit.id() + " for " + permit.operation();
      return switch (state) {
        case VALID -> what + " allows that alone";
        case USED_UP -> what + " was used";
        case ENDED -> what + " has ended at " + permit.until();
        case ANOTHERS -> what + " was given for another database";
      };
    }
  }

  /**
   * Gives one. Who may is not asked here.
   *
   * @param lasting at most {@link #LONGEST}
   * @param times how often it may be used, from 1
   */
  public Permit give(Operation operation, Duration lasting, int times, String reason) {
    Permits permits = workspace.database().permits();
    Instant now = now(permits);
    var permit =
        new Permit(
            String.format("%08x", workspace.random().nextInt()),
            operation.toString(),
            true,
            now,
            now.plus(lasting),
            times,
            0,
            workspace.identity().words(),
            reason);
    permits.add(permit);
    return permit;
  }

  /** All that are there, oldest first. */
  public List<Standing> standing() {
    Permits permits = workspace.database().permits();
    Instant now = now(permits);
    return permits.read().stream().map(permit -> Standing.of(permit, now)).toList();
  }

  /** Takes one back. */
  public void revoke(String id) {
    workspace.database().permits().revoke(id);
  }

  /**
   * Uses one that allows an operation, if there is one; that is on record then.
   *
   * @return whose word it is
   */
  Optional<String> use(String operation) {
    Permits permits = workspace.database().permits();
    for (Permit permit : fitting(operation)) {
      if (permits.use(permit, workspace.clock().instant(), workspace.identity().words())) {
        records.add(records.newId(), "permit", "used", told(permit));
        return Optional.of(told(permit));
      }
    }
    return Optional.empty();
  }

  private static String told(Permit permit) {
    String reason = permit.reason().isEmpty() ? "" : ": " + permit.reason();
    return "permit " + permit.id() + " for " + permit.operation() + ", by " + permit.by() + reason;
  }

  /** Those that end first are used first. */
  private List<Permit> fitting(String operation) {
    List<Standing> standing;
    try {
      standing = standing();
    } catch (BelayException e) {
      // unfit() says so
      return List.of();
    }
    return standing.stream()
        .filter(each -> each.state() == Standing.State.VALID)
        .map(Standing::permit)
        .filter(permit -> permit.operation().equals(operation))
        .sorted(Comparator.comparing(Permit::until))
        .toList();
  }

  /** Why the newest permits do not allow an operation, a line each; empty where there is none. */
  String unfit(String operation) {
    try {
      List<Standing> unfit = new ArrayList<>(standing());
      unfit.removeIf(
          each ->
              each.state() == Standing.State.VALID && each.permit().operation().equals(operation));
      List<Standing> newest = unfit.subList(Math.max(0, unfit.size() - TOLD), unfit.size());
      return String.join("\n", newest.stream().map(Standing::told).toList());
    } catch (BelayException e) {
      return "permits can't be read: " + e.problem().what();
    }
  }

  private Instant now(Permits permits) {
    Instant here = workspace.clock().instant();
    return later(permits.now(here), workspace.audit().latest());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
