package dev.belay.config;

import dev.belay.check.Allow;
import dev.belay.check.Severity;
import java.util.List;

/**
 * How findings are judged.
 *
 * @param failOn the least serious finding that makes the answer no
 * @param allowed from all sources, strongest first
 */
public record CheckSettings(Severity failOn, List<Allow> allowed) {
  public CheckSettings {
    allowed = List.copyOf(allowed);
  }
}
