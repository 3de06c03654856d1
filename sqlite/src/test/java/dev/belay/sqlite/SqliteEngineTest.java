package dev.belay.sqlite;

import dev.belay.testkit.EngineSubject;
import dev.belay.testkit.EngineSuite;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The suite on databases with a rollback journal, which is what SQLite makes unasked. */
final class SqliteEngineTest implements EngineSuite {
  @TempDir Path folder;

  private SqliteSubject subject;

  @Override
  public EngineSubject subject() {
    if (subject == null) {
      subject = new SqliteSubject(folder, "DELETE");
    }
    return subject;
  }
}
