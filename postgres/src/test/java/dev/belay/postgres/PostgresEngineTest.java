package dev.belay.postgres;

import dev.belay.testkit.EngineSubject;
import dev.belay.testkit.EngineSuite;
import dev.belay.testkit.postgres.OnEveryServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The suite on every major version. */
@OnEveryServer
final class PostgresEngineTest implements EngineSuite {
  @TempDir Path folder;

  @Parameter TestServer server;

  private PostgresSubject subject;

  @BeforeEach
  void prepare() {
    subject = new PostgresSubject(server, folder);
  }

  @Override
  public EngineSubject subject() {
    return subject;
  }
}
