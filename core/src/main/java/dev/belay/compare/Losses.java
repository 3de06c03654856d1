package dev.belay.compare;

import dev.belay.fingerprint.Change;
import dev.belay.problem.BelayException;
import dev.belay.repository.Manifest;
import dev.belay.run.Workspace;
import java.util.List;

/** What a database holds and a backup does not: so much goes where the backup takes its place. */
public final class Losses {
  private static final int SHOWN = 10;

  private Losses() {}

  /** Reads the whole database; in words, for whoever has to decide. */
  public static String told(Workspace workspace, Manifest backup) {
    try {
      List<String> losses = of(workspace, backup);
      return losses.isEmpty()
          ? "It holds nothing that the backup does not."
          : "It holds what the backup does not: " + listed(losses);
    } catch (BelayException e) {
      return "What it holds can't be read: " + e.problem().what();
    }
  }

  private static List<String> of(Workspace workspace, Manifest backup) {
    Side then = Side.of(backup);
    return Differences.between(Side.now(workspace, then), then).content().changes().stream()
        .filter(Change::losesData)
        .map(Change::describe)
        .toList();
  }

  private static String listed(List<String> losses) {
    String shown = String.join("; ", losses.subList(0, Math.min(SHOWN, losses.size())));
    return losses.size() > SHOWN ? shown + "; and " + (losses.size() - SHOWN) + " more" : shown;
  }
}
