package dev.belay;

import dev.belay.audit.AuditTrail;
import dev.belay.backup.Backup;
import dev.belay.backup.Prune;
import dev.belay.baseline.Baseline;
import dev.belay.check.Allow;
import dev.belay.check.Severity;
import dev.belay.compare.Differences;
import dev.belay.compare.Side;
import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.database.Target;
import dev.belay.doctor.Doctor;
import dev.belay.engine.Diagnosis;
import dev.belay.engine.Engine;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.mark.Marking;
import dev.belay.migrate.Migrate;
import dev.belay.migrate.MigrateOptions;
import dev.belay.migrate.TwinWhen;
import dev.belay.migration.MigrationPlace;
import dev.belay.pipeline.Cancellation;
import dev.belay.pipeline.Event;
import dev.belay.pipeline.Outcome;
import dev.belay.protect.Consent;
import dev.belay.recover.Recover;
import dev.belay.rehearse.Rehearsing;
import dev.belay.repository.BackupClass;
import dev.belay.repository.Catalog;
import dev.belay.repository.NameTemplate;
import dev.belay.repository.Repository;
import dev.belay.repository.Retention;
import dev.belay.restore.Restore;
import dev.belay.rollback.Rollback;
import dev.belay.rollback.WaysBack;
import dev.belay.run.Identity;
import dev.belay.run.Workspace;
import dev.belay.status.Status;
import dev.belay.store.FolderStore;
import dev.belay.verify.Verify;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Belay for programs: one target, one method per verb. Holds nothing open between calls. One call
 * at a time changes a database: a second one, from wherever, is refused with {@code RUN_LOCKED}.
 *
 * <p>Expected bad news is in what a method returns; what could not be done at all is a {@link
 * dev.belay.problem.BelayException}, and then the database has not been changed by that call.
 */
public final class Belay {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Workspace workspace;
  private final MigrateOptions options;
  private final Consent consent;

  private Belay(Workspace workspace, MigrateOptions options, Consent consent) {
    this.workspace = workspace;
    this.options = options;
    this.consent = consent;
  }

  /**
   * Begins to describe a target.
   *
   * @param engine that speaks the URL
   * @param name of the target: letters, digits, dots, hyphens and underscores
   */
  public static Builder of(Engine engine, String name, DatabaseUrl url) {
    return new Builder(engine, name, url);
  }

  /** Says where the target stands; changes nothing. */
  public Status status() {
    return Status.of(workspace, options.migrations());
  }

  /** Rehearses the pending migrations on a copy; changes nothing. */
  public Migrate.Report check() {
    return new Migrate(workspace, options, consent).check();
  }

  /** Backs up, checks, rehearses, applies and verifies, or puts everything back. */
  public Migrate.Report migrate() {
    return new Migrate(workspace, options, consent).migrate();
  }

  /** Declares which migrations the database contains already: a version, or {@code none}. */
  public Baseline.Report baseline(String version) {
    return new Baseline(workspace, options.migrations()).baseline(version);
  }

  /** Writes into the database what it is for; the consent is asked where that protects it less. */
  public Outcome mark(Environment environment) {
    return new Marking(workspace, consent).mark(environment);
  }

  /** Takes a backup; the label may be empty. */
  public Backup.Report backup(String label) {
    return new Backup(workspace, options.retention()).take(BackupClass.MANUAL, label);
  }

  public Catalog backups() {
    return workspace.repository().catalog();
  }

  /** Proves a backup by restoring it aside. */
  public Outcome verify(String backup) {
    return new Verify(workspace).verify(backups().get(backup));
  }

  /** Deletes the backups that are not to be kept. */
  public Outcome prune() {
    return new Prune(workspace, options.retention(), consent).prune();
  }

  /** Brings a backup back in place; what is there is backed up first. */
  public Outcome restore(String backup) {
    return restore().restore(backups().get(backup));
  }

  /** Makes a new database out of a backup; the target is not touched. */
  public Outcome restoreTo(String backup, DatabaseUrl other) {
    return restore().restoreTo(backups().get(backup), workspace.engine().database(other));
  }

  private Restore restore() {
    return new Restore(workspace, options.retention(), consent);
  }

