package dev.belay.benchmarks.postgres;

import dev.belay.benchmarks.Contender;
import dev.belay.benchmarks.Measurement;
import dev.belay.benchmarks.Options;
import dev.belay.benchmarks.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reading migrations without any database.
 *
 * @param folder where the files are
 * @param files how many they are
 * @param statements how many they hold together
 */
record CheckJob(Options options, Workspace workspace, String folder, int files, int statements) {
  static final String BELAY = "belay check";
  static final String SQUAWK = "squawk";

  private static final String TOLD = "told.txt";

  List<Contender> contenders() {
    List<Contender> all = new ArrayList<>();
    String belay = options.belay() + " check --engine postgresql " + folder;
    all.add(reading(BELAY, belay, statements + " statements in " + files + " file"));
    options.squawk().ifPresent(path -> all.add(squawk(path)));
    return all;
  }

  private Contender squawk(Path program) {
    return reading(SQUAWK, program + " " + folder + "/*.sql", "checked " + files + " source file");
  }

  /** Whoever has found something ends with status 1, and says how much was read. */
  private Contender reading(String name, String command, String words) {
    return new Contender(
        name,
        Contender.shell("%s >%s 2>&1 || test $? = 1", command, TOLD),
        Map.of(),
        () -> workspace.remove(TOLD),
        () -> check(name, words));
  }

  private long check(String name, String words) throws IOException {
    if (!Files.readString(workspace.path(TOLD)).contains(words)) {
      throw new IOException(name + " has not read everything: see " + workspace.path(TOLD));
    }
    return Measurement.UNKNOWN;
  }
}
