package dev.belay.cli.verb;

import dev.belay.backup.Backup;
import dev.belay.backup.Snapshots;
import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Ending;
import dev.belay.cli.show.Output;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.json.Json;
import dev.belay.pipeline.Outcome;
import dev.belay.problem.Counted;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import dev.belay.repository.Manifest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay snapshot [--every DURATION]}. */
final class SnapshotVerb implements Verb {
  private static final String EVERY = "--every";

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        Options.text(
            EVERY, "DURATION", "Go on until stopped: one each time that something was written."));
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(Settings.BACKUPS_KEEP, Settings.MIGRATE_LOCK_WAIT);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "belay snapshot               one, now", "belay snapshot --every 5m    until Ctrl-C");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(
        ExitStatus.NO,
        ExitStatus.FAILED,
        ExitStatus.LOCKED,
        ExitStatus.UNREACHABLE,
        ExitStatus.INTERRUPTED);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    var snapshots = new Snapshots(desk.workspace(), desk.retention());
    Optional<Duration> every = Options.duration(given, EVERY, "5m");
    if (every.isEmpty()) {
      return one(snapshots.take(), desk);
    }
    var told = new Told(desk.output());
    snapshots.every(every.get(), told);
    return new Answer(
        told.failed == 0 ? ExitStatus.DONE : ExitStatus.FAILED,
        "stopped",
        List.of("Stopped: " + Counted.of(told.taken, "snapshot") + told.failures() + "."),
        Json.object().put("taken", told.taken).put("failed", told.failed).build());
  }

  private static Answer one(Backup.Report report, Desk desk) {
    String taken = report.manifest().map(Manifest::id).orElse("");
    return new Ending(desk.target().target().name(), desk.undone())
        .of(
            report.outcome(),
            List.of("Done: " + taken),
            Json.object().put("backup", taken).build());
  }

  /** Says what becomes of each, and counts. */
  private static final class Told implements Snapshots.Watcher {
    private final Output output;
    private int taken;
    private int failed;

    Told(Output output) {
      this.output = output;
    }

    @Override
    public void taken(Backup.Report report) {
      if (report.outcome() instanceof Outcome.Completed) {
        taken++;
      } else {
        failed++;
      }
    }

    @Override
    public void failed(Problem problem) {
      failed++;
      output.say(
          "not taken: " + problem.what() + (problem.why().isEmpty() ? "" : ": " + problem.why()));
    }

    private String failures() {
      return failed == 0 ? "" : ", " + failed + " could not be taken";
    }
  }
}
