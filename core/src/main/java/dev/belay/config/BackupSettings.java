package dev.belay.config;

import dev.belay.repository.NameTemplate;
import java.nio.file.Path;

/**
 * Where backups lie, how many are kept, and how they are named.
 *
 * @param folder absolute
 * @param keep how many of the newest stay, at least 1
 */
public record BackupSettings(Path folder, int keep, NameTemplate name) {
  public BackupSettings {
    if (keep < 1) {
      throw new IllegalArgumentException("keeping " + keep + " backups");
    }
  }
}
