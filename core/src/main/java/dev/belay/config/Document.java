package dev.belay.config;

import java.util.List;
import java.util.Map;

/**
 * What belay.yaml says, still as text: known keys only, references not yet expanded.
 *
 * @param top by setting's key
 * @param targets by name, each by setting's key, in the order of the file
 */
record Document(Map<String, List<Written>> top, Map<String, Map<String, List<Written>>> targets) {
  static final Document EMPTY = new Document(Map.of(), Map.of());
}
