package dev.belay.cli;

import dev.belay.cli.Attack.Struck;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Commands behind {@code belay guard}, with permits that are not for them. */
final class PermittedCommands {
  private static final Duration LATER = Duration.ofDays(10);

  static final List<Attack> ALL =
      List.of(
          Attack.refused(
              "`belay guard -- COMMAND` with a permit that was used",
              ground -> {
                give(ground, "guard");
                ground.guarded(Map.of(), "true");
                return ground.guarded(Map.of(), ground.ruin());
              }),
          Attack.refused(
              "the same by several processes at the same moment, all but one of them",
              PermitRace::run),
          Attack.refused(
              "with one that has ended, and with the clock set back behind that",
              ground -> {
                give(ground, "guard");
                ground.cli().clock().advance(LATER);
                return ground.guarded(Map.of(), ground.ruin());
              },
              PermittedCommands::backInTime),
          Attack.refused(
              "with one for something else, or for another database",
              ground -> {
                give(ground, "restore");
                return ground.guarded(Map.of(), ground.ruin());
              },
              PermittedCommands::elsewhere));

  private PermittedCommands() {}

  /** A person is there for a moment. */
  static void give(AttackGround ground, String operation) throws Exception {
    ground.cli().typing("shop");
    Struck given = ground.belay(Map.of(), "permit", operation);
    ground.cli().nobody();
    if (given.status() != 0) {
      throw new AssertionError(given.told());
    }
  }

  private static Struck backInTime(AttackGround ground) throws Exception {
    ground.cli().clock().advance(LATER.negated());
    return ground.guarded(Map.of(), ground.ruin());
  }

  private static Struck elsewhere(AttackGround ground) throws Exception {
    give(ground, "guard");
    Struck struck = GuardedCommands.with(GuardedCommands.COPY, ground, ground.ruin());
    ground.guarded(Map.of(), "true");
    return struck;
  }
}
