package dev.belay.restore;

import dev.belay.engine.Database;
import dev.belay.pipeline.Notes;
import dev.belay.run.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What is to take a database's place, or to become a new one. */
interface Incoming {
  /** A backup's name, or a dump's path. */
  String name();

  /** What the target holds and this does not, as far as that can be told; a sentence each. */
  List<String> losses(Workspace workspace);

  /** What could not be found out beforehand, a sentence each. */
  List<String> doubts(Database database);

  /**
   * Makes it beside a database and proves it as far as it can be proven.
   *
   * @throws dev.belay.problem.BelayException if it is not what it should be; nothing is left behind
   */
  Arrival beside(Database database, Path scratch, Notes notes) throws IOException;
}
