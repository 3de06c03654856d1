package dev.belay.othertools.layout;

import dev.belay.migration.Mark;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.SqlFiles;
import dev.belay.migration.Tool;
import dev.belay.migration.Version;
import dev.belay.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Flyway, with its usual names: {@code V1.2__add_level.sql} in order of the versions, then {@code
 * R__views.sql} by description; {@code U1.2__...} takes back. Folders below are read, too.
 */
final class FlywayLayout implements Layout {
  private static final Pattern NAME =
      Pattern.compile("(?:([VUB])(\\d+(?:[._]\\d+)*)|(R))__(.+)\\.sql");

  /** One file, with what its name says. */
  private record Script(String version, String description, SqlSource source, boolean alone) {}

  @Override
  public MigrationFolder read(Path folder) throws IOException {
    var found = new Gathering(folder, Tool.FLYWAY);
    List<Script> versioned = new ArrayList<>();
    List<Script> repeatable = new ArrayList<>();
    Map<Version, SqlSource> undo = new HashMap<>();
    for (Path file : SqlFiles.below(folder)) {
      Matcher name = NAME.matcher(SqlFiles.name(file));
      if (!name.matches()) {
        noteCallback(folder, file, found);
        continue;
      }
      switch (Optional.ofNullable(name.group(1)).orElse("R")) {
        case "V" -> versioned.add(script(name, file, found));
        case "U" -> undo.put(new Version(name.group(2)), found.source(file));
        case "B" -> found.pass(found.name(file) + " is not read: it is a baseline");
        default -> repeatable.add(script(name, file, found));
      }
    }
    versioned.sort(Comparator.comparing(script -> new Version(script.version())));
    repeatable.sort(Comparator.comparing(Script::description));
    versioned.forEach(script -> addVersioned(script, undo, found));
    String last = versioned.isEmpty() ? "0" : versioned.getLast().version();
    for (int index = 0; index < repeatable.size(); index++) {
      addRepeatable(repeatable.get(index), last + ".0." + (index + 1), found);
    }
    return found.end();
  }

  private static void noteCallback(Path folder, Path file, Gathering found) {
    if (!file.startsWith(folder.resolve("verify"))) {
      found.pass(found.name(file) + " is not read: it is no migration, by its name");
    }
  }

  private static Script script(Matcher name, Path file, Gathering found) throws IOException {
    String version = Optional.ofNullable(name.group(2)).orElse("");
    return new Script(version, name.group(4), found.source(file), runsAlone(file));
  }

  /** As the file says that may lie beside a script. */
  private static boolean runsAlone(Path file) throws IOException {
    Path beside = file.resolveSibling(SqlFiles.name(file) + ".conf");
    return Files.isRegularFile(beside)
        && SqlFiles.text(beside)
            .lines()
            .anyMatch(line -> line.replace(" ", "").equals("executeInTransaction=false"));
  }

  private static void addVersioned(Script script, Map<Version, SqlSource> undo, Gathering found) {
    var version = new Version(script.version());
    var mark =
        Mark.of(
                Names.stem(SqlFiles.name(Path.of(script.source().name()))),
                version.canonical(),
                List.of(Checksums.flyway(script.source().text())))
            .transactional(!script.alone());
    found.add(
        script.version(),
        script.description(),
        script.source(),
        Optional.ofNullable(undo.get(version)),
        mark);
  }

  /** It has no version; here it gets one behind all others. */
  private static void addRepeatable(Script script, String version, Gathering found) {
    var mark =
        new Mark(
            Names.stem(SqlFiles.name(Path.of(script.source().name()))),
            List.of("R:" + script.description().replace('_', ' ')),
            List.of(Checksums.flyway(script.source().text())),
            !script.alone(),
            Mark.Again.WHEN_CHANGED);
    found.add(version, script.description(), script.source(), Optional.empty(), mark);
  }
}
