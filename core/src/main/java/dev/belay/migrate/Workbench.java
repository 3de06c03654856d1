package dev.belay.migrate;

import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.SideCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the migrations are applied: in the target itself; or, where there is no target yet, beside
 * it, so that it comes into being whole or not at all.
 */
final class Workbench implements AutoCloseable {
  private final Database target;
  private final Optional<SideCopy> aside;
  private final Session session;

  private Workbench(Database target, Optional<SideCopy> aside, Session session) {
    this.target = target;
    this.aside = aside;
    this.session = session;
  }

  static Workbench open(Database target, Path scratch) throws IOException {
    if (target.exists()) {
      return new Workbench(target, Optional.empty(), target.open());
    }
    SideCopy side = target.createAside(scratch);
    return new Workbench(target, Optional.of(side), side.database().open());
  }

  Session session() {
    return session;
  }

  /** Makes what was applied last. */
  void finish() throws IOException {
    if (session.inTransaction()) {
      session.commit();
    }
    if (aside.isPresent()) {
      session.close();
      target.replaceContent(aside.get(), Progress.NONE);
    }
  }

  @Override
  public void close() {
    session.close();
    aside.ifPresent(SideCopy::close);
  }
}
