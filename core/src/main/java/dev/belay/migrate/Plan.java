package dev.belay.migrate;

import dev.belay.apply.Batch;
import dev.belay.database.Target;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Session;
import dev.belay.migration.Migration;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.MigrationState;
import dev.belay.migration.ParsedMigration;
import dev.belay.migration.Tool;
import dev.belay.migration.Version;
import dev.belay.othertools.Standing;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.run.Workspace;
import dev.belay.verify.Assertions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is to be applied.
 *
 * @param tool who keeps the history
 * @param pending in order
 * @param problems what has to be settled first
 */
public record Plan(
    Tool tool, List<ParsedMigration> pending, Assertions assertions, List<Problem> problems) {
  private static final int MOST_NAMES = 5;

  /** What fits between the name of a step and its time. */
  private static final int WIDEST = 72;

  public Plan {
    problems = List.copyOf(problems);
    pending = List.copyOf(pending);
  }

  /** Reads folder and history; changes nothing. */
  static Plan read(Workspace workspace, MigrateOptions options, Direction direction) {
    return switch (direction) {
      case UP -> read(workspace, options);
      case DOWN -> back(workspace, options);
    };
  }

  /** The down scripts of the last run's migrations, the last one first. */
  private static Plan back(Workspace workspace, MigrateOptions options) {
    MigrationFolder folder = MigrationFolder.read(options.migrations().folder());
    List<HistoryEntry> applied =
        MigrationState.of(folder.migrations(), history(workspace), true).applied();
    String run =
        applied.stream()
            .filter(entry -> entry.outcome() == HistoryEntry.Outcome.APPLIED)
            .max(Comparator.comparing(HistoryEntry::at))
            .map(HistoryEntry::run)
            .orElseThrow(
                () ->
                    Problem.of(Code.NOTHING_TO_ROLL_BACK, "no migration is there to be rolled back")
                        .toException());
    List<ParsedMigration> down = new ArrayList<>();
    for (HistoryEntry entry : applied.reversed()) {
      if (entry.run().equals(run)) {
        down.add(ParsedMigration.parseDown(withDown(folder, entry), workspace.engine().dialect()));
      }
    }
    return new Plan(Tool.PLAIN, down, Assertions.NONE, List.of());
  }

  private static Migration withDown(MigrationFolder folder, HistoryEntry entry) {
    return folder.migrations().stream()
        .filter(migration -> migration.version().equals(new Version(entry.version())))
        .filter(migration -> migration.down().isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of(Code.NOTHING_TO_ROLL_BACK, entry.file() + " has no down script")
                    .why("it would be called " + entry.file().replaceFirst("\\.sql$", ".down.sql"))
                    .remedy("write it, or go back to the backup: belay rollback")
                    .toException());
  }

  /** Reads folder and history of what is to be applied; changes nothing. */
  public static Plan read(Workspace workspace, MigrateOptions options) {
    Standing standing = standing(workspace, options);
    List<ParsedMigration> pending = new ArrayList<>();
    for (Migration migration : standing.pending()) {
      var parsed = ParsedMigration.parse(migration, workspace.engine().dialect());
      pending.add(standing.isOwn() ? parsed.behind(standing.history()) : parsed);
    }
    return new Plan(
        standing.tool(), pending, new Assertions(standing.assertions()), standing.problems());
  }

  private static Standing standing(Workspace workspace, MigrateOptions options) {
    if (!workspace.database().exists()) {
      return standing(workspace, options, Optional.empty());
    }
    try (Session session = workspace.database().openReadOnly()) {
      return standing(workspace, options, Optional.of(session));
    }
  }

  private static Standing standing(
      Workspace workspace, MigrateOptions options, Optional<Session> session) {
    return Standing.of(options.migrations(), workspace.database(), session, options.retry());
  }

  private static List<HistoryEntry> history(Workspace workspace) {
    if (!workspace.database().exists()) {
      return List.of();
    }
    try (Session session = workspace.database().openReadOnly()) {
      return session.history();
    }
  }

  List<Batch> batches() {
    return Batch.of(pending);
  }

  /**
   * What one run applies of it where others write at the same time: all files up to the first that
   * can't be in a transaction, or that one alone.
   */
  Plan firstPart() {
    if (isStepwise()) {
      return new Plan(tool, pending.subList(0, 1), assertions, problems);
    }
    List<ParsedMigration> first =
        pending.stream().takeWhile(ParsedMigration::transactional).toList();
    return new Plan(tool, first, assertions, problems);
  }

  /** Whether the first file can't be in a transaction. */
  boolean isStepwise() {
    return !pending.isEmpty() && !pending.getFirst().transactional();
  }

  /** Whether all of it goes in by one transaction, or not at all. */
  boolean isOneTransaction() {
    return Batch.isOneTransaction(batches());
  }

  List<String> versions() {
    return pending.stream().map(each -> each.migration().version().canonical()).toList();
  }

  /** Whether there is nothing to do and nothing to complain about. */
  boolean isDone(boolean outOfOrder) {
    return pending.isEmpty() && problems(outOfOrder).isEmpty();
  }

  private List<Problem> problems(boolean outOfOrder) {
    List<Problem> standing = new ArrayList<>(problems);
    standing.removeIf(problem -> outOfOrder && problem.code() == Code.MIGRATION_LATE);
    return standing;
  }

  /**
   * Refuses what has to be settled first, all of it at once.
   *
   * @throws dev.belay.problem.BelayException with the code of the first problem
   */
  void requireSettled(boolean outOfOrder) {
    List<Problem> unsettled = problems(outOfOrder);
    if (unsettled.isEmpty()) {
      return;
    }
    Problem first = unsettled.get(0);
    if (unsettled.size() == 1) {
      throw first.toException();
    }
    throw Problem.of(first.code(), unsettled.size() + " things have to be settled first")
        .why(
            unsettled.stream()
                .map(problem -> "- " + problem.what() + "\n  " + problem.remedy())
                .collect(Collectors.joining("\n")))
        .toException();
  }

  /** Refuses to guess which migrations a database contains that nobody has told about. */
  void requireBaseline(Target target, boolean empty, boolean history) {
    if (isOwn() && !empty && !history && !pending.isEmpty()) {
      throw Problem.of(
              Code.BASELINE_NEEDED,
              target.name() + " holds tables, but has no history of migrations")
          .why("applying again what is in it already could change data twice")
          .remedy(
              "name the newest migration that it contains: belay baseline VERSION\n"
                  + "or, if it contains none of them: belay baseline none")
          .toException();
    }
  }

  /** Whether Belay itself applies it and keeps the history. */
  boolean isOwn() {
    return tool == Tool.PLAIN;
  }

  /** Refuses to apply what another tool applies, and would then not know of. */
  void requireOwn() {
    if (!isOwn()) {
      throw Problem.of(Code.NOT_SUPPORTED, tool.label() + " applies these migrations, not Belay")
          .why("the history is " + tool.label() + "'s, and would not know of them")
          .remedy(
              "name the command that does, and Belay guards it: migrate.command in belay.yaml"
                  + "\nto leave "
                  + tool.label()
                  + ": migrations.tool: plain, then belay baseline VERSION")
          .toException();
    }
  }

  /** Refuses to do nothing silently. */
  void requireNotSkipped(boolean skip) {
    if (skip && !pending.isEmpty()) {
      throw Problem.of(Code.MIGRATIONS_SKIPPED, told() + ", and migrations are to be skipped")
          .why("SKIP_MIGRATIONS is true")
          .remedy("SKIP_MIGRATIONS=false belay migrate")
          .toException();
    }
  }

  /** For people: {@code 2 pending: 0041_add_loyalty, 0042_drop_fax}; on one line. */
  String told() {
    var told = new StringBuilder(pending.size() + " pending");
    String divider = ": ";
    for (ParsedMigration each : pending.subList(0, Math.min(MOST_NAMES, pending.size()))) {
      String name = each.migration().name();
      if (divider.equals(", ") && told.length() + name.length() > WIDEST) {
        return told.append(" ...").toString();
      }
      told.append(divider).append(name);
      divider = ", ";
    }
    return told + (pending.size() > MOST_NAMES ? " ..." : "");
  }
}
