package dev.belay.sqlite;

import dev.belay.testkit.EngineSubject;
import dev.belay.testkit.EngineSuite;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The suite on databases in WAL mode. */
final class SqliteWalEngineTest implements EngineSuite {
  @TempDir Path folder;

  private SqliteSubject subject;

  @BeforeEach
  void openTheShop() {
    subject = new SqliteSubject(folder, "WAL");
  }

  @Override
  public EngineSubject subject() {
    return subject;
  }
}
