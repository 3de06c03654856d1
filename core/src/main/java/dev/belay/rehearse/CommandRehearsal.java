package dev.belay.rehearse;

import dev.belay.command.CommandRun;
import dev.belay.database.SchemaDiff;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.TableName;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.SideCopy;
import dev.belay.engine.Violation;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Comparison;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.Layout;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.verify.Expectation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Rehearses a team's command on a copy, and looks what it has done there. Which statement did what
 * is not seen.
 */
public final class CommandRehearsal {
  private final Copies copies;
  private final CommandRun command;
  private final Consumer<Database> proof;
  private final Predicate<TableName> ignored;
  private final InstantSource clock;

  /**
   * Prepares.
   *
   * @param ignored tables whose rows are no data of anybody's
   * @param proof refuses a copy on which the command did not do what it is for
   */
  public CommandRehearsal(
      Copies copies,
      CommandRun command,
      Predicate<TableName> ignored,
      Consumer<Database> proof,
      InstantSource clock) {
    this.copies = copies;
    this.command = command;
    this.ignored = ignored;
    this.proof = proof;
    this.clock = clock;
  }

  /** A look at the copy; nobody is connected to it afterwards. */
  private record Look(
      SchemaSnapshot schema, List<Violation> violations, Fingerprint content, Layout layout) {
    static Look at(Database copy, Carry carry, Progress progress) {
      try (Session session = copy.openReadOnly()) {
        return new Look(
            session.schema(),
            session.violations(),
            session.fingerprint(carry, progress),
            session.layout());
      }
    }
  }

  /**
   * Rehearses. The copy must hold exactly what its backup says it holds, which proves the backup.
   *
   * @throws dev.belay.problem.BelayException {@code BACKUP_DAMAGED} if the copy is not what the
   *     backup promised, {@code MIGRATION_FAILED} or whatever {@code proof} throws if the command
   *     fails on the real data; the target is untouched in all cases
   */
  public Rehearsed rehearse(Progress progress) throws IOException {
    Instant begun = clock.instant();
    try (SideCopy copy = copies.make()) {
      Look before = Look.at(copy.database(), Carry.NOTHING, progress);
      if (!copies.areRead()) {
        Rehearsal.requireSame(copies.content(), before.content(), copy.database());
      }
      Instant restored = clock.instant();
      command.on(copy.database().url(), started -> {}, progress);
      Duration took = Duration.between(restored, clock.instant());
      proof.accept(copy.database());
      Look after = Look.at(copy.database(), Carry.of(before.content()), progress);
      return rehearsed(before, after, Duration.between(begun, restored), took);
    }
  }

  private Fingerprint data(Fingerprint all) {
    List<TableFingerprint> tables =
        all.tables().stream().filter(each -> !ignored.test(each.table())).toList();
    return new Fingerprint(all.algorithm(), tables, all.sequences());
  }

  private Rehearsed rehearsed(Look before, Look after, Duration restore, Duration took) {
    List<Violation> violations = new ArrayList<>(after.violations());
    violations.removeAll(before.violations());
    return new Rehearsed(
        copies.ground(),
        new Expectation(before.content(), after.content(), after.schema(), after.layout()),
        Comparison.between(data(before.content()), data(after.content()), after.layout().next()),
        SchemaDiff.between(before.schema(), after.schema()),
        violations,
        List.of(),
        Map.of(),
        Measurements.NONE,
        DownProof.NONE,
        restore,
        took);
  }
}
