package dev.belay.othertools.layout;

import dev.belay.migration.Mark;
import dev.belay.migration.Migration;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.SqlFiles;
import dev.belay.migration.Tool;
import dev.belay.migration.Version;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what a layout finds in one folder, and complains at last of what is there twice. */
final class Gathering {
  private final Path folder;
  private final Tool tool;
  private final List<Migration> migrations = new ArrayList<>();
  private final Map<String, Migration> byKey = new HashMap<>();
  private final List<String> duplicates = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Gathering(Path folder, Tool tool) {
    this.folder = folder;
    this.tool = tool;
  }

  /** A file's name as seen from the folder. */
  String name(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  SqlSource source(Path file) throws IOException {
    return new SqlSource(name(file), SqlFiles.text(file));
  }

  /**
   * Adds the next one.
   *
   * @param version what its name begins with; whatever is no version is replaced by its place
   * @param description words, divided by anything
   */
  void add(
      String version, String description, SqlSource source, Optional<SqlSource> down, Mark mark) {
    var number =
        new Version(Version.isOne(version) ? version : Integer.toString(migrations.size() + 1));
    String words = description.replaceAll("[_-]+", " ").strip();
    var migration = new Migration(number, words, source, down, Optional.of(mark));
    Migration earlier = byKey.putIfAbsent(mark.keys().getFirst(), migration);
    if (earlier != null) {
      duplicates.add(
          "%s and %s are both %s".formatted(earlier.file(), migration.file(), mark.label()));
    }
    migrations.add(migration);
  }

  /** Notes what was not read. */
  void pass(String note) {
    notes.add(note);
  }

  void problem(Problem problem) {
    problems.add(problem);
  }

  /** Refuses a folder that lacks what makes it this tool's. */
  Problem missing(String file) {
    return Problem.of(Code.MIGRATIONS_MISSING, "there is no " + folder.resolve(file))
        .why("the folder is read as " + tool.label() + "'s")
        .remedy("name the folder: --migrations DIR; or whose it is: migrations.tool in belay.yaml");
  }

  /** All of them, in the order in which they were added. */
  MigrationFolder end() throws IOException {
    return end(MigrationFolder.assertionsIn(folder));
  }

  MigrationFolder end(List<SqlSource> assertions) {
    if (!duplicates.isEmpty()) {
      throw Problem.of(Code.MIGRATION_DUPLICATE, String.join("\n", duplicates))
          .why(tool.label() + " would not know which one is meant")
          .remedy("give one of them another version")
          .toException();
    }
    return new MigrationFolder(folder, tool, migrations, assertions, problems, notes);
  }
}
