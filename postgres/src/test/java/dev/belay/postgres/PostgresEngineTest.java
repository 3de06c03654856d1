package dev.belay.postgres;

import dev.belay.testkit.EngineSubject;
import dev.belay.testkit.EngineSuite;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The suite on the server that is installed here. */
@ExtendWith(PostgresServer.class)
final class PostgresEngineTest implements EngineSuite {
  @TempDir Path folder;

  private PostgresSubject subject;

  @BeforeEach
  void prepare(TestServer server) {
    subject = new PostgresSubject(server, folder);
  }

  @Override
  public EngineSubject subject() {
    return subject;
  }
}
