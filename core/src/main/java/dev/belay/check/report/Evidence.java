package dev.belay.check.report;

import dev.belay.rehearse.Closure;
import dev.belay.rehearse.DownProof;
import dev.belay.rehearse.Ground;
import dev.belay.rehearse.Measurements;
import java.util.List;

/**
 * What a rehearsal has shown.
 *
 * @param changes what became of the data, in sentences
 * @param fromBegin whether tables are closed before the first statement runs, as they are where all
 *     of it is one transaction
 */
public record Evidence(
    Ground ground, List<String> changes, Measurements measured, boolean fromBegin, DownProof down) {
  public Evidence {
    changes = List.copyOf(changes);
  }

  /** Who would have to wait, and for how long. */
  public List<Closure> closures() {
    return measured.closures(fromBegin);
  }
}
