package dev.belay.repository;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What is in the store for one target.
 *
 * @param backups those with a manifest that can be read, newest first
 * @param broken what looks like a backup and is none, with the reason
 */
public record Catalog(List<Manifest> backups, List<Broken> broken) {
  public Catalog {
    backups = List.copyOf(backups);
    broken = List.copyOf(broken);
  }

  /** Something in the store that can't be used. */
  public record Broken(String id, Problem problem) {}

  /**
   * The newest whole one that was taken to be kept: what a restore has replaced is only ever
   * brought back by its name, or by undoing that restore.
   */
  public Optional<Manifest> latest() {
    return backups.stream()
        .filter(manifest -> manifest.backupClass() != BackupClass.PRE_RESTORE)
        .filter(manifest -> manifest.part().isEmpty())
        .findFirst();
  }

  /**
   * Finds a backup by its name, by the beginning of its name if only one begins so, by the name of
   * its artifact, or the newest by {@code latest}.
   *
   * @throws dev.belay.problem.BelayException {@code BACKUP_MISSING} if there is none or more than
   *     one, {@code BACKUP_INCOMPLETE} or {@code BACKUP_DAMAGED} if it is broken
   */
  public Manifest get(String name) {
    if (name.equals("latest")) {
      return latest().orElseThrow(() -> none().toException());
    }
    String id = name.substring(name.lastIndexOf('/') + 1);
    for (Manifest manifest : backups) {
      if (manifest.id().equals(id) || manifest.artifact().name().equals(id)) {
        return manifest;
      }
    }
    for (Broken each : broken) {
      if (each.id().equals(id)) {
        throw each.problem().toException();
      }
    }
    return byPrefix(id);
  }

  /** Whether a word is {@code latest}, or exactly the name of a backup or of its artifact. */
  public boolean knows(String word) {
    String id = word.substring(word.lastIndexOf('/') + 1);
    return word.equals("latest")
        || broken.stream().anyMatch(each -> each.id().equals(id))
        || backups.stream()
            .anyMatch(each -> each.id().equals(id) || each.artifact().name().equals(id));
  }

  private Manifest byPrefix(String prefix) {
    List<Manifest> found =
        backups.stream().filter(manifest -> manifest.id().startsWith(prefix)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw missing(
            found.isEmpty()
                ? "there is no backup " + prefix
                : found.size() + " backups begin with " + prefix)
        .toException();
  }

  /** Where nothing can be used, why the newest can't. */
  private Problem none() {
    return broken.isEmpty() ? missing("there is no backup yet") : broken.get(0).problem();
  }

  private static Problem missing(String what) {
    return Problem.of(Code.BACKUP_MISSING, what).remedy("list what there is: belay backups");
  }
}
