package dev.belay.othertools.layout;

import dev.belay.migration.MigrationFolder;
import java.io.IOException;
import java.nio.file.Path;

/** How a tool lays out its folder. Stateless. */
@FunctionalInterface
interface Layout {
  /** All migrations in the tool's own order, each with its mark. */
  MigrationFolder read(Path folder) throws IOException;
}
