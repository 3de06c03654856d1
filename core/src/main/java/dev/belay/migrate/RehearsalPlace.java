package dev.belay.migrate;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Away;
import dev.belay.engine.Capability;
import dev.belay.engine.Database;
import dev.belay.engine.Description;
import dev.belay.engine.Obstacle;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.rehearse.Ground;
import dev.belay.rehearse.Rehearsing;
import java.util.Optional;

/** Sees beforehand to it that the rehearsal can be where it is wanted. */
final class RehearsalPlace {
  private final Work work;
  private final Rehearsing wanted;

  RehearsalPlace(Work work) {
    this.work = work;
    this.wanted = work.options().rehearsing();
  }

  /** Refuses what the engine has not, or what contradicts itself; opens nothing. */
  void require() {
    if (!wanted.isOn() || (wanted.isBeside() && wanted.ground() == Ground.BACKUP)) {
      return;
    }
    if (!work.workspace().database().capabilities().contains(Capability.ON_SERVER)) {
      String engine = work.workspace().engine().name();
      throw Problem.of(Code.NOT_SUPPORTED, engine + " is rehearsed on a copy of the backup only")
          .why("migrate.rehearse and migrate.rehearse-on need a server")
          .remedy("rehearse: backup or off for this target; where it comes from: belay config")
          .toException();
    }
    if (!wanted.isBeside() && wanted.ground() == Ground.TEMPLATE) {
      throw Problem.of(Code.CONFIGURATION_INVALID, "no server copies its databases to another one")
          .why("migrate.rehearse is template, and migrate.rehearse-on names another server")
          .remedy("take one of them away; where it comes from: belay config")
          .toException();
    }
  }

  /**
   * Opens another server, if there is to be one, and looks whether copies can be made there.
   *
   * @throws dev.belay.problem.BelayException {@code RESTORE_REFUSED} with the SQL that helps
   */
  void open() {
    if (!wanted.isOn() || wanted.isBeside() || !work.workspace().database().exists()) {
      return;
    }
    Database target = work.workspace().database();
    Away away = target.away(address(), work.options().role());
    work.rehearseAway(away);
    Description needs = target.needs();
    Obstacle.refuse("can't rehearse on " + away.name(), away.database().obstacles(needs));
  }

  private Optional<DatabaseUrl> address() {
    return switch (wanted.where()) {
      case Rehearsing.Where.Beside ignored -> Optional.empty();
      case Rehearsing.Where.Local ignored -> Optional.empty();
      case Rehearsing.Where.Elsewhere elsewhere -> Optional.of(elsewhere.url());
    };
  }
}
