package dev.belay.guard;

import dev.belay.engine.Database;
import dev.belay.engine.GuardOptions;
import dev.belay.engine.GuardStatus;
import dev.belay.engine.Guards;
import java.util.Optional;

/**
 * The guards of a database whose content is replaced. They belong to the place and not to what is
 * in it: whatever comes there is guarded as what was there before.
 */
public final class KeptGuards {
  /** Of a place where nothing is, or nothing that could be read. */
  public static final KeptGuards NONE = new KeptGuards(Optional.empty());

  private final Optional<GuardOptions> options;

  private KeptGuards(Optional<GuardOptions> options) {
    this.options = options;
  }

  /** Those that a database has now. */
  public static KeptGuards of(Database database) {
    return new KeptGuards(database.guards().flatMap(guards -> guards.status().options()));
  }

  /**
   * Puts them in place, where they are not.
   *
   * @return what could not be put in place, for people, each behind a line end
   */
  public String into(Database database) {
    var lacking = new StringBuilder();
    if (options.isPresent() && database.guards().isPresent()) {
      for (GuardStatus.Cover cover : in(database.guards().get(), options.get()).lacks()) {
        lacking.append("\nnot guarded: " + cover.guard() + ": " + cover.why());
      }
    }
    return lacking.toString();
  }

  private static GuardStatus in(Guards guards, GuardOptions options) {
    GuardStatus now = guards.status();
    return now.isAsAsked() && now.options().equals(Optional.of(options))
        ? now
        : guards.install(options);
  }
}
