package dev.belay.junit;

import dev.belay.command.HandedUrl;
import dev.belay.config.CommandLineSettings;
import dev.belay.config.ConfigurationLoader;
import dev.belay.config.Origin;
import dev.belay.config.Settings;
import dev.belay.config.TargetConfiguration;
import dev.belay.config.Vote;
import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Database;
import dev.belay.engine.Engine;
import dev.belay.engine.SideCopy;
import dev.belay.migration.MigrationPlace;
import dev.belay.migration.Tool;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.protect.MarkReading;
import dev.belay.testdb.Filling;
import dev.belay.testdb.Templates;
import dev.belay.testdb.TestOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the databases of test classes come from: copies of one template. Thread-safe.
 *
 * @param url what they are made beside
 */
record Source(DatabaseUrl url, Templates templates) {
  private static final String VARIABLE = "TEST_DATABASE_URL";

  /**
   * Finds out what speaks against it, once for all classes.
   *
   * @param migrations the folder
   * @param url where; without one {@value #VARIABLE} says so
   */
  static Source of(Machine machine, Path migrations, Optional<String> url) {
    var loader = new ConfigurationLoader(machine.folder(), machine.environment());
    String address =
        url.or(() -> loader.variable(VARIABLE, CommandLineSettings.NONE))
            .orElseThrow(Source::unknown);
    TargetConfiguration target =
        loader.load(CommandLineSettings.NONE.with(Settings.TARGET, address)).target();
    Database database = database(machine, target.target().url());
    var only = new TestOnly(votes(target, database));
    var templates = new Templates(database.testSite(), only, filling(machine, migrations));
    return new Source(target.target().url(), templates);
  }

  private static Filling filling(Machine machine, Path migrations) {
    return new Filling(
        MigrationPlace.of(machine.folder().resolve(migrations)),
        Optional.empty(),
        Optional.empty(),
        machine.identity(),
        machine.clock());
  }

  private static RuntimeException unknown() {
    return Problem.of(Code.TARGET_UNKNOWN, "where databases for tests are made is not said")
        .why("there is neither on(...), nor the variable " + VARIABLE)
        .remedy("say so: " + VARIABLE + "=postgresql://localhost/shop_test")
        .toException();
  }

  private static Database database(Machine machine, DatabaseUrl url) {
    for (Engine engine : machine.engines()) {
      if (engine.speaks(url)) {
        return engine.database(url);
      }
    }
    throw new IllegalStateException("no engine speaks " + url.scheme());
  }

  /** Those of the configuration and the variables, and what the database itself says. */
  private static List<Vote> votes(TargetConfiguration target, Database database) {
    List<Vote> votes = new ArrayList<>(target.votes());
    MarkReading.of(database.marks())
        .environment()
        .map(marked -> new Vote(marked, new Origin.Marked("in " + target.target().name())))
        .ifPresent(votes::add);
    return votes;
  }

  /** A database of one's own, as a program logs in to it. */
  TestDatabase open() throws IOException {
    SideCopy copy = templates.copy();
    DatabaseUrl login = HandedUrl.beside(url, copy.database().url());
    // Flyway reads what JDBC reads
    return new TestDatabase(copy, HandedUrl.of(login, Tool.FLYWAY));
  }
}
