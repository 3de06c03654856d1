package dev.belay.config;

import java.util.List;

/**
 * How findings are judged.
 *
 * @param failOn the least serious finding that makes the answer no
 * @param allowed from all sources, strongest first
 */
public record CheckSettings(FailOn failOn, List<Allowance> allowed) {
  public CheckSettings {
    allowed = List.copyOf(allowed);
  }
}
