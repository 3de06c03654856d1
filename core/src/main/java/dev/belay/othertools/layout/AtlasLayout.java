package dev.belay.othertools.layout;

import dev.belay.migration.Mark;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.SqlFiles;
import dev.belay.migration.Tool;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Atlas: {@code 20261120093000_add_level.sql} in order of the names, with {@code atlas.sum}. */
final class AtlasLayout implements Layout {
  static final String SUM = "atlas.sum";

  private static final Pattern ALONE = directive("txmode", "none");
  private static final Pattern CHECKPOINT = directive("checkpoint", ".*");

  private static Pattern directive(String name, String value) {
    return Pattern.compile("--\\s*atlas:" + name + "\\s*" + value + "\\s*");
  }

  @Override
  public MigrationFolder read(Path folder) throws IOException {
    var found = new Gathering(folder, Tool.ATLAS);
    List<SqlSource> sources = new ArrayList<>();
    for (Path file : SqlFiles.in(folder)) {
      sources.add(found.source(file));
    }
    Map<String, String> sums = AtlasSum.compute(sources);
    for (SqlSource source : sources) {
      if (has(CHECKPOINT, source)) {
        found.pass(source.name() + " is not read: it is a checkpoint, for new databases");
      } else {
        add(source, Optional.ofNullable(sums.get(source.name())), found);
      }
    }
    compare(folder.resolve(SUM), sums, found);
    return found.end();
  }

  private static void add(SqlSource source, Optional<String> sum, Gathering found) {
    String stem = Names.stem(source.name());
    String version = stem.substring(0, (stem + "_").indexOf('_'));
    var mark = Mark.of(stem, version, sum.stream().toList()).transactional(!has(ALONE, source));
    found.add(version, Names.words(stem), source, Optional.empty(), mark);
  }

  private static boolean has(Pattern directive, SqlSource source) {
    return source.text().lines().anyMatch(line -> directive.matcher(line.strip()).matches());
  }

  /** Each sum covers the files before it, so that only the first difference says something. */
  private static void compare(Path file, Map<String, String> sums, Gathering found)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      throw found.missing(SUM).toException();
    }
    AtlasSum.firstDifference(AtlasSum.read(SqlFiles.text(file)), sums)
        .ifPresent(
            name ->
                found.problem(
                    Problem.of(
                            Code.MIGRATION_CHANGED,
                            name + " is not what " + SUM + " says: changed, added or removed")
                        .why("Atlas refuses the folder until they agree")
                        .remedy("bring it back as it was; if it is meant so: atlas migrate hash")));
  }
}
