package dev.belay.benchmarks.postgres;

import dev.belay.benchmarks.Contender;
import dev.belay.benchmarks.Tools;
import dev.belay.benchmarks.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Where the contenders of one database meet: its server, and a folder. */
record Stage(Tools tools, Workspace workspace, Server server, Dataset dataset) {
  static final String BACKUPS = "backups";

  /** Left by a pipeline whose every command has succeeded: the shell tells only of the last. */
  static final String SOUND = "sound";

  /** One that finds the server, with nothing left unwritten there by those before. */
  Contender contender(
      String name, List<String> command, Contender.Preparation before, Contender.Result after) {
    return new Contender(
        name,
        command,
        server.environment(),
        () -> {
          before.make();
          server.settle();
        },
        after);
  }

  /** A command of Belay for one of the server's databases. */
  List<String> belay(String database, String verb, String... more) {
    return tools.belay(server.target(database), verb, more);
  }

  /** Two commands, one feeding the other, which leave {@link #SOUND} unless the first fails. */
  static List<String> pipeline(String first, String second) {
    return Contender.shell(": >%3$s; { %1$s || rm -f %3$s; } | %2$s", first, second, SOUND);
  }

  /** The size of what a pipeline has made. */
  long sound(String file) throws IOException {
    if (!Files.exists(workspace.path(SOUND))) {
      throw new IOException("what was to be written to " + file + " is not whole");
    }
    return Files.size(workspace.path(file));
  }
}
