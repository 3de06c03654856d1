package dev.belay.wasm.split;

import dev.belay.wasm.Block;
import dev.belay.wasm.Code;
import dev.belay.wasm.Function;
import dev.belay.wasm.Plain;
import dev.belay.wasm.Switch;
import dev.belay.wasm.WasmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which locals may still be read at a place before they are written; one bit for each local. */
final class Liveness {
  private final Map<Block, Long> atLabels = new HashMap<>();
  private boolean changed;

  Liveness(Function function) {
    if (function.locals().size() >= Long.SIZE) {
      throw new WasmException("a function of " + function.locals().size() + " locals");
    }
    do {
      changed = false;
      before(function.root().body(), 0);
    } while (changed);
  }

  /** The locals that are read after a jump to the block's label. */
  long at(Block block) {
    return atLabels.getOrDefault(block, 0L);
  }

  /** The locals that are read by this code, or behind it. */
  long before(List<Code> code, long behind) {
    long live = behind;
    for (Code one : code.reversed()) {
      live = before(one, live);
    }
    return live;
  }

  private long before(Code code, long behind) {
    return switch (code) {
      case Plain ignored -> behind;
      case Code.Call ignored -> behind;
      case Code.End ignored -> 0;
      case Code.Local local -> before(local, behind);
      case Code.Branch branch -> at(branch.target()) | (branch.conditional() ? behind : 0);
      case Switch jumps -> at(jumps.targets());
      case Block block -> before(block, behind);
    };
  }

  private static long before(Code.Local local, long behind) {
    long bit = 1L << local.index();
    return local.access() == Code.Access.GET ? behind | bit : behind & ~bit;
  }

  private long at(List<Block> targets) {
    long live = 0;
    for (Block target : targets) {
      live |= at(target);
    }
    return live;
  }

  private long before(Block block, long behind) {
    return switch (block.kind()) {
      case LOOP -> {
        long begin = before(block.body(), behind);
        note(block, begin);
        yield begin;
      }
      case IF -> {
        note(block, behind);
        yield before(block.body(), behind) | before(block.otherwise(), behind);
      }
      case BLOCK, FUNCTION -> {
        note(block, behind);
        yield before(block.body(), behind);
      }
    };
  }

  private void note(Block block, long live) {
    long old = at(block);
    if ((old | live) != old) {
      atLabels.put(block, old | live);
      changed = true;
    }
  }
}
