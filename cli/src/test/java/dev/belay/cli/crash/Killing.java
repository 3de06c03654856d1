package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One scenario, what it holds before and after, and what has to be true once it was killed. */
final class Killing {
  private final Scenario scenario;
  private final Path folder;
  private final Room prepared;
  private final State before;
  private final State after;
  private final List<String> entries;
  private final List<String> backups;
  private final List<String> command;

  private Killing(Scenario scenario, Path folder, Room prepared, Room whole, List<String> entries)
      throws IOException {
    this.scenario = scenario;
    this.folder = folder;
    this.prepared = prepared;
    this.entries = List.copyOf(entries);
    before = State.of(prepared);
    after = State.of(whole);
    backups = prepared.backups();
    command = scenario.command(prepared);
  }

  /** Makes the folder, and runs the command in a copy of it without doing it any harm. */
  static Killing prepare(Scenario scenario, Path folder) throws Exception {
    var room = new Room(Files.createDirectories(folder.resolve("prepared")));
    return prepare(scenario, folder, room);
  }

  /** The same in a room with a database of another kind. */
  static Killing prepare(Scenario scenario, Path folder, Room room) throws Exception {
    Room prepared = scenario.prepare(room);
    Room whole = prepared.copyTo(folder.resolve("whole"));
    try (Child child =
        Child.start(whole, KilledProgram.Fate.TELLS, 0, scenario.command(prepared))) {
      assertThat(child.status()).as(child.text()).isEqualTo(scenario.whole().status());
      List<String> entries =
          child.text().lines().filter(line -> line.startsWith(KilledProgram.ENTRY)).toList();
      assertThat(entries).hasSizeGreaterThan(2);
      return new Killing(scenario, folder, prepared, whole, entries);
    }
  }

  /** The number of the entry from which on the command is killed. */
  int first() {
    return scenario.begin().map(this::last).orElse(1);
  }

  /** How many entries the journal of the whole run has. */
  int points() {
    return entries.size();
  }

  /** The number of the last entry that begins so. */
  int last(String beginning) {
    for (int point = points(); point > 0; point--) {
      if (entries.get(point - 1).startsWith(KilledProgram.ENTRY + beginning)) {
        return point;
      }
    }
    throw new IllegalStateException("no " + beginning + " in " + entries);
  }

  /** Kills the command at an entry of its journal, in a folder of that name. */
  Room killedAt(int point, String name) throws Exception {
    Room room = prepared.copyTo(folder.resolve(name));
    assertThat(kill(room, KilledProgram.Fate.KILLED_AT, point, command)).isTrue();
    return room;
  }

  /** Kills the command some time after it has begun to apply, if it has not ended by then. */
  Room killedAfter(long micros, String name) throws Exception {
    Room room = prepared.copyTo(folder.resolve(name));
    kill(room, KilledProgram.Fate.KILLED_AFTER, micros, command);
    return room;
  }

  /** Kills recover in a killed room at an entry; false where it has no such entry. */
  static boolean recoverKilledAt(int point, Room room) throws Exception {
    return kill(room, KilledProgram.Fate.KILLED_AT, point, List.of("recover"));
  }

  /** Whether the command was killed before it ended. */
  private static boolean kill(Room room, KilledProgram.Fate fate, long number, List<String> command)
      throws Exception {
    try (Child child = Child.start(room, fate, number, command)) {
      int status = child.status();
      assertThat(status).as(child.text()).isIn(Child.KILLED, ExitStatus.DONE.status());
      return status == Child.KILLED;
    }
  }

  State after() {
    return after;
  }

  /** The killed run is told, and nothing else may run. */
  void refuses(Room room) {
    Room.Screen status = room.run("status");
    assertThat(status.status()).as(status.text()).isEqualTo(ExitStatus.NO);
    assertThat(status.text()).contains("killed").contains("belay recover");
    Room.Screen migrate = room.run("migrate");
    assertThat(migrate.status()).as(migrate.text()).isEqualTo(ExitStatus.NO);
    assertThat(migrate.text()).contains("was killed").contains("belay recover");
  }

  /** Recovers and looks at everything; tells whether the database is as after. */
  boolean recovers(Room room) throws Exception {
    Room.Screen recovered = room.run("recover");
    assertThat(recovered.status()).as(recovered.text()).isEqualTo(ExitStatus.DONE);
    State state = State.of(room);
    boolean isAfter = recovered.text().contains("is complete, and its change is in");
    if (!isAfter) {
      assertThat(recovered.text()).contains("is as it was before");
    }
    if (scenario.whole() == ExitStatus.DONE) {
      assertThat(state).as(recovered.text()).isEqualTo(isAfter ? after : before);
    } else {
      assertThat(state).as(recovered.text()).isIn(before, after);
    }
    cleared(room);
    return isAfter;
  }

  private void cleared(Room room) throws Exception {
    assertThat(room.names(".belay/runs")).isEmpty();
    assertThat(room.names(".belay/scratch")).isEmpty();
    assertThat(room.run("audit", "--verify").status()).isEqualTo(ExitStatus.DONE);
    assertThat(room.backups()).containsAll(backups);
    for (String backup : room.backups()) {
      Room.Screen verified = room.run("verify", backup);
      assertThat(verified.status()).as(verified.text()).isEqualTo(ExitStatus.DONE);
    }
    assertThat(room.run("recover").text()).contains("Nothing to recover");
  }

  /** Life goes on: what was put back can be run again, what is complete stays. */
  void goesOn(Room room, boolean isAfter) throws IOException {
    if (!isAfter && State.of(room).equals(before)) {
      Room.Screen again = room.run(command.toArray(new String[0]));
      assertThat(again.status()).as(again.text()).isEqualTo(scenario.whole());
    }
    assertThat(State.of(room)).isEqualTo(after);
    Room.Screen status = room.run("status");
    assertThat(status.status()).as(status.text()).isEqualTo(scenario.settled());
    Room.Screen migrate = room.run("migrate");
    assertThat(migrate.status()).as(migrate.text()).isEqualTo(scenario.settled());
  }
}
