package dev.belay.othertools.layout;

import dev.belay.migration.Mark;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.SqlFiles;
import dev.belay.migration.Tool;
import dev.belay.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Diesel: {@code 2026-11-20-093000_add_level/up.sql} with {@code down.sql}, in order of the names.
 */
final class DieselLayout implements Layout {
  static final String UP = "up.sql";

  @Override
  public MigrationFolder read(Path folder) throws IOException {
    var found = new Gathering(folder, Tool.DIESEL);
    for (Path each : SqlFiles.folders(folder)) {
      if (Files.isRegularFile(each.resolve(UP))) {
        add(each, found);
      }
    }
    return found.end();
  }

  private static void add(Path each, Gathering found) throws IOException {
    String name = SqlFiles.name(each);
    String version = name.substring(0, (name + "_").indexOf('_')).replace("-", "");
    Path down = each.resolve("down.sql");
    Optional<SqlSource> back =
        Files.isRegularFile(down) ? Optional.of(found.source(down)) : Optional.empty();
    var mark = Mark.of(name, version, List.of()).transactional(!runsAlone(each));
    found.add(version, Names.words(name), found.source(each.resolve(UP)), back, mark);
  }

  private static boolean runsAlone(Path each) throws IOException {
    Path beside = each.resolve("metadata.toml");
    return Files.isRegularFile(beside)
        && SqlFiles.text(beside)
            .lines()
            .anyMatch(line -> line.replace(" ", "").equals("run_in_transaction=false"));
  }
}
