package dev.belay.benchmarks.sqlite;

import dev.belay.benchmarks.Contender;
import dev.belay.benchmarks.Measurement;
import dev.belay.benchmarks.Tools;
import dev.belay.benchmarks.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What Belay does with a database and a backup of it; nobody else does this. */
record ReadJob(Tools tools, Workspace workspace, String database) {
  static final String FIRST = "belay fingerprint";

  List<Contender> contenders() {
    return List.of(
        contender("fingerprint", workspace.path(database).toString()),
        contender("verify", "latest", "--backups", "backups"),
        contender("restore", "latest", "--backups", "backups", "--to", "restored.db"));
  }

  /** The backup that is read. */
  Contender backup() {
    return contender("backup", "--backups", "backups");
  }

  private Contender contender(String verb, String... more) {
    return new Contender(
        "belay " + verb,
        tools.belay(workspace.path(database).toString(), verb, more),
        Map.of(),
        () -> prepare(verb),
        () -> size(verb));
  }

  private void prepare(String verb) throws IOException {
    workspace.remove("restored.db", "restored.db-wal", "restored.db-shm");
    if (verb.equals("backup")) {
      workspace.remove("backups", ".belay");
    }
  }

  private long size(String verb) throws IOException {
    return switch (verb) {
      case "backup" -> workspace.sizeOf("backups", ".zst");
      case "restore" -> workspace.sizeOf("", "restored.db");
      default -> Measurement.UNKNOWN;
    };
  }
}
