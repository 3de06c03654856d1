package dev.belay.doctor;

import dev.belay.database.ByteCount;
import dev.belay.database.Environment;
import dev.belay.engine.Description;
import dev.belay.engine.Session;
import dev.belay.engine.Violation;
import dev.belay.migration.MigrationPlace;
import dev.belay.othertools.Trouble;
import dev.belay.problem.BelayException;
import dev.belay.problem.Problem;
import dev.belay.repository.Catalog;
import dev.belay.repository.Manifest;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import dev.belay.status.Status;
import dev.belay.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Examines one target and what it depends on. Changes nothing. */
public final class Doctor {
  private static final Duration OLD = Duration.ofDays(7);

  private final Workspace workspace;
  private final MigrationPlace migrations;
  private final List<Diagnosis> diagnoses = new ArrayList<>();

  public Doctor(Workspace workspace, MigrationPlace migrations) {
    this.workspace = workspace;
    this.migrations = migrations;
  }

  /** Looks at everything, whatever is found on the way. */
  public List<Diagnosis> examine() {
    diagnoses.clear();
    Optional<Description> description = database();
    environment();
    store(description);
    backups();
    runs();
    audit();
    if (description.isPresent()) {
      migrations();
    }
    return List.copyOf(diagnoses);
  }

  private Optional<Description> database() {
    if (!workspace.database().exists()) {
      diagnoses.add(
          Diagnosis.warning(
              "database", "there is none yet at " + workspace.target().url(), "belay migrate"));
      return Optional.empty();
    }
    try (Session session = workspace.database().openReadOnly()) {
      Description description = workspace.database().describe();
      List<Violation> violations = session.violations();
      if (violations.isEmpty()) {
        diagnoses.add(
            Diagnosis.good(
                "database",
                description.version() + ", " + description.size() + ", nothing broken was found"));
      }
      violations.forEach(violation -> diagnoses.add(of(violation)));
      return Optional.of(description);
    } catch (BelayException e) {
      diagnoses.add(bad("database", e.problem()));
      return Optional.empty();
    }
  }

  private static Diagnosis of(Violation violation) {
    String finding = violation.object() + ": " + violation.detail();
    return violation.kind().equals("damaged")
        ? Diagnosis.bad("database", finding, "restore a good backup: belay backups")
        : Diagnosis.warning("database", finding, "mend the rows with a migration");
  }

  private void environment() {
    Environment environment = workspace.target().environment();
    diagnoses.add(
        environment == Environment.UNKNOWN
            ? Diagnosis.warning(
                "environment",
                "nobody has said what this database is for; it is protected like production",
                "set environment: in belay.yaml")
            : Diagnosis.good("environment", environment.toString()));
  }

  private void store(Optional<Description> description) {
    Store store = workspace.repository().store();
    try {
      OptionalLong usable = store.usableSpace();
      long needed = description.map(known -> known.size().bytes()).orElse(0L);
      if (usable.isPresent() && usable.getAsLong() < 3 * needed) {
        diagnoses.add(
            Diagnosis.warning(
                "store",
                new ByteCount(usable.getAsLong()) + " are free in " + store.describe(),
                "a migration needs up to three times the database's size"));
        return;
      }
      diagnoses.add(
          Diagnosis.good(
              "store",
              store.describe()
                  + (usable.isPresent()
                      ? ", " + new ByteCount(usable.getAsLong()) + " free"
                      : "")));
    } catch (BelayException e) {
      diagnoses.add(bad("store", e.problem()));
    }
  }

  private void backups() {
    try {
      Catalog catalog = workspace.repository().catalog();
      catalog.broken().forEach(broken -> diagnoses.add(bad("backups", broken.problem())));
      diagnoses.add(catalog.latest().map(this::newest).orElseGet(Doctor::noBackup));
    } catch (BelayException e) {
      diagnoses.add(bad("backups", e.problem()));
    }
  }

  private static Diagnosis noBackup() {
    return Diagnosis.warning("backups", "there is none yet", "belay backup");
  }

  private Diagnosis newest(Manifest manifest) {
    Duration age = Duration.between(manifest.created(), workspace.clock().instant());
    if (age.compareTo(OLD) > 0) {
      return Diagnosis.warning(
          "backups",
          manifest.id() + " is the newest, " + age.toDays() + " days old",
          "belay backup");
    }
    return manifest.wasRestored()
        ? Diagnosis.good("backups", manifest.id() + " is the newest, proven by a restore")
        : Diagnosis.warning(
            "backups",
            manifest.id() + " is the newest and was never restored",
            "belay verify " + manifest.id());
  }

  private void runs() {
    Optional<Path> unfinished = new Runs(workspace).killed();
    if (unfinished.isPresent()) {
      diagnoses.add(
          Diagnosis.bad("runs", "a run was killed: " + unfinished.get(), "belay recover"));
      return;
    }
    try {
      List<String> left = new Runs(workspace).abandoned().stream().map(Path::toString).toList();
      diagnoses.add(
          left.isEmpty()
              ? Diagnosis.good("runs", "none was killed")
              : Diagnosis.warning(
                  "runs",
                  "files of killed runs: " + String.join(", ", left),
                  "nothing: the next run deletes them"));
    } catch (BelayException e) {
      diagnoses.add(bad("runs", e.problem()));
    }
  }

  private void audit() {
    try {
      long lines = workspace.audit().verify();
      workspace.audit().verifyAgainst(workspace.repository().store(), workspace.auditCopy());
      diagnoses.add(Diagnosis.good("audit", lines + " lines hold together"));
    } catch (BelayException e) {
      diagnoses.add(bad("audit", e.problem()));
    }
  }

  private void migrations() {
    Status status = Status.of(workspace, migrations);
    status
        .problems()
        .forEach(
            problem ->
                diagnoses.add(Diagnosis.warning("migrations", problem.what(), problem.remedy())));
    status.others().forEach(trouble -> diagnoses.add(of(trouble)));
    if (status.problems().isEmpty()) {
      diagnoses.add(
          Diagnosis.good(
              "migrations",
              status.standing().applied().size()
                  + " applied, "
                  + status.standing().pending().size()
                  + " pending"));
    }
  }

  private static Diagnosis of(Trouble trouble) {
    return trouble.stops()
        ? Diagnosis.bad("other tools", trouble.describe(), trouble.remedy())
        : Diagnosis.warning("other tools", trouble.describe(), trouble.remedy());
  }

  private static Diagnosis bad(String subject, Problem problem) {
    String why = problem.why().isEmpty() ? "" : ": " + problem.why();
    return Diagnosis.bad(subject, problem.what() + why, problem.remedy());
  }
}
