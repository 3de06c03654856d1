package dev.belay.benchmarks.postgres;

import dev.belay.benchmarks.Contender;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A backup by each tool. Only Belay's is fingerprinted, forced to the disk and read back. */
record BackupJob(Stage stage) {
  static final String BELAY = "belay backup: fingerprint, zstd, read back";
  static final String GZIP = "pg_dump, gzip -6";
  static final String DIRECTORY = "pg_dump -Fd -j2 -Z1";
  static final String FLOOR = "floor: COPY to /dev/null in two sessions";

  static final String DUMP = "dump.sql.gz";
  static final String FOLDER = "dump.dir";

  List<Contender> contenders() throws IOException, InterruptedException, SQLException {
    List<Contender> all = new ArrayList<>();
    all.add(belay());
    if (stage.tools().has("gzip")) {
      all.add(gzip());
    }
    all.add(directory(DIRECTORY));
    all.add(directory("pg_dump -Fd -j2 -Z6"));
    if (compressesByZstd()) {
      all.add(directory("pg_dump -Fd -j2 -Zzstd:1"));
    }
    all.add(floor());
    return all;
  }

  Contender belay() {
    return stage.contender(
        BELAY,
        stage.belay(database(), "backup", "--backups", Stage.BACKUPS),
        () -> stage.workspace().remove(Stage.BACKUPS, ".belay"),
        () -> stage.workspace().sizeOf(Stage.BACKUPS, ".zst"));
  }

  Contender gzip() {
    return stage.contender(
        GZIP,
        Stage.pipeline("pg_dump " + database(), "gzip -6 >" + DUMP),
        () -> stage.workspace().remove(DUMP),
        () -> stage.sound(DUMP));
  }

  /** The name is the command up to the database. */
  Contender directory(String name) {
    return stage.contender(
        name,
        Contender.shell("%s -f %s %s", name, FOLDER, database()),
        () -> stage.workspace().remove(FOLDER),
        () -> stage.workspace().sizeOf(FOLDER, ""));
  }

  /** What the server needs to hand out every row, whoever takes them. */
  private Contender floor() throws IOException, SQLException {
    List<String> scripts = new Floor(stage.server(), database()).scripts();
    List<String> names = new ArrayList<>();
    for (String script : scripts) {
      String name = "floor-" + (names.size() + 1) + ".sql";
      Files.writeString(stage.workspace().path(name), script);
      names.add(name);
    }
    String psql = "psql -X -q -v ON_ERROR_STOP=1 -d " + database() + " -f ";
    return stage.contender(
        FLOOR,
        Contender.shell(
            "%1$s%2$s & other=$!; %1$s%3$s; wait $other", psql, names.get(0), names.get(1)),
        () -> {},
        () -> -1);
  }

  /** Since PostgreSQL 16, where it was built with it. */
  private boolean compressesByZstd() throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(Contender.shell("pg_dump -s -Zzstd:1 postgres >/dev/null 2>&1"));
    builder.environment().putAll(stage.server().environment());
    return builder.start().waitFor() == 0;
  }

  private String database() {
    return stage.dataset().database();
  }
}
