package dev.belay.migrate;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Away;
import dev.belay.engine.Database;
import dev.belay.engine.Obstacle;
import dev.belay.engine.ServerCopies;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.rehearse.Ground;
import dev.belay.rehearse.Rehearsing;
import dev.belay.run.Workspace;
import java.util.Optional;

/** Where a run rehearses: beside the target, or on another server. */
final class RehearsalPlace {
  private final Workspace workspace;
  private final Rehearsing wanted;
  private final Optional<String> role;
  private Optional<Away> away = Optional.empty();

  RehearsalPlace(Workspace workspace, Rehearsing wanted, Optional<String> role) {
    this.workspace = workspace;
    this.wanted = wanted;
    this.role = role;
  }

  /** What copies are made beside. */
  Database database() {
    return away.map(Away::database).orElseGet(workspace::database);
  }

  /** The other server, if it is one. */
  Optional<Away> away() {
    return away;
  }

  /** Refuses what the engine has not, or what contradicts itself; opens nothing. */
  void require() {
    if (!wanted.isOn() || (wanted.isBeside() && wanted.ground() == Ground.BACKUP)) {
      return;
    }
    if (workspace.database().serverCopies().isEmpty()) {
      String engine = workspace.engine().name();
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
    if (!wanted.isOn() || wanted.isBeside() || !workspace.database().exists()) {
      return;
    }
    ServerCopies copies = workspace.database().serverCopies().orElseThrow();
    Away opened = copies.away(address(), role);
    away = Optional.of(opened);
    Obstacle.refuse(
        "can't rehearse on " + opened.name(), opened.database().obstacles(copies.needs()));
  }

  /** When the run is over. */
  void close() {
    away.ifPresent(Away::close);
  }

  private Optional<DatabaseUrl> address() {
    return switch (wanted.where()) {
      case Rehearsing.Where.Beside ignored -> Optional.empty();
      case Rehearsing.Where.Local ignored -> Optional.empty();
      case Rehearsing.Where.Elsewhere elsewhere -> Optional.of(elsewhere.url());
    };
  }
}
