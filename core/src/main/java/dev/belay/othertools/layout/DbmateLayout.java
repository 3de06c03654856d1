package dev.belay.othertools.layout;

import dev.belay.migration.Mark;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.SqlFiles;
import dev.belay.migration.Tool;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * dbmate: {@code 20261120093000_add_level.sql} in order of the names, with a part behind {@code --
 * migrate:up} and one behind {@code -- migrate:down}.
 */
final class DbmateLayout implements Layout {
  static final Pattern UP = Pattern.compile("--\\s*migrate:up(\\s.*)?");
  private static final Pattern DOWN = Pattern.compile("--\\s*migrate:down(\\s.*)?");
  private static final Pattern ALONE = Pattern.compile(".*\\stransaction:false\\b.*");

  @Override
  public MigrationFolder read(Path folder) throws IOException {
    var found = new Gathering(folder, Tool.DBMATE);
    for (Path file : SqlFiles.in(folder)) {
      String name = SqlFiles.name(file);
      if (Names.number(name).isEmpty()) {
        found.pass(name + " is not read: it is no migration, by its name");
        continue;
      }
      add(file, found);
    }
    return found.end();
  }

  private static void add(Path file, Gathering found) throws IOException {
    String name = SqlFiles.name(file);
    var sections = Sections.of(found.source(file), UP, DOWN);
    if (sections.isEmpty()) {
      throw Problem.of(Code.MIGRATION_NAME_INVALID, name + " has no \"-- migrate:up\"")
          .why("dbmate would refuse it")
          .remedy("put -- migrate:up before its first statement")
          .toException();
    }
    var parts = sections.get();
    var mark =
        Mark.of(Names.stem(name), Names.number(name), List.of())
            .transactional(!ALONE.matcher(parts.heading()).matches());
    found.add(Names.number(name), Names.words(name), parts.up(), parts.down(), mark);
  }
}
