package dev.belay.rehearse;

import dev.belay.migration.Migration;
import java.util.List;

/**
 * Whether the down scripts, run in rehearsal behind their migrations, bring back what was there.
 *
 * @param scripts those there are, in the order in which they take back
 * @param faults what they do not bring back, or why they can't be run; none if it is proven
 */
public record DownProof(List<Migration> scripts, List<String> faults) {
  /** There are no down scripts, or nobody has looked. */
  public static final DownProof NONE = new DownProof(List.of(), List.of());

  public DownProof {
    scripts = List.copyOf(scripts);
    faults = List.copyOf(faults);
  }

  public boolean isProven() {
    return !scripts.isEmpty() && faults.isEmpty();
  }

  /** In a line for people; none where there is nothing to say. */
  public List<String> told() {
    String word = scripts.size() == 1 ? "down script" : scripts.size() + " down scripts";
    if (scripts.isEmpty()) {
      return List.of();
    }
    if (isProven()) {
      return List.of(word + " proven: schema and every value as before");
    }
    String more = faults.size() > 1 ? "; and " + (faults.size() - 1) + " more" : "";
    return List.of(word + " not proven: " + faults.getFirst() + more);
  }
}
