package dev.belay.othertools.layout;

import dev.belay.migration.Mark;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.SqlFiles;
import dev.belay.migration.Tool;
import dev.belay.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Liquibase's formatted SQL: files that begin with {@code --liquibase formatted sql}, in order of
 * their paths; each {@code --changeset} is a migration. Changes in XML, YAML and JSON are not read.
 */
final class LiquibaseLayout implements Layout {
  static final Pattern HEADER =
      Pattern.compile("\\s*--\\s*liquibase\\s*formatted.*", Pattern.CASE_INSENSITIVE);
  static final Pattern CHANGELOG =
      Pattern.compile(".*changelog.*\\.(xml|ya?ml|json)", Pattern.CASE_INSENSITIVE);

  private final String engine;

  LiquibaseLayout(String engine) {
    this.engine = engine;
  }

  @Override
  public MigrationFolder read(Path folder) throws IOException {
    var found = new Gathering(folder, Tool.LIQUIBASE);
    for (Path file : SqlFiles.below(folder)) {
      SqlSource source = found.source(file);
      if (isFormatted(source.text())) {
        addAll(source, found);
      } else if (!file.startsWith(folder.resolve("verify"))) {
        found.pass(source.name() + " is not read: it does not begin as formatted SQL does");
      }
    }
    noteChangelogs(folder, found);
    return found.end();
  }

  static boolean isFormatted(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .limit(1)
        .anyMatch(line -> HEADER.matcher(line).matches());
  }

  private void addAll(SqlSource source, Gathering found) {
    Lines lines = Lines.of(source.text());
    List<Integer> begins = new ArrayList<>();
    for (int at = 0; at < lines.lines().size(); at++) {
      if (ChangeSet.of(lines.lines().get(at)).isPresent()) {
        begins.add(at);
      }
    }
    begins.add(lines.lines().size());
    for (int at = 0; at < begins.size() - 1; at++) {
      add(source.name(), lines, begins.get(at), begins.get(at + 1), found);
    }
  }

  private void add(String file, Lines lines, int begin, int end, Gathering found) {
    ChangeSet set = ChangeSet.of(lines.lines().get(begin)).orElseThrow();
    if (!set.isFor(engine) || set.says("ignore", "true")) {
      found.pass(set.label() + " in " + file + " is not read: it is not for " + engine);
      return;
    }
    var body = ChangeSetBody.of(lines, begin + 1, end);
    String path = set.find("logicalFilePath").orElse(file);
    var mark =
        new Mark(
            set.label(),
            List.of(set.label() + "@" + path),
            body.isPlain() ? List.of(Checksums.liquibase(body.sql())) : List.of(),
            !set.says("runInTransaction", "false"),
            again(set));
    Optional<SqlSource> back = body.rollback().map(text -> new SqlSource(file, text));
    found.add("", set.label(), new SqlSource(file, body.masked()), back, mark);
  }

  private static Mark.Again again(ChangeSet set) {
    if (set.says("runAlways", "true")) {
      return Mark.Again.ALWAYS;
    }
    return set.says("runOnChange", "true") ? Mark.Again.WHEN_CHANGED : Mark.Again.NEVER;
  }

  private static void noteChangelogs(Path folder, Gathering found) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(SqlFiles::name)
          .filter(name -> CHANGELOG.matcher(name).matches())
          .sorted()
          .forEach(
              name ->
                  found.pass(
                      name
                          + " is not read: what it includes is taken in order of the file names,"
                          + " and its own changes are not seen"));
    }
  }
}
