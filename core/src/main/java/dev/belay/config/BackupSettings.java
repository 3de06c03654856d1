package dev.belay.config;

import dev.belay.backup.BackupFormat;
import dev.belay.repository.NameTemplate;
import java.nio.file.Path;

/**
 * Where backups lie, how many are kept, how they are named, and what they are.
 *
 * @param folder absolute
 * @param keep how many of the newest stay, at least 1
 * @param format of those that are taken by themselves, and not for another verb
 */
public record BackupSettings(Path folder, int keep, NameTemplate name, BackupFormat format) {
  public BackupSettings {
    if (keep < 1) {
      throw new IllegalArgumentException("keeping " + keep + " backups");
    }
  }
}
