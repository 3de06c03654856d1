package dev.belay.othertools.layout;

import dev.belay.migration.Mark;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.SqlFiles;
import dev.belay.migration.Tool;
import dev.belay.migration.Version;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * goose: {@code 00007_add_level.sql} in order of the numbers, with a part behind {@code -- +goose
 * Up} and one behind {@code -- +goose Down}. Migrations in Go are not read.
 */
final class GooseLayout implements Layout {
  static final Pattern UP = mark("Up");
  private static final Pattern DOWN = mark("Down");
  private static final Pattern ALONE = mark("NO TRANSACTION");
  private static final Pattern GO = Pattern.compile("\\d+_.*\\.go");

  private static Pattern mark(String word) {
    return Pattern.compile("--\\s*\\+goose\\s+" + word + "\\s*", Pattern.CASE_INSENSITIVE);
  }

  @Override
  public MigrationFolder read(Path folder) throws IOException {
    var found = new Gathering(folder, Tool.GOOSE);
    List<Path> files = new ArrayList<>();
    for (Path file : SqlFiles.in(folder)) {
      if (Names.number(SqlFiles.name(file)).isEmpty()) {
        found.pass(found.name(file) + " is not read: it is no migration, by its name");
      } else {
        files.add(file);
      }
    }
    files.sort(Comparator.comparing((Path file) -> new Version(Names.number(SqlFiles.name(file)))));
    for (Path file : files) {
      add(found.source(file), found);
    }
    notePrograms(folder, found);
    return found.end();
  }

  private static void add(SqlSource source, Gathering found) {
    String name = source.name();
    Sections parts =
        Sections.of(source, UP, DOWN)
            .orElseThrow(
                () ->
                    Problem.of(Code.MIGRATION_NAME_INVALID, name + " has no \"-- +goose Up\"")
                        .why("goose would refuse it")
                        .remedy("put -- +goose Up before its first statement")
                        .toException());
    boolean alone = source.text().lines().anyMatch(line -> ALONE.matcher(line.strip()).matches());
    var mark =
        Mark.of(Names.stem(name), Names.plain(Names.number(name)), List.of()).transactional(!alone);
    found.add(Names.number(name), Names.words(name), parts.up(), parts.down(), mark);
  }

  private static void notePrograms(Path folder, Gathering found) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(SqlFiles::name)
          .filter(name -> GO.matcher(name).matches())
          .sorted()
          .forEach(name -> found.pass(name + " is not read: it is a program"));
    }
  }
}
