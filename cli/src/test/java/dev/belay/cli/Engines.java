package dev.belay.cli;

import dev.belay.engine.Engine;
import dev.belay.postgres.LocalServers;
import dev.belay.postgres.PostgresEngine;
import dev.belay.postgres.connect.ClientFolders;
import dev.belay.postgres.connect.ClientHabits;
import dev.belay.postgres.connect.ClientTools;
import dev.belay.postgres.parse.PostgresDialect;
import dev.belay.sqlite.SqliteEngine;
import dev.belay.sqlite.parse.SqliteDialect;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Every engine, as the program has them; nothing of the user's own environment but where programs
 * are.
 */
public record Engines(Path home, Clock clock) {
  /** With so much patience for other writers. */
  public List<Engine> all(Duration wait) {
    String path = System.getenv().getOrDefault("PATH", "");
    var habits = new ClientHabits(Map.of(), home, "nobody", home);
    return List.of(
        new SqliteEngine(new SqliteDialect(), clock, wait, FileSystems.getDefault()),
        new PostgresEngine(
            new PostgresDialect(),
            clock,
            habits,
            wait,
            () -> tools(path),
            new LocalServers(
                TestServer::installed,
                SecureRandom::new,
                Path.of(System.getProperty("java.io.tmpdir")))));
  }

  private static ClientTools tools(String path) {
    return new ClientTools(ClientFolders.all(List.of(), path, Path.of("/")), Map.of("PATH", path));
  }
}
