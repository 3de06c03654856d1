package dev.belay.migration;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where migrations are.
 *
 * @param folder need not exist
 * @param tool whose it is, if somebody has said so; otherwise folder and database tell
 */
public record MigrationPlace(Path folder, Optional<Tool> tool) {
  /** A folder of which nobody has said whose it is. */
  public static MigrationPlace of(Path folder) {
    return new MigrationPlace(folder, Optional.empty());
  }
}
