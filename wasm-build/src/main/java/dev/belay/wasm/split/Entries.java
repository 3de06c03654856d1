package dev.belay.wasm.split;

import dev.belay.wasm.Block;
import java.util.HashMap;
import java.util.Map;

/**
 * For each label whose case has moved: the block that now goes there, and the number of the case.
 */
final class Entries {
  /**
   * @param gate behind whose end the new function is called
   */
  record Entry(Block gate, int number) {}

  private final Map<Block, Entry> entries = new HashMap<>();

  void put(Block label, Block gate, int number) {
    entries.put(label, new Entry(gate, number));
  }

  /** A label whose case stays where it is leads to itself. */
  Entry of(Block label) {
    return entries.getOrDefault(label, new Entry(label, 0));
  }
}
