package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.compare.Side;
import dev.belay.config.TargetConfiguration;
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

  /** A target by its name, a database by its path or URL, else a backup of the target meant. */
  Side of(Optional<String> word) {
    if (word.isEmpty()) {
      return database(desk.target());
    }
    Catalog catalog = desk.workspace(desk.target()).repository().catalog();
    boolean backup =
        word.get().equals("latest")
            || catalog.backups().stream().anyMatch(each -> each.id().startsWith(word.get()));
    Optional<TargetConfiguration> target = backup ? Optional.empty() : desk.find(word.get());
    return target.isPresent() ? database(target.get()) : Side.of(catalog.get(word.get()));
  }

  private Side database(TargetConfiguration target) {
    String name = target.target().name();
    Progress progress =
        (done, total, unit) ->
            desk.output().event(new Event.Advanced("read " + name, done, total, unit));
    return Side.of(name, desk.database(target), carry, progress);
  }
}
