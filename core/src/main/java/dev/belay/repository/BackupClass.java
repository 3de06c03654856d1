package dev.belay.repository;

import java.util.Locale;
import java.util.Optional;

/** Why a backup was taken; retention may treat each class in its own way. */
public enum BackupClass {
  MANUAL,
  DAILY,
  WEEKLY,
  PRE_DEPLOYMENT,
  PRE_MIGRATION,
  PRE_COMMAND,
  PRE_RESTORE,
  /** One of many, taken every few minutes: kept less and less densely. */
  SNAPSHOT;

  /** As written in names and manifests: {@code pre_migration}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #id}, with hyphens or underscores. */
  public static Optional<BackupClass> parse(String text) {
    String id = text.toLowerCase(Locale.ROOT).replace('-', '_');
    for (BackupClass each : values()) {
      if (each.id().equals(id)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
