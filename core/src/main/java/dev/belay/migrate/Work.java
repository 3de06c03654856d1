package dev.belay.migrate;

import dev.belay.apply.Applier;
import dev.belay.check.Conditions;
import dev.belay.check.Findings;
import dev.belay.check.Script;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.TableName;
import dev.belay.engine.Progress;
import dev.belay.engine.ServerCopies;
import dev.belay.engine.ServerVersion;
import dev.belay.engine.Session;
import dev.belay.engine.SideCopy;
import dev.belay.engine.TableLock;
import dev.belay.engine.Twins;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.migration.ParsedMigration;
import dev.belay.protect.Operation;
import dev.belay.rehearse.Rehearsed;
import dev.belay.repository.Manifest;
import dev.belay.run.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** What the steps of one run hand on to each other. Forgotten with the process: see the notes. */
final class Work {
  private final Workspace workspace;
  private final MigrateOptions options;
  private final Direction direction;
  private final String run;
  private final Path scratch;
  private final RehearsalPlace place;

  private Optional<Plan> plan = Optional.empty();
  private Supplier<Optional<Original>> original = Optional::empty;
  private Optional<Original> ground = Optional.empty();
  private Findings findings = Findings.NONE;
  private Optional<Rehearsed> rehearsed = Optional.empty();
  private Optional<Workbench> workbench = Optional.empty();
  private Optional<SchemaSnapshot> schema = Optional.empty();
  private Optional<ServerVersion> server = Optional.empty();
  private Fingerprint before = Fingerprint.empty();
  private Optional<Twins.Twin> twin = Optional.empty();
  private String told = "";
  private int rest;
  private boolean byCommand;
  private OptionalLong markBeforeBackup = OptionalLong.empty();

  Work(Workspace workspace, MigrateOptions options, Direction direction, String run, Path scratch) {
    this.workspace = workspace;
    this.options = options;
    this.direction = direction;
    this.run = run;
    this.scratch = scratch;
    this.place = new RehearsalPlace(workspace, options.rehearsing(), options.role());
  }

  Workspace workspace() {
    return workspace;
  }

  MigrateOptions options() {
    return options;
  }

  Direction direction() {
    return direction;
  }

  String run() {
    return run;
  }

  Path scratch() {
    return scratch;
  }

  Plan plan() {
    return plan.orElseThrow();
  }

  /** What is to be applied; nothing before anybody looked. */
  List<ParsedMigration> migrations() {
    return plan.map(Plan::pending).orElse(List.of());
  }

  /** Whether the team's command applies the plan. */
  boolean isByCommand() {
    return byCommand;
  }

  void byCommand() {
    byCommand = true;
  }

  void plan(Plan newPlan) {
    plan = Optional.of(newPlan);
  }

  /** A copy that the server has made just before the change. */
  void twin(Twins.Twin newTwin) {
    twin = Optional.of(newTwin);
  }

  Optional<Twins.Twin> twin() {
    return twin;
  }

  /** All that was pending, in words, before a part of it was chosen. */
  String told() {
    List<String> lines = new ArrayList<>(List.of(told));
    findings.allowedErrors().forEach(finding -> lines.add("Allowed: " + finding.message()));
    return String.join("\n", lines);
  }

  /** What it comes to: what stood in the way and was allowed is a loss. */
  Operation operation() {
    return direction == Direction.DOWN
        ? Operation.ROLLBACK
        : !findings.allowedErrors().isEmpty() ? Operation.LOSE_DATA : Operation.MIGRATE;
  }

  void toldBeforehand(String newTold) {
    told = newTold;
  }

  /** Whether more is pending than this run applies. */
  boolean hasRest() {
    return rest > 0;
  }

  void rest(int files) {
    rest = files;
  }

  /** The backup, or what stands for it where none is kept; empty before it was made. */
  Optional<Original> original() {
    return original.get();
  }

  /** What the rehearsal's copies come from: the same, unless something else was made for it. */
  Optional<Original> ground() {
    return ground.or(this::original);
  }

  void rehearseOn(Original newGround) {
    ground = Optional.of(newGround);
  }

