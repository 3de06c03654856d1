package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.cli.Attack.Struck;
import dev.belay.cli.crash.Child;
import dev.belay.problem.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several processes that want to run a command at the same moment, with one permit for it. */
final class PermitRace {
  private static final int RACERS = 3;
  private static final int ROUNDS = 5;
  private static final String RAN = "ran.txt";

  private final AttackGround ground;
  private final List<Child> racers = new ArrayList<>();

  private PermitRace(AttackGround ground) {
    this.ground = ground;
  }

  /** Has one of them win in each round; what one that did not is told. */
  static Struck run(AttackGround ground) throws Exception {
    Path ran = ground.cli().folder().resolve(RAN);
    Files.deleteIfExists(ran);
    var race = new PermitRace(ground);
    try {
      race.lineUp();
      Struck loser = race.round();
      for (int round = 1; round < ROUNDS; round++) {
        loser = race.round();
      }
      assertThat(ran).content().isEqualTo("ran\n".repeat(ROUNDS));
      return loser;
    } finally {
      race.racers.forEach(Child::close);
    }
  }

  private void lineUp() throws Exception {
    Path folder = ground.cli().folder();
    String now = ground.cli().clock().instant().toString();
    for (int each = 0; each < RACERS; each++) {
      List<String> arguments =
          List.of(folder.toString(), now, "guard", "--", "sh", "-c", "echo ran >> " + RAN);
      racers.add(Child.start(folder, RacingProgram.class.getName(), arguments));
    }
    for (Child racer : racers) {
      racer.await(line -> line.equals(RacingProgram.READY));
    }
  }

  private Struck round() throws Exception {
    PermittedCommands.give(ground, "guard");
    ground.cli().makeOld();
    for (Child racer : racers) {
      racer.tell("go");
    }
    List<Struck> winners = new ArrayList<>();
    List<Struck> losers = new ArrayList<>();
    for (Child racer : racers) {
      Struck struck = ended(racer.await(line -> line.startsWith(RacingProgram.ENDED)));
      (struck.status() == ExitStatus.DONE.status() ? winners : losers).add(struck);
    }
    assertThat(winners).as("%s", losers).hasSize(1);
    assertThat(winners.getFirst().told()).containsPattern("permit [0-9a-f]{8} for guard, by ada");
    assertThat(losers).allSatisfy(PermitRace::isRefused);
    Struck audit = ground.belay(Map.of(), "audit", "--verify");
    assertThat(audit.status()).as(audit.told()).isEqualTo(ExitStatus.DONE.status());
    return losers.getFirst();
  }

  /** Because the permit is used, or because the winner is at its backup. */
  private static void isRefused(Struck loser) {
    if (loser.status() == ExitStatus.LOCKED.status()) {
      assertThat(loser.told()).contains("another run holds the lock", "nothing was run");
      return;
    }
    assertThat(loser.status()).isEqualTo(ExitStatus.NO.status());
    assertThat(loser.told())
        .contains("guard on shop (production) needs a person")
        .containsPattern("permit [0-9a-f]{8} for guard was used")
        .contains("nothing was changed in shop");
  }

  private static Struck ended(String told) {
    int at = told.lastIndexOf(RacingProgram.ENDED) + RacingProgram.ENDED.length();
    return new Struck(Integer.parseInt(told.substring(at).strip()), told);
  }
}
