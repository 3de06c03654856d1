package dev.belay.config;

import dev.belay.check.Allow;
import dev.belay.check.Severity;
import java.util.List;

/**
 * How findings are judged.
 *
 * @param failOn the least serious finding that makes the answer no
 * @param allowed from all sources, strongest first
 * @param rules the ids of rules that are off unless they are asked for
 */
public record CheckSettings(Severity failOn, List<Allow> allowed, List<String> rules) {
  public CheckSettings {
    allowed = List.copyOf(allowed);
    rules = List.copyOf(rules);
  }
}
