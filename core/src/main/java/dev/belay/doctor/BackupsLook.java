package dev.belay.doctor;

import dev.belay.engine.Diagnosis;
import dev.belay.repository.Catalog;
import dev.belay.repository.Manifest;
import dev.belay.run.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether there is a backup that is fresh, whole and proven. */
final class BackupsLook implements Look {
  private static final Duration OLD = Duration.ofDays(7);

  private final Workspace workspace;

  BackupsLook(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public String subject() {
    return "backups";
  }

  @Override
  public List<Diagnosis> look() {
    Catalog catalog = workspace.repository().catalog();
    List<Diagnosis> found = new ArrayList<>();
    catalog.broken().forEach(broken -> found.add(Diagnosis.bad(subject(), broken.problem())));
    found.add(
        catalog
            .latest()
            .map(this::newest)
            .orElseGet(() -> Diagnosis.warning(subject(), "there is none yet", "belay backup")));
    return found;
  }

  private Diagnosis newest(Manifest manifest) {
    String newest = manifest.id() + " is the newest";
    Duration age = Duration.between(manifest.created(), workspace.clock().instant());
    if (age.isNegative()) {
      return Diagnosis.warning(
          subject(),
          newest + ", taken at " + manifest.created() + ", which is yet to come",
          "set this machine's clock");
    }
    if (age.compareTo(OLD) > 0) {
      return Diagnosis.warning(
          subject(), newest + ", " + age.toDays() + " days old", "belay backup");
    }
    return manifest.wasRestored()
        ? Diagnosis.good(subject(), newest + ", proven by a restore")
        : Diagnosis.warning(
            subject(), newest + " and was never restored", "belay verify " + manifest.id());
  }
}
