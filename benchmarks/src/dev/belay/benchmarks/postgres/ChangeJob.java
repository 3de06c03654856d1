package dev.belay.benchmarks.postgres;

import dev.belay.benchmarks.Contender;
import dev.belay.benchmarks.Measurement;
import dev.belay.benchmarks.Stopwatch;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One small migration of a big database, and the way back. */
record ChangeJob(Stage stage, Stopwatch stopwatch) {
  static final String BELAY = "belay migrate: backup, rehearse, apply, prove";
  static final String TEMPLATE = "belay migrate --rehearse template";
  static final String TWIN = "belay rollback --discard-writes, to the twin";
  static final String ROLLBACK = "belay rollback: backup, restore to the side, compare, swap";

  private static final String CHANGED = "changed";
  private static final String BY_HAND = "by_hand";
  private static final String FOLDER = "migrations-change";
  private static final String PLACES =
      "SELECT count(*) FROM pg_attribute WHERE attname = 'place' AND NOT attisdropped";

  void write() throws IOException {
    stage.workspace().remove(FOLDER);
    Files.createDirectories(stage.workspace().path(FOLDER));
    String file = FOLDER + "/0001_add_place.sql";
    Files.writeString(stage.workspace().path(file), stage.dataset().change());
  }

  List<Contender> migrating() {
    List<Contender> all = new ArrayList<>();
    all.add(migrate(BELAY));
    all.add(migrate(TEMPLATE, "--rehearse", "template"));
    all.add(migrate("belay migrate --no-rehearsal", "--no-rehearsal"));
    if (stage.tools().has("gzip")) {
      all.add(new BackupJob(stage).gzip());
    }
    return all;
  }

  List<Contender> goingBack() {
    List<Contender> all = new ArrayList<>();
    all.add(rollback());
    all.add(twin());
    if (stage.tools().has("gzip")) {
      all.add(byHand());
    }
    return all;
  }

  private Contender migrate(String name, String... more) {
    return stage.contender(name, belay("migrate", more), this::fresh, () -> places(1));
  }

  private Contender rollback() {
    return stage.contender(ROLLBACK, belay("rollback"), this::migrated, () -> places(0));
  }

  /** What was written since is given up unseen: to look for it everything would be read. */
  private Contender twin() {
    return stage.contender(
        TWIN,
        belay("rollback", "--discard-writes"),
        () -> stopwatch.run(migrate(BELAY, "--twin", "idle")),
        () -> places(0));
  }

  /**
   * From a dump taken before, and nothing is compared; what is there now is kept but not dumped.
   */
  private Contender byHand() {
    String rename = "psql -X -q -d postgres -c 'ALTER DATABASE %s RENAME TO %s'";
    String script =
        "createdb %s; %s; %s; %s"
            .formatted(
                BY_HAND,
                RestoreJob.psql(BY_HAND),
                rename.formatted(CHANGED, CHANGED + "_before"),
                rename.formatted(BY_HAND, CHANGED));
    return stage.contender(
        "by hand: createdb, gunzip, psql, rename",
        Contender.shell("%s", script),
        () -> {
          stage.server().drop(BY_HAND);
          copy();
        },
        () -> places(0));
  }

  private List<String> belay(String verb, String... more) {
    List<String> all = new ArrayList<>(List.of("--backups", Stage.BACKUPS));
    all.addAll(List.of("--migrations", FOLDER));
    all.addAll(List.of(more));
    return stage.belay(CHANGED, verb, all.toArray(String[]::new));
  }

  private void fresh() throws IOException, InterruptedException, SQLException {
    stage.workspace().remove(Stage.BACKUPS, ".belay");
    copy();
    List<String> command = belay("baseline", "none");
    stopwatch.run(Contender.asking("belay baseline", command, stage.server().environment()));
  }

  private void copy() throws SQLException {
    stage.server().makeCopy(CHANGED, stage.dataset().database());
  }

  private void migrated() throws IOException, InterruptedException, SQLException {
    stopwatch.run(migrate(BELAY));
  }

  private long places(long expected) throws IOException, SQLException {
    long found = stage.server().number(CHANGED, PLACES);
    if (found != expected) {
      throw new IOException("there are " + found + " columns, not " + expected);
    }
    return Measurement.UNKNOWN;
  }

  void clear() throws IOException, SQLException {
    stage.server().drop(CHANGED);
    stage.server().drop(BY_HAND);
    stage.workspace().remove(Stage.BACKUPS, ".belay", BackupJob.DUMP, Stage.SOUND);
  }
}
