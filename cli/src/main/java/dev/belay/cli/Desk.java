package dev.belay.cli;

import dev.belay.audit.AuditTrail;
import dev.belay.cli.show.Output;
import dev.belay.command.TeamCommand;
import dev.belay.config.CommandLineSettings;
import dev.belay.config.CommandSettings;
import dev.belay.config.Configuration;
import dev.belay.config.ConfigurationLoader;
import dev.belay.config.Settings;
import dev.belay.config.TargetConfiguration;
import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Database;
import dev.belay.engine.Engine;
import dev.belay.guarded.ForeignCommand;
import dev.belay.migrate.MigrateOptions;
import dev.belay.pipeline.Event;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.protect.Consent;
import dev.belay.protect.Gate;
import dev.belay.protect.PermitBook;
import dev.belay.rehearse.Rehearsing;
import dev.belay.repository.Repository;
import dev.belay.repository.Retention;
import dev.belay.run.Workspace;
import dev.belay.store.FolderStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a verb works at: what was configured, and the target's workspace built from it. */
public final class Desk {
  private static final String FOLDER = ".belay";

  /** As the place of a rehearsal: a server that is made for it on this machine. */
  private static final String LOCAL = "local";

  private final Shell shell;
  private final Output output;
  private final CommandLineSettings settings;
  private final boolean verbose;
  private final List<Event.Undone> undone = new ArrayList<>();
  private Optional<Configuration> configuration = Optional.empty();
  private Optional<Evidence> evidence = Optional.empty();

  Desk(Shell shell, Output output, CommandLineSettings settings, boolean verbose) {
    this.shell = shell;
    this.output = output;
    this.settings = settings;
    this.verbose = verbose;
  }

  public Shell shell() {
    return shell;
  }

  public Output output() {
    return output;
  }

  public boolean verbose() {
    return verbose;
  }

  /** What was undone so far, in order. */
  public List<Event.Undone> undone() {
    return List.copyOf(undone);
  }

  public Configuration configuration() {
    Configuration known = configuration.orElseGet(() -> load(settings));
    configuration = Optional.of(known);
    return known;
  }

  /** What is configured where no database is looked at. */
  public Configuration configurationForFiles() {
    return new ConfigurationLoader(shell.folder(), shell.environment()).loadForFiles(settings);
  }

  private Configuration load(CommandLineSettings given) {
    return new ConfigurationLoader(shell.folder(), shell.environment()).load(given);
  }

  /** A variable that no setting stands for. */
  public Optional<String> variable(String name) {
    return new ConfigurationLoader(shell.folder(), shell.environment()).variable(name, settings);
  }

  /** The target that is meant. */
  public TargetConfiguration target() {
    return configuration().target();
  }

  /** Another target, by name, URL or path; empty where the word means none. */
  public Optional<TargetConfiguration> find(String word) {
    boolean known = configuration().targetNames().contains(word);
    boolean place = word.contains("/") || word.contains(":") || word.contains(".");
    return known || place
        ? Optional.of(load(settings.with(Settings.TARGET, word)).target())
        : Optional.empty();
  }

  /** The workspace of the target that is meant; says first which one that is. */
  public Workspace workspace() {
    TargetConfiguration target = evidence().target();
    output.header(target.target());
    return workspace(target);
  }

  /** The same for who looks at its backups and records alone: the database is not asked. */
  public Workspace archive() {
    output.archiveHeader(target().target());
    return workspace(target());
  }

  /** What the target that is meant is for, the mark in it included. */
  public Evidence evidence() {
    Evidence known = evidence.orElseGet(() -> Evidence.of(target(), database(target()).marks()));
    evidence = Optional.of(known);
    return known;
  }

  /** The workspace of any target. */
  public Workspace workspace(TargetConfiguration target) {
    Engine engine = engine(target);
    Path folder = configuration().folder().resolve(FOLDER);
    var store = new FolderStore(target.backups().folder(), shell.random());
    return new Workspace(
        target.target(),
        engine,
        engine.database(target.target().url()),
        new Repository(store, target.target().name(), target.backups().name(), shell.clock()),
        new AuditTrail(folder.resolve("audit.jsonl"), shell.clock()),
        folder,
        shell.identity(),
        shell.clock(),
        shell.random(),
        this::heard,
        shell.journaled(),
        shell.cancellation());
  }

  /** The database of any target. */
  public Database database(TargetConfiguration target) {
    return engine(target).database(target.target().url());
  }

  private Engine engine(TargetConfiguration target) {
    return shell.engines().apply(target.migrate().lockWait()).stream()
        .filter(engine -> engine.speaks(target.target().url()))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of(
                        Code.ENGINE_UNKNOWN,
                        "no engine speaks " + target.target().url().scheme() + " yet")
                    .why("the target is " + target.target().url())
                    .toException());
  }

  private void heard(Event event) {
    if (event instanceof Event.Undone known) {
      undone.add(known);
    }
    output.event(event);
  }

  public Retention retention() {
    return new Retention(target().backups().keep());
  }

  /** How to migrate, as configured. */
  public MigrateOptions migrateOptions(boolean outOfOrder, boolean retry) {
    TargetConfiguration target = target();
    return new MigrateOptions(
        target.migrationPlace(),
        rehearsing(target),
        outOfOrder,
        retry,
        target.migrate().skip(),
        target.migrate().lockWait(),
        target.migrate().role(),
        target.migrate().twin(),
        command(target),
        target.check().allowed(),
        target.check().rules(),
        target.check().failOn(),
        retention());
  }

  /** What applies the migrations of another tool, as configured. */
  public Optional<TeamCommand> command(TargetConfiguration target) {
    CommandSettings given = target.command();
    return given
        .line()
        .map(
            line ->
                new TeamCommand(
                    line,
                    given.variable(),
                    given.limit(),
                    configuration().folder(),
                    shell.environment()));
  }

  private Rehearsing rehearsing(TargetConfiguration target) {
    Optional<String> on = target.migrate().rehearseOn();
    Rehearsing.Where where =
        on.isEmpty()
            ? new Rehearsing.Where.Beside()
            : on.get().equals(LOCAL)
                ? new Rehearsing.Where.Local()
                : new Rehearsing.Where.Elsewhere(address(on.get()));
    return new Rehearsing(target.migrate().rehearse(), where);
  }

  private DatabaseUrl address(String server) {
    return find(server)
        .map(other -> other.target().url())
        .orElseThrow(
            () ->
                Problem.of(Code.TARGET_UNKNOWN, "no server is called " + server)
                    .why("migrate.rehearse-on is neither a target, nor a URL, nor " + LOCAL)
                    .remedy("see what there is: belay config")
                    .toException());
  }

  /**
   * Who has to agree, as configured.
   *
   * @param confirmed the name that was given on the command line, where there is an option for it
   */
  public Consent consent(Optional<String> confirmed) {
    return new Gate(
        target().policies(), confirmed, shell.operator(), new PermitBook(workspace(target())));
  }

  /** A command with this process's own terminal. */
  public ForeignCommand command(List<String> words) {
    return new OwnCommand(words, shell.folder(), shell.environment());
  }
}
