package dev.belay.othertools.layout;

import dev.belay.digest.Sha256;
import dev.belay.json.Json;
import dev.belay.json.JsonException;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Drizzle: up to 0.x {@code 0001_tag.sql} in the order of {@code meta/_journal.json}, since 1.0
 * {@code 20261120093000_tag/migration.sql}.
 */
final class DrizzleLayout implements Layout {
  static final String JOURNAL = "meta/_journal.json";

  @Override
  public MigrationFolder read(Path folder) throws IOException {
    var found = new Gathering(folder, Tool.DRIZZLE);
    Path journal = folder.resolve(JOURNAL);
    if (Files.isRegularFile(journal)) {
      byJournal(folder, entries(journal), found);
    } else {
      byFolder(folder, found);
    }
    return found.end();
  }

  private static List<Json> entries(Path journal) throws IOException {
    try {
      return Json.parse(SqlFiles.text(journal)).asObject().get("entries").asList();
    } catch (JsonException e) {
      throw Problem.of(Code.MIGRATION_NAME_INVALID, journal + " can't be read")
          .why(String.valueOf(e.getMessage()))
          .remedy("bring it back from version control")
          .toException(e);
    }
  }

  private static void byJournal(Path folder, List<Json> entries, Gathering found)
      throws IOException {
    Set<String> known = new HashSet<>();
    for (Json entry : entries) {
      String tag = entry.asObject().text("tag");
      String file = tag + ".sql";
      if (!Files.isRegularFile(folder.resolve(file))) {
        throw found.missing(file).why(JOURNAL + " names it").toException();
      }
      known.add(file);
      String when = Long.toString(entry.asObject().number("when"));
      add(tag, when, found.source(folder.resolve(file)), found);
    }
    for (Path file : SqlFiles.in(folder)) {
      if (!known.contains(SqlFiles.name(file))) {
        found.problem(
            Problem.of(
                    Code.MIGRATION_LATE,
                    SqlFiles.name(file) + " is never run: " + JOURNAL + " does not name it")
                .remedy("add it by npx drizzle-kit generate --custom, or delete it"));
      }
    }
  }

  private static void byFolder(Path folder, Gathering found) throws IOException {
    for (Path each : SqlFiles.folders(folder)) {
      Path script = each.resolve(PrismaLayout.SCRIPT);
      if (Files.isRegularFile(script)) {
        String name = SqlFiles.name(each);
        add(name, name, found.source(script), found);
      }
    }
  }

  /** Drizzle keeps a sum and never looks at it; here it finds what has no other name. */
  private static void add(String tag, String key, SqlSource source, Gathering found) {
    String sum = Sha256.of(source.text());
    var mark = new Mark(tag, List.of(key, sum), List.of(sum), true, Mark.Again.NEVER);
    found.add(Names.number(tag), Names.words(tag), source, Optional.empty(), mark);
  }
}
