package dev.belay.othertools.layout;

import dev.belay.migration.Mark;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.SqlFiles;
import dev.belay.migration.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Prisma up to 7: {@code 20261120093000_add_level/migration.sql}, in order of the names. */
final class PrismaLayout implements Layout {
  static final String SCRIPT = "migration.sql";

  @Override
  public MigrationFolder read(Path folder) throws IOException {
    var found = new Gathering(folder, Tool.PRISMA);
    for (Path each : SqlFiles.folders(folder)) {
      Path script = each.resolve(SCRIPT);
      if (Files.isRegularFile(script)) {
        String name = SqlFiles.name(each);
        var source = found.source(script);
        var mark = Mark.of(name, name, Checksums.prisma(source.text()));
        found.add(Names.number(name), Names.words(name), source, Optional.empty(), mark);
      }
    }
    return found.end();
  }
}
