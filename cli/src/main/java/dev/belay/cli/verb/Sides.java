package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.compare.Side;
import dev.belay.config.TargetConfiguration;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.fingerprint.Carry;
import dev.belay.pipeline.Event;
import dev.belay.repository.Catalog;
import java.util.Optional;

/** What words like {@code shop}, {@code copy.db} and {@code latest} mean. */
final class Sides {
  private final Desk desk;
  private final Carry carry;

  Sides(Desk desk, Carry carry) {
    this.desk = desk;
    this.carry = carry;
  }

  /**
   * A target by its name, a backup of the target that is meant, or a database: by its path or URL,
   * or by a name that one beside the target has.
   */
  Side of(Optional<String> word) {
    if (word.isEmpty()) {
      return database(desk.target());
    }
    String name = word.get();
    Catalog catalog = desk.workspace(desk.target()).repository().catalog();
    boolean backup =
        name.equals("latest")
            || catalog.backups().stream().anyMatch(each -> each.id().startsWith(name));
    Optional<TargetConfiguration> target = backup ? Optional.empty() : desk.find(name);
    if (target.isPresent()) {
      return database(target.get());
    }
    Database beside = desk.database(desk.target()).other(name, desk.shell().folder());
    return backup || !beside.exists() ? Side.of(catalog.get(name)) : database(name, beside);
  }

  private Side database(TargetConfiguration target) {
    return database(target.target().name(), desk.database(target));
  }

  private Side database(String name, Database database) {
    Progress progress =
        (done, total, unit) ->
            desk.output().event(new Event.Advanced("read " + name, done, total, unit));
    return Side.of(name, database, carry, progress);
  }
}