  /** Where the rehearsal is. */
  RehearsalPlace place() {
    return place;
  }

  /** Only asked where it was required: see {@link RehearsalPlace}. */
  ServerCopies serverCopies() {
    return workspace.database().serverCopies().orElseThrow();
  }

  /** Nobody may be connected meanwhile, so the workbench is closed and opened again. */
  Optional<SideCopy> copiedByServer() throws IOException {
    close();
    Optional<SideCopy> copy = serverCopies().whole();
    if (workbench.isPresent()) {
      reopenWorkbench();
    }
    return copy;
  }

  void original(Supplier<Optional<Original>> newOriginal) {
    original = newOriginal;
  }

  /** Empty where there is no database yet, and in a dry run. */
  Optional<Manifest> backup() {
    return original()
        .filter(Original.OfBackup.class::isInstance)
        .map(kept -> ((Original.OfBackup) kept).manifest());
  }

  Findings findings() {
    return findings;
  }

  void findings(Findings newFindings) {
    findings = newFindings;
  }

  Optional<Rehearsed> rehearsed() {
    return rehearsed;
  }

  /** The rehearsal, if it was one with every row, so that the content must come out likewise. */
  Optional<Rehearsed> foretold() {
    return rehearsed.filter(known -> known.ground().isWhole());
  }

  void rehearsed(Rehearsed newRehearsed) {
    rehearsed = Optional.of(newRehearsed);
  }

  Optional<Workbench> workbench() {
    return workbench;
  }

  /** Opened before the backup is taken, to tell later whether anybody wrote since. */
  void openWorkbench() throws IOException {
    reopenWorkbench();
    markBeforeBackup = OptionalLong.of(session().changeMark());
  }

  /** Opened once more, in a session that can't tell what was written before it. */
  void reopenWorkbench() throws IOException {
    Workbench opened = Workbench.open(workspace.database(), scratch);
    workbench = Optional.of(opened);
    options.role().ifPresent(opened.session()::actAs);
    markBeforeBackup = OptionalLong.empty();
  }

  /** Whether nobody but this run has written since before the backup was taken, as far as known. */
  boolean isAsBackedUp() {
    return markBeforeBackup.isPresent() && session().changeMark() == markBeforeBackup.getAsLong();
  }

  Session session() {
    return workbench.orElseThrow().session();
  }

  /**
   * How tables were held in rehearsal, so that they can be held so from the begin; empty where it
   * is not known, or where one transaction does not hold all.
   */
  Optional<Map<TableName, TableLock>> held() {
    return foretold().filter(known -> plan().isOneTransaction()).map(Rehearsed::locks);
  }

  /** What applies migrations to the target, in the session of the workbench. */
  Applier applier() {
    var applier = new Applier(session(), run, workspace.identity().user(), workspace.clock());
    return held().map(applier::holding).orElse(applier);
  }

  /**
   * What the target holds now.
   *
   * @param known what is true of all that the change has not touched, if tables are held
   */
  Fingerprint look(Fingerprint known, Carry carry, Progress progress) {
    return held().isPresent()
        ? session().fingerprint(known, carry, progress)
        : session().fingerprint(carry, progress);
  }

  /** What the target holds just before the change. */
  Fingerprint before() {
    return before;
  }

  void before(Fingerprint newBefore) {
    before = newBefore;
  }

  /** What the rules go by. */
  void found(SchemaSnapshot newSchema, Optional<ServerVersion> newServer) {
    schema = Optional.of(newSchema);
    server = newServer;
  }

  /** What holds every row, and is known. */
  private Optional<Original> whole() {
    return original().or(() -> ground.filter(made -> made.ground().isWhole()));
  }

  Script script() {
    return new Script(
        List.of(), plan().pending(), schema, whole().map(Original::fingerprint), conditions());
  }

  private Conditions conditions() {
    return new Conditions(
        workspace.engine().dialect(),
        workspace.database().capabilities(),
        server,
        Set.copyOf(options.rules()));
  }

  /** When the run is over. */
  void end() {
    close();
    place.close();
  }

  void close() {
    workbench.ifPresent(Workbench::close);
  }
}
