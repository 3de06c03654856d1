package dev.belay.cli.crash;

import dev.belay.problem.ExitStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A command that is going to be killed, and the folder in which it runs. */
@SuppressWarnings("ImmutableEnumChecker") // the lists and lambdas that it is given are
enum Scenario {
  ONE_TRANSACTION(
      room -> room.shop().file("migrations/0002_add_level.sql", Scenario.GOOD),
      List.of("migrate"),
      ExitStatus.DONE,
      ExitStatus.DONE),
  SEVERAL_BATCHES(
      room ->
          room.shop()
              .file("migrations/0002_add_level.sql", Scenario.GOOD)
              .file("migrations/0003_vacuum.sql", "VACUUM;\n")
              .file("migrations/0004_index.sql", "CREATE INDEX by_name ON customers (name);\n"),
      List.of("migrate"),
      ExitStatus.DONE,
      ExitStatus.DONE),
  VACUUM_LAST_IN_WAL(
      room ->
          room.shop()
              .sql("PRAGMA journal_mode = WAL")
              .file("migrations/0002_add_level.sql", Scenario.GOOD)
              .file("migrations/0003_vacuum.sql", "VACUUM;\n"),
      List.of("migrate"),
      ExitStatus.DONE,
      ExitStatus.DONE),
  FAILING(
      room ->
          room.shop()
              .file("migrations/0002_add_level.sql", Scenario.GOOD)
              .file("migrations/0003_bad.sql", Scenario.BAD),
      List.of("migrate", "--no-rehearsal"),
      ExitStatus.FAILED,
      ExitStatus.NO),
  FAILING_AFTER_COMMIT(
      room ->
          room.shop()
              .file("migrations/0002_add_level.sql", Scenario.GOOD)
              .file("migrations/0003_vacuum.sql", "VACUUM;\n")
              .file("migrations/0004_bad.sql", Scenario.BAD),
      List.of("migrate", "--no-rehearsal"),
      ExitStatus.FAILED,
      ExitStatus.NO),
  NEW_DATABASE(Room::empty, List.of("migrate"), ExitStatus.DONE, ExitStatus.DONE),
  RESTORE(
      room -> room.shop().sql(Scenario.WRITE),
      List.of("restore", Scenario.GOOD_BACKUP),
      ExitStatus.DONE,
      ExitStatus.DONE),
  RESTORE_IN_WAL(
      room -> room.shop().sql("PRAGMA journal_mode = WAL", Scenario.WRITE),
      List.of("restore", Scenario.GOOD_BACKUP),
      ExitStatus.DONE,
      ExitStatus.DONE),
  RESTORE_OF_NOTHING(
      room -> room.shop().without(Room.DATABASE),
      List.of("restore", Scenario.GOOD_BACKUP),
      ExitStatus.DONE,
      ExitStatus.DONE),
  RESTORE_OVER_RUINS(
      room ->
          room.shop()
              .file(Room.DATABASE, "no database any more")
              .file(Room.DATABASE + "-wal", "the newest transactions"),
      List.of("restore", Scenario.GOOD_BACKUP),
      ExitStatus.DONE,
      ExitStatus.DONE),
  ROLLBACK(
      room -> room.shop().file("migrations/0002_add_level.sql", Scenario.GOOD).migrated(),
      List.of("rollback"),
      ExitStatus.DONE,
      ExitStatus.NO),
  ROLLBACK_OF_AN_INDEX(
      room ->
          room.shop()
              .file("migrations/0002_index.sql", "CREATE INDEX by_name ON customers (name);\n")
              .migrated(),
      List.of("rollback"),
      ExitStatus.DONE,
      ExitStatus.NO),
  BASELINE(Room::stranger, List.of("baseline", "0001"), ExitStatus.DONE, ExitStatus.DONE),
  MARK(Room::shop, List.of("mark", "production"), ExitStatus.DONE, ExitStatus.DONE),
  BACKUP(Room::shop, List.of("backup", "again"), ExitStatus.DONE, ExitStatus.DONE),
  BIG_TRANSACTION(
      room -> room.bigShop().file("migrations/0002_level.sql", Scenario.LONG),
      List.of("migrate", "--no-rehearsal"),
      ExitStatus.DONE,
      ExitStatus.DONE),
  BIG_BATCHES(
      room ->
          room.bigShop()
              .file("migrations/0002_level.sql", Scenario.LONG)
              .file("migrations/0003_vacuum.sql", "VACUUM;\n")
              .file("migrations/0004_again.sql", "UPDATE notes SET level = level + id;\n"),
      List.of("migrate", "--no-rehearsal"),
      ExitStatus.DONE,
      ExitStatus.DONE);

  /** Those that take long, for kills between the entries of the journal. */
  static final String BIG = "BIG_.*";

  /** In the place of the name of the backup that there is before. */
  static final String GOOD_BACKUP = "good";

  static final String GOOD =
      """
      ALTER TABLE customers ADD COLUMN level TEXT NOT NULL DEFAULT 'bronze';
      UPDATE customers SET level = 'gold' WHERE id = 1;
      """;
  static final String BAD = "INSERT INTO customers (id, name) VALUES (1, 'again');\n";
  static final String LONG =
      """
      ALTER TABLE notes ADD COLUMN level INTEGER NOT NULL DEFAULT 0;
      UPDATE notes SET level = id % 7, text = text || id;
      """;
  static final String WRITE = "INSERT INTO customers VALUES (4, 'Late', NULL)";

  /** Makes a folder's content. */
  @FunctionalInterface
  interface Place {
    Room in(Room room) throws Exception;
  }

  private final Place place;
  private final List<String> command;
  private final ExitStatus whole;
  private final ExitStatus settled;

  Scenario(Place place, List<String> command, ExitStatus whole, ExitStatus settled) {
    this.place = place;
    this.command = command;
    this.whole = whole;
    this.settled = settled;
  }

  Room prepare(Room room) throws Exception {
    return place.in(room);
  }

  List<String> command(Room room) throws IOException {
    List<String> words = new ArrayList<>(command);
    if (words.contains(GOOD_BACKUP)) {
      words.set(words.indexOf(GOOD_BACKUP), room.backups().get(0));
    }
    return words;
  }

  /** How the command ends when nothing happens to it. */
  ExitStatus whole() {
    return whole;
  }

  /** How {@code status} ends once the command has come to its end. */
  ExitStatus settled() {
    return settled;
  }

  /** The entry from which on it is killed: what comes before is the same in another scenario. */
  Optional<String> begin() {
    return switch (this) {
      case ONE_TRANSACTION, NEW_DATABASE, RESTORE, ROLLBACK, BASELINE, MARK, BACKUP ->
          Optional.empty();
      case SEVERAL_BATCHES,
          VACUUM_LAST_IN_WAL,
          FAILING,
          FAILING_AFTER_COMMIT,
          BIG_TRANSACTION,
          BIG_BATCHES ->
          Optional.of("Begun[step=apply]");
      case RESTORE_IN_WAL, RESTORE_OF_NOTHING, RESTORE_OVER_RUINS, ROLLBACK_OF_AN_INDEX ->
          Optional.of("Begun[step=swap]");
    };
  }
}
