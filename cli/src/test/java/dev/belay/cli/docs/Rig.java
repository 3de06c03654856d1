package dev.belay.cli.docs;

import dev.belay.audit.AuditTrail;
import dev.belay.baseline.Baseline;
import dev.belay.check.Check;
import dev.belay.check.Conditions;
import dev.belay.check.Finding;
import dev.belay.check.Findings;
import dev.belay.check.Mending;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.cli.Engines;
import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.Target;
import dev.belay.engine.Database;
import dev.belay.engine.Engine;
import dev.belay.engine.ServerVersion;
import dev.belay.engine.Session;
import dev.belay.migrate.Migrate;
import dev.belay.migrate.MigrateOptions;
import dev.belay.migrate.TwinWhen;
import dev.belay.migration.Mark;
import dev.belay.migration.Migration;
import dev.belay.migration.MigrationPlace;
import dev.belay.migration.ParsedMigration;
import dev.belay.migration.Version;
import dev.belay.pipeline.Cancellation;
import dev.belay.rehearse.Rehearsing;
import dev.belay.repository.NameTemplate;
import dev.belay.repository.Repository;
import dev.belay.repository.Retention;
import dev.belay.run.Identity;
import dev.belay.run.Workspace;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import dev.belay.store.FolderStore;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A real database of its own, and everything that a run needs. */
final class Rig {
  private static final String FILE = "0001_page.sql";

  private final Path folder;
  private final DatabaseUrl url;
  private final Engine engine;
  private final Connecting connecting;
  private List<String> rules = List.of();
  private Optional<Mark> mark = Optional.empty();
  private Optional<ServerVersion> taken = Optional.empty();

  /** Opens a connection for statements that are no migration. */
  @FunctionalInterface
  private interface Connecting {
    Connection connect() throws SQLException;
  }

  private Rig(Path folder, DatabaseUrl url, Connecting connecting) {
    this.folder = folder;
    this.url = url;
    this.connecting = connecting;
    this.engine =
        new Engines(folder, Clock.systemUTC())
            .all(Duration.ofSeconds(5)).stream()
                .filter(each -> each.speaks(url))
                .findFirst()
                .orElseThrow();
  }

  /** A SQLite file in the folder, which {@link #given} makes. */
  static Rig sqlite(Path folder) {
    Path file = database(folder);
    return new Rig(
        folder,
        DatabaseUrl.parse(file.toString(), folder),
        () -> DriverManager.getConnection("jdbc:sqlite:" + file));
  }

  /** The database of a rig of SQLite's in that folder. */
  static Path database(Path folder) {
    return folder.resolve("shop.db");
  }

  /** A new database on a server. */
  static Rig postgres(TestServer server, Path folder) {
    String name = server.createDatabase();
    return new Rig(folder, server.url(name), () -> server.connect(name));
  }

  /** Switches a rule on, if it is off unless asked for. */
  void ask(String rule) {
    rules = List.of(rule);
  }

  /** What is looked at counts as another tool's. */
  void ofOtherTool() {
    mark = Optional.of(Mark.of("page", "1", List.of()));
  }

  /** What is looked at counts as being for a server of that version. */
  void takenFor(ServerVersion version) {
    taken = Optional.of(version);
  }

  /** Runs each statement by itself. */
  void given(String script) throws SQLException {
    try (var connection = connecting.connect();
        var statement = connection.createStatement()) {
      for (Statement each : engine.dialect().parse(new SqlSource("given", script))) {
        statement.execute(each.text());
      }
    }
  }

  /** Empty where there is no server. */
  Optional<Integer> major() {
    try (Session session = engine.database(url).openReadOnly()) {
      return session.serverVersion().map(ServerVersion::major);
    }
  }

  SchemaSnapshot schema() {
    try (Session session = engine.database(url).openReadOnly()) {
      return session.schema();
    }
  }

  /** What is said of these files, the only ones, with the database at hand. */
  Findings look(List<SqlSource> files) {
    Database database = engine.database(url);
    try (Session session = database.openReadOnly()) {
      var conditions =
          new Conditions(
              engine.dialect(),
              database.capabilities(),
              taken.or(session::serverVersion),
              Set.copyOf(rules));
      var script =
          new Script(
              List.of(),
              files.stream().map(this::parsed).toList(),
              Optional.of(session.schema()),
              Optional.empty(),
              conditions);
      return new Check(script, List.of()).look();
    }
  }

  /** A script as the only migration. */
  static SqlSource file(String script) {
    return new SqlSource(FILE, script);
  }

  /** What becomes of a migration when a finding is mended. */
  List<SqlSource> mended(SqlSource file, Finding finding) {
    var mending = new Mending(engine.dialect(), Set.of(file.name()));
    return mending.edits(List.of(parsed(file)), new Findings(List.of(finding))).stream()
        .map(edit -> new SqlSource(edit.file(), edit.after()))
        .toList();
  }

  private ParsedMigration parsed(SqlSource file) {
    var version = new Version(file.name().substring(0, file.name().indexOf('_')));
    var migration = new Migration(version, "page", file, Optional.empty(), mark);
    return ParsedMigration.parse(migration, engine.dialect());
  }

  /** Runs belay migrate with the script as the only migration. */
  Migrate.Report migrate(String script, Severity failOn) throws IOException {
    return migrate(script, failOn, Rehearsing.USUAL);
  }

  /** The same, rehearsed in another way. */
  Migrate.Report migrate(String script, Severity failOn, Rehearsing rehearsing) throws IOException {
    Path migrations = Files.createDirectories(folder.resolve("migrations"));
    Files.writeString(migrations.resolve(FILE), script);
    Workspace workspace = workspace();
    new Baseline(workspace, MigrationPlace.of(migrations)).baseline(Baseline.NONE);
    var options =
        new MigrateOptions(
            MigrationPlace.of(migrations),
            rehearsing,
            false,
            false,
            false,
            Duration.ZERO,
            Optional.empty(),
            TwinWhen.OFF,
            Optional.empty(),
            List.of(),
            rules,
            failOn,
            new Retention(3));
    return new Migrate(workspace, options, (verb, target, what) -> "nobody is asked").migrate();
  }

  private Workspace workspace() {
    var random = new Random(1);
    return new Workspace(
        new Target("shop", url, Environment.DEVELOPMENT),
        engine,
        engine.database(url),
        new Repository(
            new FolderStore(folder.resolve("backups"), random),
            "shop",
            new NameTemplate("db_backup_{timestamp}_{label}"),
            Clock.systemUTC()),
        new AuditTrail(folder.resolve("audit.jsonl"), Clock.systemUTC()),
        folder.resolve(".belay"),
        new Identity("ada", "localhost", 1, "test"),
        Clock.systemUTC(),
        random,
        event -> {},
        line -> {},
        new Cancellation());
  }
}
