package dev.belay.benchmarks.sqlite;

import dev.belay.benchmarks.Contender;
import dev.belay.benchmarks.Tools;
import dev.belay.benchmarks.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A backup by each tool. Only Belay's is fingerprinted, forced to the disk and read back. */
record BackupJob(Tools tools, Workspace workspace, String database) {
  static final String BELAY = "belay backup: fingerprint, zstd, read back";
  static final String RIVAL = "sqlite3 .backup, gzip -6";

  List<Contender> contenders() {
    List<Contender> all = new ArrayList<>();
    all.add(belay());
    if (tools.has("sqlite3") && tools.has("gzip")) {
      all.add(sqlite(RIVAL, ".backup copy.db", "gzip -6 copy.db"));
    }
    if (tools.has("sqlite3") && tools.has("zstd")) {
      String zstd = "zstd -q --rm -T2 -";
      all.add(sqlite("sqlite3 .backup, zstd -1 -T2", ".backup copy.db", zstd + "1 copy.db"));
      all.add(sqlite("sqlite3 VACUUM INTO, zstd -1 -T2", vacuum(), zstd + "1 copy.db"));
      all.add(sqlite("sqlite3 VACUUM INTO, zstd -3 -T2", vacuum(), zstd + "3 copy.db"));
    }
    return all;
  }

  private static String vacuum() {
    return "VACUUM INTO 'copy.db'";
  }

  private Contender belay() {
    return new Contender(
        BELAY,
        tools.belay(workspace.path(database).toString(), "backup", "--backups", "backups"),
        Map.of(),
        () -> workspace.remove("backups", ".belay"),
        () -> workspace.sizeOf("backups", ".zst"));
  }

  private Contender sqlite(String name, String copy, String compress) {
    return new Contender(
        name,
        Contender.shell("sqlite3 '%s' \"%s\" && %s", workspace.path(database), copy, compress),
        Map.of(),
        () -> workspace.remove("copy.db", "copy.db.gz", "copy.db.zst"),
        () -> workspace.sizeOf("", name.contains("gzip") ? "copy.db.gz" : "copy.db.zst"));
  }
}
