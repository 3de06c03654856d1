package dev.belay.migration;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of migrations. Names in Belay's own: {@code V2__add_x.sql}, {@code 0002_add_x.sql},
 * {@code 20261120101500_add_x.sql}, {@code 0002_add_x.up.sql}; what takes them back is called
 * {@code U2__add_x.sql} or {@code ....down.sql}. Queries in {@code verify/} must return no row.
 *
 * @param migrations in the order in which they are applied
 * @param assertions the queries of {@code verify/}, by name
 * @param problems what its tool would pass over or stumble on
 * @param notes what was not read, for people
 */
public record MigrationFolder(
    Path folder,
    Tool tool,
    List<Migration> migrations,
    List<SqlSource> assertions,
    List<Problem> problems,
    List<String> notes) {
  private static final String FORMS =
      "names are like V2__add_x.sql, 0002_add_x.sql or 20261120101500_add_x.sql";

  public MigrationFolder {
    migrations = List.copyOf(migrations);
    assertions = List.copyOf(assertions);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /**
   * Reads one of Belay's own.
   *
   * @throws dev.belay.problem.BelayException {@code MIGRATIONS_MISSING} if there is no such folder;
   *     {@code MIGRATION_NAME_INVALID} or {@code MIGRATION_DUPLICATE} with every offending file
   */
  public static MigrationFolder read(Path folder) {
    requireThere(folder);
    try {
      return new Reading(folder).read();
    } catch (IOException e) {
      throw Problem.ofDisk("could not read " + folder, e).toException(e);
    }
  }

  /**
   * Refuses what is no folder.
   *
   * @throws dev.belay.problem.BelayException {@code MIGRATIONS_MISSING}
   */
  public static void requireThere(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Problem.of(Code.MIGRATIONS_MISSING, "there is no folder " + folder)
          .remedy("make it and put the first migration in it, or name another: --migrations DIR")
          .toException();
    }
  }

  /** The queries of {@code verify/} in a folder. */
  public static List<SqlSource> assertionsIn(Path folder) throws IOException {
    Path verify = folder.resolve("verify");
    List<SqlSource> found = new ArrayList<>();
    if (Files.isDirectory(verify)) {
      for (Path file : SqlFiles.in(verify)) {
        found.add(new SqlSource("verify/" + file.getFileName(), SqlFiles.text(file)));
      }
    }
    return found;
  }

  /** One reading of one folder: collects what is wrong before it complains. */
  private static final class Reading {
    private final Path folder;
    private final List<String> unnamed = new ArrayList<>();
    private final List<String> duplicates = new ArrayList<>();
    private final Map<Version, SqlSource> ups = new HashMap<>();
    private final Map<Version, SqlSource> downs = new HashMap<>();
    private final Map<Version, String> descriptions = new HashMap<>();

    Reading(Path folder) {
      this.folder = folder;
    }

    MigrationFolder read() throws IOException {
      for (Path file : SqlFiles.in(folder)) {
        add(file);
      }
      complain();
      List<Migration> migrations = new ArrayList<>();
      ups.forEach(
          (version, source) ->
              migrations.add(
                  new Migration(
                      version,
                      descriptions.getOrDefault(version, ""),
                      source,
                      Optional.ofNullable(downs.get(version)))));
      migrations.sort(null);
      return new MigrationFolder(
          folder, Tool.PLAIN, migrations, assertionsIn(folder), List.of(), List.of());
    }

    private void add(Path file) throws IOException {
      String name = String.valueOf(file.getFileName());
      Optional<FileName> parsed = FileName.parse(name);
      if (parsed.isEmpty()) {
        unnamed.add(name);
        return;
      }
      FileName known = parsed.get();
      Map<Version, SqlSource> kind = known.down() ? downs : ups;
      SqlSource earlier = kind.put(known.version(), new SqlSource(name, SqlFiles.text(file)));
      if (earlier != null) {
        duplicates.add(earlier.name() + " and " + name + " are both version " + known.version());
      }
      if (!known.down()) {
        descriptions.put(known.version(), known.description());
      }
    }

    private void complain() {
      if (!unnamed.isEmpty()) {
        throw Problem.of(
                Code.MIGRATION_NAME_INVALID,
                "no version can be read from " + String.join(", ", unnamed))
            .why(FORMS)
            .remedy("rename, or move what is no migration out of " + folder)
            .toException();
      }
      if (!duplicates.isEmpty()) {
        throw Problem.of(Code.MIGRATION_DUPLICATE, String.join("\n", duplicates))
            .remedy("give one of them a later version")
            .toException();
      }
    }
  }
}
