package dev.belay.backup;

import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.repository.Repository;
import dev.belay.repository.Retention;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Deletes the backups that retention no longer keeps. */
public final class PruneStep implements Step.Retriable {
  private final Repository repository;
  private final Retention retention;

  public PruneStep(Repository repository, Retention retention) {
    this.repository = repository;
    this.retention = retention;
  }

  @Override
  public String name() {
    return "keep";
  }

  @Override
  public void run(Notes notes) {
    List<Retention.Expired> expired = retention.expired(repository.catalog().backups(), Set.of());
    expired.forEach(each -> repository.delete(each.manifest()));
    String deleted =
        expired.stream().map(each -> each.manifest().id()).collect(Collectors.joining(", "));
    notes.say(retention + (deleted.isEmpty() ? "" : "; deleted " + deleted));
  }
}
