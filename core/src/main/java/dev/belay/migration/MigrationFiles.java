package dev.belay.migration;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files of SQL to be read one after the other, wherever they lie.
 *
 * @param migrations in the order in which they would be applied
 * @param paths where each of them is, by its name
 */
public record MigrationFiles(List<Migration> migrations, Map<String, Path> paths) {
  public MigrationFiles {
    migrations = List.copyOf(migrations);
    paths = Map.copyOf(paths);
  }

  /**
   * Reads files and folders in the order given. A file may have any name; a folder is one of
   * migrations, in the order of their versions.
   *
   * @throws dev.belay.problem.BelayException {@code MIGRATIONS_MISSING} if one of them is not
   *     there; {@code MIGRATION_DUPLICATE} if two files have the same name; as {@link
   *     MigrationFolder#read} does
   */
  public static MigrationFiles read(List<Path> places) {
    List<Migration> migrations = new ArrayList<>();
    Map<String, Path> paths = new LinkedHashMap<>();
    for (Path place : places) {
      if (Files.isRegularFile(place)) {
        add(file(place), place, migrations, paths);
      } else {
        for (Migration each : MigrationFolder.read(place).migrations()) {
          add(each, place.resolve(each.file()), migrations, paths);
        }
      }
    }
    return new MigrationFiles(migrations, paths);
  }

  private static void add(
      Migration migration, Path path, List<Migration> migrations, Map<String, Path> paths) {
    Path other = paths.put(migration.file(), path);
    if (other != null) {
      throw Problem.of(Code.MIGRATION_DUPLICATE, other + " and " + path + " have the same name")
          .remedy("check them one by one, or rename one of them")
          .toException();
    }
    migrations.add(migration);
  }

  /** Its order is where it stands, and its version nobody's business. */
  private static Migration file(Path path) {
    String name = String.valueOf(path.getFileName());
    try {
      var source = new SqlSource(name, SqlFiles.text(path));
      return new Migration(new Version("0"), name, source, Optional.empty());
    } catch (IOException e) {
      throw Problem.ofDisk("could not read " + path, e).toException(e);
    }
  }
}
