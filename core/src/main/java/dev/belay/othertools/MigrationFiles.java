package dev.belay.othertools;

import dev.belay.migration.Migration;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.MigrationPlace;
import dev.belay.migration.SqlFiles;
import dev.belay.migration.Tool;
import dev.belay.migration.Version;
import dev.belay.othertools.layout.FolderSign;
import dev.belay.othertools.layout.FolderSigns;
import dev.belay.othertools.layout.Layouts;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Files of SQL to be read one after the other, wherever they lie.
 *
 * @param migrations in the order in which they would be applied
 * @param paths where each of them is, by its name
 */
public record MigrationFiles(List<Migration> migrations, Map<String, Path> paths) {
  /** Those whose files also say how to go back, or hold several migrations. */
  private static final Set<Tool> IN_PARTS = Set.of(Tool.DBMATE, Tool.GOOSE, Tool.LIQUIBASE);

  public MigrationFiles {
    migrations = List.copyOf(migrations);
    paths = Map.copyOf(paths);
  }

  /**
   * Reads files and folders in the order given. A file may have any name; a folder is one of
   * migrations, whosever it is, in the order in which they are applied. What takes a migration back
   * is not read, as far as whoever the file belongs to says where that stands.
   *
   * @param engine the name of the kind of database that they are for
   * @throws dev.belay.problem.BelayException {@code MIGRATIONS_MISSING} if one of them is not
   *     there; {@code MIGRATION_DUPLICATE} if two files have the same name; as {@link Layouts#read}
   *     does
   */
  public static MigrationFiles read(List<MigrationPlace> places, String engine) {
    List<Migration> migrations = new ArrayList<>();
    Map<String, Path> paths = new LinkedHashMap<>();
    for (MigrationPlace place : places) {
      Path path = place.folder();
      if (Files.isRegularFile(path)) {
        file(place, engine).forEach(each -> add(each, path, migrations, paths));
      } else {
        for (Migration each : folder(place, engine)) {
          add(each, path.resolve(each.file()), migrations, paths);
        }
      }
    }
    return new MigrationFiles(migrations, paths);
  }

  private static List<Migration> folder(MigrationPlace place, String engine) {
    MigrationFolder.requireThere(place.folder());
    return Layouts.read(place.folder(), Standing.owner(place, Optional.empty()), engine)
        .migrations();
  }

  private static void add(
      Migration migration, Path path, List<Migration> migrations, Map<String, Path> paths) {
    Path other = paths.put(migration.file(), path);
    if (other != null && !other.equals(path)) {
      throw Problem.of(Code.MIGRATION_DUPLICATE, other + " and " + path + " have the same name")
          .remedy("check them one by one, or rename one of them")
          .toException();
    }
    migrations.add(migration);
  }

  /** Of a file that holds more than what applies it, no more than that. */
  private static List<Migration> file(MigrationPlace place, String engine) {
    Path path = place.folder();
    Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
    Optional<Tool> tool = place.tool().or(() -> certain(folder)).filter(IN_PARTS::contains);
    List<Migration> found =
        tool.map(owner -> Layouts.read(folder, owner, engine).migrations()).orElse(List.of());
    List<Migration> its =
        found.stream().filter(each -> folder.resolve(each.file()).equals(path)).toList();
    return its.isEmpty() ? List.of(whole(path)) : its;
  }

  private static Optional<Tool> certain(Path folder) {
    FolderSign sign = FolderSigns.look(folder);
    return sign.certain() && sign.tools().size() == 1
        ? sign.tools().stream().findFirst()
        : Optional.empty();
  }

  /** Its order is where it stands, and its version nobody's business. */
  private static Migration whole(Path path) {
    String name = String.valueOf(path.getFileName());
    try {
      var source = new SqlSource(name, SqlFiles.text(path));
      return new Migration(new Version("0"), name, source, Optional.empty());
    } catch (IOException e) {
      throw Problem.ofDisk("could not read " + path, e).toException(e);
    }
  }
}
