package dev.belay.guarded;

import dev.belay.backup.Backup;
import dev.belay.compare.Differences;
import dev.belay.compare.Side;
import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.database.Target;
import dev.belay.engine.RunLock;
import dev.belay.fingerprint.Change;
import dev.belay.pipeline.Outcome;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.protect.Consent;
import dev.belay.protect.MarkReading;
import dev.belay.protect.Operation;
import dev.belay.repository.BackupClass;
import dev.belay.repository.Manifest;
import dev.belay.repository.Retention;
import dev.belay.run.Records;
import dev.belay.run.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The verb guard: decides whether a command may run on the target, takes a backup before it, and
 * tells what it has done. The target is not locked meanwhile, for the command may call Belay
 * itself.
 */
public final class Guarding {
  public static final String VERB = "guard";

  /** Behind the name of a variable or an option. */
  private static final Pattern PASSWORD = Pattern.compile("((?i)password[=\\s]+)\\S+");

  private final Workspace workspace;
  private final Consent consent;
  private final Records records;

  /**
   * Prepares.
   *
   * @param consent asked before anything is done
   */
  public Guarding(Workspace workspace, Consent consent) {
    this.workspace = workspace;
    this.consent = consent;
    this.records = new Records(workspace);
  }

  /**
   * What came out.
   *
   * @param status of the command
   * @param consent on whose word it ran
   * @param backup from before it; empty where there was nothing, and for test databases
   * @param differences from before it to now; empty where nothing was looked at
   * @param gone whether there was a database before and is none now
   */
  public record Report(
      int status,
      String consent,
      Optional<Manifest> backup,
      Optional<Differences> differences,
      boolean gone) {
    /** What is not there any more, a line each. */
    public List<String> losses() {
      return differences.map(Differences::content).stream()
          .flatMap(content -> content.changes().stream())
          .filter(Change::losesData)
          .map(Change::describe)
          .toList();
    }
  }

  /**
   * Lets it run, or doesn't.
   *
   * @throws dev.belay.problem.BelayException {@code CONFIRMATION_NEEDED}, or whatever keeps a
   *     backup from being taken: the command was not started then
   */
  public Report run(ForeignCommand command) throws InterruptedException {
    String run = records.newId();
    String line = told(command);
    records.add(run, VERB, "begun", line);
    try {
      Report report = run(run, line, command);
      records.add(run, VERB, "ended", told(report));
      records.copy();
      return report;
    } catch (BelayException e) {
      records.add(run, VERB, "refused", Records.told(e.problem()));
      throw e;
    }
  }

  /** On one line, and without passwords. */
  private static String told(ForeignCommand command) {
    String line =
        Stream.of(command.line().strip().split("\\s+", -1))
            .map(DatabaseUrl::withoutPassword)
            .collect(Collectors.joining(" "));
    return PASSWORD.matcher(line).replaceAll("$1****");
  }

  private Report run(String run, String line, ForeignCommand command) throws InterruptedException {
    Target target = MarkReading.target(workspace);
    boolean existed = workspace.database().exists();
    boolean looked = existed && target.environment() != Environment.TEST;
    if (looked) {
      requireFree();
    }
    String word = consent.to(Operation.GUARD, target, () -> what(line, existed));
    Optional<Manifest> backup = looked ? Optional.of(backup(run)) : Optional.empty();
    int status = start(command, line);
    boolean gone = existed && !workspace.database().exists();
    Optional<Differences> differences = gone ? Optional.empty() : backup.map(this::since);
    return new Report(status, word, backup, differences, gone);
  }

  /** Before a permit is used: while another run is at work no backup can be taken. */
  private void requireFree() {
    Optional<RunLock.Holder> other = workspace.database().lockHolder();
    if (other.isPresent()) {
      throw RunLock.Holder.refusal(other, workspace.target().name())
          .state("nothing was run")
          .toException();
    }
  }

  private String what(String line, boolean existed) {
    String name = workspace.target().name();
    if (!existed) {
      return line + " is going to run, and may make " + name + ", which is not there yet.";
    }
    return line
        + " is going to run, and may do anything to "
        + name
        + ", which holds "
        + workspace.database().describe().size()
        + "; it is backed up first.";
  }

  /** Whoever calls this again and again must not push good backups out. */
  private Manifest backup(String run) {
    Backup.Report report = new Backup(workspace, Retention.ALL).take(BackupClass.PRE_COMMAND, "");
    return report.manifest().orElseThrow(() -> notBackedUp(run, report.outcome()));
  }

  private BelayException notBackedUp(String run, Outcome outcome) {
    return Problem.of(Code.BACKUP_MISSING, "no backup could be taken, and so nothing was run")
        .why("run " + run + ": " + outcome)
        .state(workspace.target().name() + " was not changed")
        .remedy("find out why: belay backup")
        .toException();
  }

  private int start(ForeignCommand command, String line) throws InterruptedException {
    try {
      return command.run();
    } catch (IOException e) {
      throw Problem.of(Code.USAGE, "could not start " + line)
          .why(String.valueOf(e.getMessage()))
          .state(workspace.target().name() + " was not changed")
          .remedy("give the command behind two hyphens: belay guard -- COMMAND")
          .toException(e);
    }
  }

  private Differences since(Manifest backup) {
    Side before = Side.of(backup);
    return Differences.between(before, Side.now(workspace, before));
  }

  private String told(Report report) {
    String status = "status " + report.status() + ", " + report.consent();
    if (report.gone()) {
      return status + "; the database is gone";
    }
    List<String> losses = report.losses();
    return status
        + report
            .differences()
            .map(
                found ->
                    found.same()
                        ? "; nothing has changed"
                        : losses.isEmpty()
                            ? "; changed, nothing lost"
                            : "; lost: " + joined(losses))
            .orElse("");
  }

  private static String joined(List<String> losses) {
    return losses.stream().limit(10).collect(Collectors.joining("; "));
  }
}