  /**
   * Goes back to before the last migration: by its down scripts, if something was written since and
   * the rehearsal has proven them, otherwise to the backup.
   *
   * @param discardWrites whether what was written since may be given up
   */
  public Outcome rollback(boolean discardWrites) {
    var rollback = new Rollback(workspace, options.retention(), consent);
    Rollback.Plan plan = rollback.plan(discardWrites);
    WaysBack.Choice way =
        new WaysBack(workspace, options.migrations().folder())
            .choose(plan, WaysBack.Wish.ANY, discardWrites);
    if (way.byScript()) {
      return new Migrate(workspace, options.allowing(way.allows()), consent)
          .takeBack(Rollback.VERB, way.told())
          .outcome();
    }
    return rollback.rollBack(plan, way.why(), discardWrites);
  }

  /** Takes the last rollback or restore back. */
  public Outcome undoRollback() {
    return new Rollback(workspace, options.retention(), consent).undo();
  }

  /** Finishes or undoes what a killed run left; empty where none was killed. */
  public Optional<Recover.Report> recover() {
    return new Recover(workspace, options, consent).recover();
  }

  /** What is in the database now. */
  public Fingerprint fingerprint() {
    try (Session session = workspace.database().openReadOnly()) {
      return session.fingerprint(Carry.NOTHING, Progress.NONE);
    }
  }

  /** What has changed in the database since a backup was taken. */
  public Differences compare(String backup) {
    Side before = Side.of(backups().get(backup));
    return Differences.between(before, Side.now(workspace, before));
  }

  /** Every line of the target's history, oldest first. */
  public List<HistoryEntry> history() {
    try (Session session = workspace.database().openReadOnly()) {
      return session.history();
    }
  }

  /** Examines the target and its surroundings. */
  public List<Diagnosis> doctor() {
    return new Doctor(workspace, options.migrations(), List.of()).examine();
  }

  /** Collects what can be said about a target; everything has a default but the folder. */
  public static final class Builder {
    private final Engine engine;
    private final String name;
    private final DatabaseUrl url;
    private Environment environment = Environment.UNKNOWN;
    private int keep = 7;
    private Optional<String> role = Optional.empty();
    private List<Allow> allows = List.of();
    private List<String> rules = List.of();
    private Consumer<Event> events = event -> {};
    private Consent consent = (operation, target, what) -> "given by the embedding program";
    private Identity identity = new Identity("unknown", "unknown", 0, "embedded");

    private Builder(Engine engine, String name, DatabaseUrl url) {
      this.engine = engine;
      this.name = name;
      this.url = url;
    }

    public Builder environment(Environment newEnvironment) {
      environment = newEnvironment;
      return this;
    }

    /** How many of the newest backups stay; at least 1. */
    public Builder keep(int newest) {
      keep = newest;
      return this;
    }

    /** As whom migrations run, so that what they create belongs to that role. */
    public Builder role(String newRole) {
      role = Optional.of(newRole);
      return this;
    }

    public Builder allow(List<Allow> newAllows) {
      allows = List.copyOf(newAllows);
      return this;
    }

    /** Rules that are off unless they are asked for, by their ids. */
    public Builder rules(List<String> newRules) {
      rules = List.copyOf(newRules);
      return this;
    }

    /** Told of what happens, from any thread. */
    public Builder events(Consumer<Event> newEvents) {
      events = newEvents;
      return this;
    }

    /** Who is asked before a database is changed; without it the call itself is the consent. */
    public Builder consent(Consent newConsent) {
      consent = newConsent;
      return this;
    }

    /** Who it is that stands in locks, history and audit trail. */
    public Builder identity(Identity newIdentity) {
      identity = newIdentity;
      return this;
    }

    /**
     * Done.
     *
     * @param folder of the project: migrations in {@code migrations}, backups in {@code backups},
     *     Belay's own files in {@code .belay}
     */
    public Belay in(Path folder, Clock clock, RandomGenerator random) {
      Path own = folder.resolve(".belay");
      var store = new FolderStore(folder.resolve("backups"), random);
      var names = new NameTemplate("db_backup_{timestamp}_{label}");
      var workspace =
          new Workspace(
              new Target(name, url, environment),
              engine,
              engine.database(url),
              new Repository(store, name, names, clock),
              new AuditTrail(own.resolve("audit.jsonl"), clock),
              own,
              identity,
              clock,
              random,
              events,
              entry -> {},
              new Cancellation());
      var options =
          new MigrateOptions(
              MigrationPlace.of(folder.resolve("migrations")),
              Rehearsing.USUAL,
              false,
              false,
              false,
              PATIENCE,
              role,
              TwinWhen.OFF,
              Optional.empty(),
              allows,
              rules,
              Severity.ERROR,
              new Retention(keep));
      return new Belay(workspace, options, consent);
    }
  }
}
