package dev.belay.junit;

import dev.belay.engine.Engine;
import dev.belay.postgres.LocalServers;
import dev.belay.postgres.PostgresEngine;
import dev.belay.postgres.cluster.InstalledServers;
import dev.belay.postgres.connect.ClientHabits;
import dev.belay.postgres.connect.ClientTools;
import dev.belay.postgres.connect.ProgramVersions;
import dev.belay.postgres.parse.PostgresDialect;
import dev.belay.run.Identity;
import dev.belay.sqlite.SqliteEngine;
import dev.belay.sqlite.parse.SqliteDialect;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What tests run on: the one place here that reads the clock and the environment, and names every
 * engine.
 *
 * @param folder the working folder
 * @param environment the variables of the process
 */
record Machine(Path folder, Map<String, String> environment, Clock clock) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  Machine {
    environment = Map.copyOf(environment);
  }

  /** This one. */
  static Machine real() {
    return new Machine(Path.of("").toAbsolutePath(), System.getenv(), Clock.systemUTC());
  }

  Identity identity() {
    return new Identity(
        System.getProperty("user.name", "unknown"),
        environment.getOrDefault("HOSTNAME", "this machine"),
        ProcessHandle.current().pid(),
        "JUnit");
  }

  /** Without PostgreSQL's programs: neither copies nor servers of theirs are made. */
  List<Engine> engines() {
    var habits =
        new ClientHabits(
            environment,
            Path.of(System.getProperty("user.home", ".")),
            System.getProperty("user.name", "unknown"),
            Path.of("/"));
    var tools = new ClientTools(List.of(), environment);
    var servers =
        new LocalServers(
            () -> new InstalledServers(List.of(), new ProgramVersions(environment)),
            SecureRandom::new,
            folder);
    return List.of(
        new SqliteEngine(new SqliteDialect(), clock, PATIENCE, FileSystems.getDefault()),
        new PostgresEngine(new PostgresDialect(), clock, habits, PATIENCE, () -> tools, servers));
  }
}
