package dev.belay.run;

import dev.belay.audit.AuditTrail;
import dev.belay.database.Target;
import dev.belay.engine.Database;
import dev.belay.engine.Engine;
import dev.belay.pipeline.Cancellation;
import dev.belay.pipeline.Event;
import dev.belay.repository.Repository;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Everything that a verb works with: one target and its surroundings.
 *
 * @param folder the working folder's {@code .belay}, for journals and scratch files
 * @param journaled told of each line of a journal after it has become durable
 */
public record Workspace(
    Target target,
    Engine engine,
    Database database,
    Repository repository,
    AuditTrail audit,
    Path folder,
    Identity identity,
    Clock clock,
    RandomGenerator random,
    Consumer<Event> events,
    Consumer<String> journaled,
    Cancellation cancellation) {
  /** Where the journals of running runs are. */
  public Path runs() {
    return folder.resolve("runs");
  }

  /** The name, in the store, of the audit trail's copy: each trail has a copy of its own. */
  public String auditCopy() {
    return target.name() + "/audit/" + audit.id() + ".jsonl";
  }

  /** Where runs keep their temporary files. */
  public Path scratch() {
    return folder.resolve("scratch");
  }

  /** Where one run keeps its own. */
  public Path scratch(String run) {
    return scratch().resolve(run);
  }
}
