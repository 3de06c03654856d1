package dev.belay.repository;

import dev.belay.engine.HistoryEntry;
import java.util.List;

/**
 * What a new backup is to be.
 *
 * @param label may be empty
 * @param run the run that takes it
 * @param location where the target is, fit to be shown
 * @param extension of the artifact, before that of the compression: {@code sqlite}
 */
public record BackupRequest(
    BackupClass backupClass,
    String label,
    String run,
    String location,
    String environment,
    String engine,
    String extension,
    Compression compression,
    String belayVersion,
    List<HistoryEntry> history) {
  public BackupRequest {
    history = List.copyOf(history);
  }
}
