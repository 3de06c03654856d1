package dev.belay.cli.docs;

import dev.belay.audit.AuditTrail;
import dev.belay.baseline.Baseline;
import dev.belay.check.Severity;
import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.database.Target;
import dev.belay.engine.Database;
import dev.belay.migrate.Migrate;
import dev.belay.migrate.MigrateOptions;
import dev.belay.migrate.TwinWhen;
import dev.belay.migration.MigrationPlace;
import dev.belay.pipeline.Cancellation;
import dev.belay.rehearse.Rehearsing;
import dev.belay.repository.NameTemplate;
import dev.belay.repository.Repository;
import dev.belay.repository.Retention;
import dev.belay.run.Identity;
import dev.belay.run.Workspace;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import dev.belay.sqlite.SqliteEngine;
import dev.belay.sqlite.parse.SqliteDialect;
import dev.belay.store.FolderStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A real SQLite database in a folder of its own, and everything that a run needs. */
final class Rig {
  private final Path folder;
  private final Path file;
  private final SqliteDialect dialect = new SqliteDialect();

  Rig(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("shop.db");
  }

  /** The database. */
  Path file() {
    return file;
  }

  /** Makes the database. */
  void given(String script) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      for (Statement each : dialect.parse(new SqlSource("given", script))) {
        statement.execute(each.text());
      }
    }
  }

  /** Runs belay migrate with the script as the only migration. */
  Migrate.Report migrate(String script, Severity failOn) throws IOException {
    Path migrations = Files.createDirectories(folder.resolve("migrations"));
    Files.writeString(migrations.resolve("0001_page.sql"), script);
    Workspace workspace = workspace();
    new Baseline(workspace, MigrationPlace.of(migrations)).baseline(Baseline.NONE);
    var options =
        new MigrateOptions(
            MigrationPlace.of(migrations),
            Rehearsing.USUAL,
            false,
            false,
            false,
            Duration.ZERO,
            Optional.empty(),
            TwinWhen.OFF,
            Optional.empty(),
            List.of(),
            failOn,
            new Retention(3));
    return new Migrate(workspace, options, (verb, target, what) -> "nobody is asked").migrate();
  }

  private Workspace workspace() {
    var random = new Random(1);
    var engine = new SqliteEngine(dialect, Clock.systemUTC());
    var url = DatabaseUrl.parse(file.toString(), folder);
    Database database = engine.database(url);
    return new Workspace(
        new Target("shop", url, Environment.DEVELOPMENT),
        engine,
        database,
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
