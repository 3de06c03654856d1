package dev.belay.wasm.split;

import dev.belay.wasm.Block;
import dev.belay.wasm.Code;
import dev.belay.wasm.Function;
import dev.belay.wasm.Switch;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where blocks and switches stand in a function as it is now. */
final class Places {
  private final Map<Block, Block> holders = new HashMap<>();
  private final Map<Switch, Block> switches = new LinkedHashMap<>();

  Places(Function function) {
    note(function.root(), function.root().body());
  }

  private void note(Block holder, List<Code> code) {
    for (Code one : code) {
      if (one instanceof Switch found) {
        switches.put(found, holder);
      } else if (one instanceof Block block) {
        holders.put(block, holder);
        note(block, block.body());
        note(block, block.otherwise());
      }
    }
  }

  /** In the order of the code. */
  List<Switch> switches() {
    return List.copyOf(switches.keySet());
  }

  /** The block that holds the switch; absent when it has been moved away. */
  Optional<Block> of(Switch wanted) {
    return Optional.ofNullable(switches.get(wanted));
  }

  /** The block or function that holds a block; absent for a function. */
  Optional<Block> of(Block block) {
    return Optional.ofNullable(holders.get(block));
  }
}
