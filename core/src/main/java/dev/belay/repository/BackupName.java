package dev.belay.repository;

import java.text.Normalizer;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How backups are called: {@code db_backup_20261120_093012_pre_migration}.
 *
 * @param template with {@code {timestamp}} and perhaps {@code {label}} and {@code {environment}}
 */
public record BackupName(String template) {
  public static final BackupName DEFAULT = new BackupName("db_backup_{timestamp}_{label}");

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

  public BackupName {
    if (!template.contains("{timestamp}")) {
      throw new IllegalArgumentException("a backup's name needs {timestamp}: " + template);
    }
  }

  /** The name for one backup; letters, digits, {@code _}, {@code -} and dots only. */
  public String of(ZonedDateTime moment, String label, String environment) {
    String name =
        template
            .replace("{timestamp}", TIMESTAMP.format(moment))
            .replace("{label}", label)
            .replace("{environment}", environment);
    return safe(name).replaceAll("_{2,}", "_").replaceAll("^[_.-]+|_+$", "");
  }

  /** What is left of a name when everything is gone that a file's name had better not have. */
  static String safe(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^A-Za-z0-9_.-]+", "_");
  }
}
